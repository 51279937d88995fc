using System.Text;

namespace Playbooks.Retention.Interviews;

/// <summary>Text on its way into a paper.</summary>
internal static class PaperText
{
    private const string Markup = "\\`*_[]<>|~&#+";

    /// <summary>Without the characters that XML cannot hold, halves of pairs among them; lines end in <c>\n</c>.</summary>
    public static string Clean(string text)
    {
        var writer = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or >= ' ' and < 0x7F or >= 0xA0 and not (0xFFFD or 0xFFFE or 0xFFFF))
            {
                writer.Append(rune);
            }
        }
        return writer.ToString();
    }

    /// <summary>
    /// A plain text as Markdown that looks the same: its lines stay lines, lines that begin with <c>- </c> stay lists,
    /// and none of its characters becomes markup.
    /// </summary>
    public static string ToMarkdown(string text, string? title)
    {
        var writer = new StringBuilder(text.Length + 64);
        if (title is not null)
        {
            writer.Append("# ").Append(Escape(title)).Append("\n\n");
        }
        var lines = text.Trim('\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            var isItem = line.StartsWith("- ", StringComparison.Ordinal);
            writer.Append(isItem ? "- " + Escape(line[2..]) : Escape(line));
            var next = i + 1 < lines.Length ? lines[i + 1].Trim() : "";
            if (line.Length > 0 && next.Length > 0 && !next.StartsWith("- ", StringComparison.Ordinal))
            {
                // The line after a list is a paragraph again, any other one only a new line.
                writer.Append(isItem ? "\n" : "\\");
            }
            writer.Append('\n');
        }
        return writer.ToString();
    }

    private static string Escape(string text)
    {
        var writer = new StringBuilder(text.Length + 8);
        var inNumber = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Markup.Contains(c, StringComparison.Ordinal) || (i == 0 && c is ('-' or '=')) || (inNumber && i > 0 && c is ('.' or ')')))
            {
                writer.Append('\\');
            }
            inNumber &= char.IsAsciiDigit(c);
            writer.Append(c);
        }
        return writer.ToString();
    }
}
