using System.Globalization;
using System.Text;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>
/// Reads one text in single or double quotes with the escapes of C#; behind <c>@</c> a backslash is itself, which
/// patterns need. A doubled quote stands for the quote.
/// </summary>
internal sealed class TextReader(Excerpt excerpt, ICollection<Diagnostic> diagnostics)
{
    private readonly string _text = excerpt.Text;

    public Token Read(ref int at)
    {
        var start = at;
        var isVerbatim = _text[at] == '@';
        at += isVerbatim ? 1 : 0;
        var quote = _text[at++];
        var value = new StringBuilder();
        while (at < _text.Length)
        {
            var c = _text[at];
            if (c == quote && at + 1 < _text.Length && _text[at + 1] == quote)
            {
                value.Append(quote);
                at += 2;
            }
            else if (c == quote)
            {
                at++;
                return Token(start, at, value);
            }
            else if (c == '\\' && !isVerbatim)
            {
                ReadEscape(ref at, value);
            }
            else
            {
                value.Append(c);
                at++;
            }
        }
        var span = TextSpan.FromBounds(start, at);
        diagnostics.Add(ExpressionErrors.UnterminatedText.At(excerpt.Locate(span), $"the text that begins here has no closing {quote}"));
        return Token(start, at, value);
    }

    private Token Token(int start, int end, StringBuilder value) =>
        new(TokenKind.Text, TextSpan.FromBounds(start, end), _text[start..end], value.ToString());

    private void ReadEscape(ref int at, StringBuilder value)
    {
        var start = at++;
        var c = at < _text.Length ? _text[at++] : '\0';
        if ("\\'\"0abefnrtv".IndexOf(c, StringComparison.Ordinal) is >= 0 and var index)
        {
            value.Append("\\'\"\0\a\b\u001b\f\n\r\t\v"[index]);
            return;
        }
        var (least, most) = c switch { 'u' => (4, 4), 'U' => (8, 8), 'x' => (1, 4), _ => (0, 0) };
        var digits = 0;
        while (digits < most && at + digits < _text.Length && char.IsAsciiHexDigit(_text[at + digits]))
        {
            digits++;
        }
        if (most > 0 && digits >= least && uint.TryParse(_text.AsSpan(at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            && (most < 8 || Rune.IsValid(code)))
        {
            at += digits;
            value.Append(most == 8 ? new Rune(code).ToString() : ((char)code).ToString());
            return;
        }
        var written = _text[start..at];
        diagnostics.Add(ExpressionErrors.UnknownEscape.At(
            excerpt.Locate(TextSpan.FromBounds(start, at)), $"`{written}` means nothing in a text", $"a backslash is written `\\\\`; in `@'…'` it stands for itself"));
    }
}
