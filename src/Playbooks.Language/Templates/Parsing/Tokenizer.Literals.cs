using System.Globalization;
using System.Numerics;
using System.Text;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>Texts in all their quotes, and numbers in all their forms.</summary>
internal sealed partial class Tokenizer
{
    /// <summary>Digits of a whole number.</summary>
    public const int MaxDigits = 1_000;

    // Interpolated texts that are open here, with the curly brackets that were open around each.
    private readonly Stack<(int Start, char Quote, int Braces)> _interpolations = new();

    private string ReadQuoted(int start, char quote)
    {
        var value = new StringBuilder();
        while (_at < _text.Length && _text[_at] != quote)
        {
            ReadTextCharacter(value);
        }
        Close(start, quote);
        return value.ToString();
    }

    private void Close(int start, char quote)
    {
        if (_at < _text.Length)
        {
            _at++;
            return;
        }
        // A quotation mark in text that was taken for code swallows the codes behind it, or stands behind the last of them.
        var (open, close) = (_text.IndexOf("{{", start, StringComparison.Ordinal), _text.IndexOf("}}", start, StringComparison.Ordinal));
        if (_codeEnd == CodeEnd.Braces && (close < 0 || (open >= 0 && open < close)))
        {
            CutOff(TemplateErrors.Unterminated, _tokens[_codeToken].Span with { Length = 2 }, NoEnd, EndCode);
        }
        CutOff(TemplateErrors.Unterminated, new TextSpan(start, _text[start] == '$' ? 2 : 1), "the text has no end", $"write `{quote}` behind it");
    }

    private string ReadVerbatim()
    {
        var start = _at++;
        var value = new StringBuilder();
        while (_at < _text.Length && (_text[_at] != '`' || Peek(1) == '`'))
        {
            _at += _text[_at] == '`' ? 1 : 0;
            value.Append(_text[_at++]);
        }
        Close(start, '`');
        return value.ToString();
    }

    private void ReadTextCharacter(StringBuilder value)
    {
        if (_text[_at] != '\\')
        {
            value.Append(_text[_at++]);
            return;
        }
        var start = _at;
        var c = Peek(1);
        _at = Math.Min(_at + 2, _text.Length);
        switch (c)
        {
            case 'n': value.Append('\n'); break;
            case 'r': value.Append('\r'); break;
            case 't': value.Append('\t'); break;
            case 'b': value.Append('\b'); break;
            case 'f': value.Append('\f'); break;
            case 'v': value.Append('\v'); break;
            case '0': value.Append('\0'); break;
            case '\\' or '"' or '\'' or '{' or '}': value.Append(c); break;
            case '\n': break;
            case 'u': ReadHex(start, 4, value); break;
            case 'x': ReadHex(start, 2, value); break;
            default:
                Report(TemplateErrors.BadEscape, TextSpan.FromBounds(start, _at), $"unknown escape sequence `{_text[start.._at]}`", "a backslash itself is written `\\\\`");
                break;
        }
    }

    private void ReadHex(int start, int digits, StringBuilder value)
    {
        var end = Math.Min(_at + digits, _text.Length);
        if (end - _at == digits && int.TryParse(_text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            value.Append((char)code);
            _at = end;
            return;
        }
        Report(TemplateErrors.BadEscape, TextSpan.FromBounds(start, _at), $"`{_text[start.._at]}` needs {digits} hexadecimal digits");
    }

    private void OpenInterpolation(bool isAfterSpace)
    {
        var start = _at;
        _at += 2;
        _interpolations.Push((start, _text[start + 1], _braces));
        Add(TokenKind.InterpolationStart, start, null, isAfterSpace);
        ReadInterpolationText();
    }

    // The text up to the next embedded expression or the closing quote.
    private void ReadInterpolationText()
    {
        var (start, quote, braces) = _interpolations.Peek();
        var textStart = _at;
        var value = new StringBuilder();
        while (_at < _text.Length && _text[_at] != quote && _text[_at] != '{')
        {
            ReadTextCharacter(value);
        }
        if (value.Length > 0)
        {
            Add(TokenKind.InterpolationText, textStart, value.ToString());
        }
        var end = _at;
        if (_at < _text.Length && _text[_at] == '{')
        {
            _at++;
            _braces = 0;
            Add(TokenKind.InterpolationOpen, end, null);
            return;
        }
        Close(start, quote);
        _interpolations.TryPop(out _);
        _braces = braces;
        Add(TokenKind.InterpolationEnd, end, null);
    }

    private void CloseEmbedded()
    {
        var start = _at++;
        Add(TokenKind.InterpolationClose, start, null);
        ReadInterpolationText();
    }

    private void ReportOpenInterpolations()
    {
        while (_interpolations.TryPop(out var open))
        {
            CutOff(TemplateErrors.Unterminated, new TextSpan(open.Start, 2), "the text has no end", $"close the expression in it with `}}` and the text with `{open.Quote}`");
        }
    }

    private void ReadNumber(bool isAfterSpace)
    {
        var start = _at;
        var value = Peek(0) == '0' && Peek(1) is 'x' or 'X' or 'b' or 'B' ? ReadPrefixed() : ReadDecimalNumber();
        // `12abc` is no number followed by a name.
        string? help = null;
        if (_at < _text.Length && (char.IsLetter(_text[_at]) || _text[_at] == '_'))
        {
            var word = _at;
            SkipWord();
            help = PartedNumber.HelpWithLetters(_text[start..word], _text[word.._at].ToUpperInvariant());
            value = null;
        }
        if (value is null)
        {
            Report(TemplateErrors.BadNumber, TextSpan.FromBounds(start, _at), $"`{_text[start.._at]}` is not a number", help);
        }
        Add(TokenKind.Number, start, value ?? 0, isAfterSpace);
    }

    private object? ReadPrefixed()
    {
        var isHex = Peek(1) is 'x' or 'X';
        _at += 2;
        var start = _at;
        while (_at < _text.Length && (_text[_at] == '_' || (isHex ? char.IsAsciiHexDigit(_text[_at]) : _text[_at] is '0' or '1')))
        {
            _at++;
        }
        var digits = _text[start.._at].Replace("_", "", StringComparison.Ordinal);
        var isUnsigned = Peek(0) is 'u' or 'U';
        _at += isUnsigned ? 1 : 0;
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier;
        if (!ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var bits))
        {
            return null;
        }
        // Without `u` the bits of 32 or 64 are a signed number, as in a cast.
        return (isUnsigned, bits) switch
        {
            (true, <= uint.MaxValue) => Fit((long)bits),
            (true, _) => new BigInteger(bits),
            (false, <= uint.MaxValue) => unchecked((int)(uint)bits),
            (false, _) => unchecked((long)bits),
        };
    }

    private object? ReadDecimalNumber()
    {
        var start = _at;
        SkipDigits();
        var isFloat = false;
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            isFloat = true;
            _at++;
            SkipDigits();
        }
        if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            isFloat = true;
            _at += 2;
            SkipDigits();
        }
        var digits = _text[start.._at].Replace("_", "", StringComparison.Ordinal);
        switch (char.ToLowerInvariant(Peek(0)))
        {
            case 'f':
                _at++;
                return float.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var single) ? single : null;
            case 'm':
                _at++;
                return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
            case 'd':
                _at++;
                isFloat = true;
                break;
        }
        return isFloat
            ? double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null
            : digits.Length > MaxDigits ? null : long.TryParse(digits, CultureInfo.InvariantCulture, out var whole) ? Fit(whole) : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
    }

    private void SkipDigits()
    {
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }
    }

    // The smallest type that holds the number, as Scriban has it.
    internal static object Fit(long value)
    {
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            return (int)value;
        }
        return value;
    }
}
