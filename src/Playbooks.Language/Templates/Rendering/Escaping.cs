using System.Text;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Makes values stay values in what a template writes.</summary>
internal static class Escaping
{
    public static string Escape(string text, TemplateFormat format) => format switch
    {
        TemplateFormat.Html => Html(text),
        TemplateFormat.Markdown => Markdown(text),
        _ => text,
    };

    public static string Html(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0)
        {
            return text;
        }
        var writer = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => writer.Append("&amp;"),
                '<' => writer.Append("&lt;"),
                '>' => writer.Append("&gt;"),
                '"' => writer.Append("&quot;"),
                '\'' => writer.Append("&#39;"),
                _ => writer.Append(c),
            };
        }
        return writer.ToString();
    }

    // What makes markup anywhere in a line, and what does so only where a line begins.
    private static string Markdown(string text)
    {
        var writer = new StringBuilder(text.Length + 8);
        var atLineStart = true;
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' || (atLineStart && c is '#' or '+' or '-' or '=' && atLineStart))
            {
                writer.Append('\\');
            }
            writer.Append(c);
            atLineStart = c == '\n' || (atLineStart && c == ' ');
        }
        return writer.ToString();
    }
}
