using System.Net;
using System.Text;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary><c>html.*</c></summary>
internal static class HtmlFunctions
{
    private const string Unreserved = "-._~";
    private const string Reserved = ":/?#[]@!$&'()*+,;=%";

    public static IEnumerable<Function> All =>
    [
        Function.Of("html.escape", "text: text", DataType.String, a => Marked(a, a.Run.IsStrict ? Escaping.Html(a.Text(0)) : WebUtility.HtmlEncode(a.Text(0)))),
        Function.Of("html.strip", "text: text", DataType.String, a => a.TextOrNull(0) is { } text ? WithoutTags(text) : null),
        Function.Of("html.newline_to_br", "text: text", DataType.String, a => Marked(a, LineBreaks(a))),
        Function.Of("html.url_encode", "text: text", DataType.String, a => a[0] is null ? null : a.Made(Percent(a.Text(0), Unreserved))),
        Function.Of("html.url_escape", "text: text", DataType.String, a => a[0] is null ? null : a.Made(Percent(a.Text(0), Unreserved + Reserved.Replace("%", "", StringComparison.Ordinal)))),
    ];

    // In HTML what is escaped is markup now, and must not be escaped again.
    private static object? Marked(Arguments a, string text) =>
        a[0] is null || a.Made(text) is null ? null : a.Run.Format == TemplateFormat.Html ? new RawText(text) : text;

    // In front of every line break, which stays as it is.
    private static string LineBreaks(Arguments a)
    {
        var text = a.Run.Escaped(a[0], a.Text(0));
        var writer = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isBreak = text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'));
            writer.Append(isBreak ? "<br />" : "").Append(text[i]);
        }
        return writer.ToString();
    }

    private static string WithoutTags(string text)
    {
        var writer = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?') ? EndOfTag(text, i) : -1;
            if (end < 0)
            {
                writer.Append(text[i]);
                continue;
            }
            i = end;
        }
        return writer.ToString();
    }

    // Comments, scripts and styles go with what is in them.
    private static int EndOfTag(string text, int start)
    {
        foreach (var (open, close) in new[] { ("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>") })
        {
            if (string.Compare(text, start, open, 0, open.Length, StringComparison.OrdinalIgnoreCase) == 0
                && text.IndexOf(close, start, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                return at + close.Length - 1;
            }
        }
        // A bracket between quotation marks belongs to an attribute.
        var quote = '\0';
        for (var i = start; i < text.Length; i++)
        {
            if (quote == '\0' && text[i] == '>')
            {
                return i;
            }
            quote = text[i] is not ('"' or '\'') ? quote : quote == '\0' && text[i - 1] == '=' ? text[i] : quote == text[i] ? '\0' : quote;
        }
        return text.IndexOf('>', start);
    }

    private static string Percent(string text, string kept)
    {
        var writer = new StringBuilder(text.Length);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || kept.Contains(c, StringComparison.Ordinal))
            {
                writer.Append(c);
            }
            else
            {
                writer.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        return writer.ToString();
    }
}
