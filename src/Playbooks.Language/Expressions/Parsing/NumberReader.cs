using System.Globalization;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>Reads one number as C# writes it: digits with <c>_</c>, hexadecimal, binary, point, exponent, suffix.</summary>
/// <param name="excerpt">The text.</param>
/// <param name="diagnostics">Takes the mistakes.</param>
/// <param name="isWorkflow">Whether those who write it know C#.</param>
internal sealed class NumberReader(Excerpt excerpt, ICollection<Diagnostic> diagnostics, bool isWorkflow)
{
    private readonly string _text = excerpt.Text;

    public Token Read(ref int at)
    {
        var start = at;
        if (_text[at] == '0' && at + 1 < _text.Length && _text[at + 1] is 'x' or 'X' or 'b' or 'B')
        {
            return ReadBased(ref at, start);
        }
        SkipDigits(ref at);
        var isReal = false;
        if (at + 1 < _text.Length && _text[at] == '.' && char.IsAsciiDigit(_text[at + 1]))
        {
            isReal = true;
            at++;
            SkipDigits(ref at);
        }
        isReal |= SkipExponent(ref at);
        var digits = _text[start..at].Replace("_", "", StringComparison.Ordinal);
        var suffix = ReadSuffix(ref at, DurationUnit.IsUnit);
        var value = Value(digits, isReal, suffix);
        if (!isWorkflow)
        {
            WarnIfMisleading(TextSpan.FromBounds(start, at), digits, suffix);
        }
        return Finish(start, at, value, isReal && suffix.Length == 0 ? digits : _text[start..at], PartedNumber.HelpWithLetters(digits, suffix));
    }

    private Token ReadBased(ref int at, int start)
    {
        var isHex = _text[at + 1] is 'x' or 'X';
        at += 2;
        var first = at;
        while (at < _text.Length && (_text[at] == '_' || (isHex ? char.IsAsciiHexDigit(_text[at]) : _text[at] is '0' or '1')))
        {
            at++;
        }
        var digits = _text[first..at].Replace("_", "", StringComparison.Ordinal);
        var suffix = ReadSuffix(ref at, _ => false);
        var style = isHex ? NumberStyles.HexNumber : NumberStyles.BinaryNumber;
        object? value = ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var number) ? Fit(number, suffix) : null;
        return Finish(start, at, value, _text[start..at]);
    }

    // `2m` says two million to some and the amount two here; `100.000` is a hundred thousand where many authors live.
    private void WarnIfMisleading(TextSpan span, string digits, string suffix)
    {
        var text = _text.Substring(span.Start, span.Length);
        if (PartedNumber.HelpWithMillions(digits, suffix) is { } help)
        {
            Warn($"`{text}` is the amount {digits}, not millions", help);
        }
        else if (PartedNumber.WithPoint(text) is { } whole)
        {
            Warn($"`{text}` is read as {digits.Split('.')[0]}, with decimals behind the point", $"thousands have no separators: `{whole}`");
        }

        void Warn(string message, string advice) => diagnostics.Add(ExpressionErrors.MisleadingNumber.At(excerpt.Locate(span), message, advice));
    }

    private Token Finish(int start, int end, object? value, string text, string? help = null)
    {
        var span = TextSpan.FromBounds(start, end);
        if (value is null)
        {
            diagnostics.Add(ExpressionErrors.MalformedNumber.At(
                excerpt.Locate(span), $"`{_text[start..end]}` is not a number, or too large for one", help ?? "whole numbers go up to 18446744073709551615; suffixes are L, U, UL, f, d and m"));
        }
        return new Token(TokenKind.Number, span, text, value ?? 0);
    }

    // Letters that follow at once are a suffix, unless they are a unit of time (`30days`), which is left for the parser.
    private string ReadSuffix(ref int at, Func<string, bool> isOther)
    {
        var end = at;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_'))
        {
            end++;
        }
        var suffix = _text[at..end];
        if (isOther(suffix))
        {
            return "";
        }
        at = end;
        return suffix.ToUpperInvariant();
    }

    private void SkipDigits(ref int at)
    {
        while (at < _text.Length && (char.IsAsciiDigit(_text[at]) || (_text[at] == '_' && at + 1 < _text.Length && char.IsAsciiDigit(_text[at + 1]))))
        {
            at++;
        }
    }

    private bool SkipExponent(ref int at)
    {
        var next = at + 1;
        if (at >= _text.Length || _text[at] is not ('e' or 'E'))
        {
            return false;
        }
        next += next < _text.Length && _text[next] is '+' or '-' ? 1 : 0;
        if (next >= _text.Length || !char.IsAsciiDigit(_text[next]))
        {
            return false;
        }
        at = next;
        SkipDigits(ref at);
        return true;
    }

    private static object? Value(string digits, bool isReal, string suffix)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var invariant = CultureInfo.InvariantCulture;
        return suffix switch
        {
            "M" => decimal.TryParse(digits, Style, invariant, out var amount) ? amount : null,
            "F" => float.TryParse(digits, Style, invariant, out var single) && float.IsFinite(single) ? single : null,
            "D" => double.TryParse(digits, Style, invariant, out var real) && double.IsFinite(real) ? real : null,
            "" when isReal => double.TryParse(digits, Style, invariant, out var real) && double.IsFinite(real) ? real : null,
            _ => !isReal && ulong.TryParse(digits, NumberStyles.None, invariant, out var whole) ? Fit(whole, suffix) : null,
        };
    }

    // The first of int, uint, long, ulong that holds the number and agrees with the suffix.
    private static object? Fit(ulong value, string suffix) => suffix switch
    {
        "" when value <= int.MaxValue => (object)(int)value,
        "" or "U" when value <= uint.MaxValue => (uint)value,
        "" or "L" when value <= long.MaxValue => (long)value,
        "" or "U" or "L" or "UL" or "LU" => value,
        _ => null,
    };
}
