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

    // What makes markup anywhere in a line, and what does so only where a line begins. A value stays in the line it is
    // written in: a line break of its own would end the table row or the quotation around it.
    private static string Markdown(string text)
    {
        var writer = new StringBuilder(text.Length + 8);
        var digits = 0;
        var atLineStart = true;
        var line = text.ReplaceLineEndings(" ");
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~'
                || (c == '&' && i + 1 < line.Length && (line[i + 1] == '#' || char.IsAsciiLetter(line[i + 1])))
                || (atLineStart && c is ('#' or '+' or '-' or '='))
                || (digits > 0 && digits == writer.Length && c is ('.' or ')')))
            {
                writer.Append('\\');
            }
            digits = char.IsAsciiDigit(c) ? digits + 1 : digits;
            writer.Append(c);
            atLineStart &= c == ' ';
        }
        return writer.ToString();
    }
}
