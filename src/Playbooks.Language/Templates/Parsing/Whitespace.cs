namespace Playbooks.Language.Templates.Parsing;

/// <summary>Whitespace control at the edges of code: <c>-</c> takes all whitespace, <c>~</c> what is on the line.</summary>
internal static class Whitespace
{
    /// <summary>The text in front of an opening mark.</summary>
    public static string TrimBefore(string text, char mark) => mark switch
    {
        '-' => text.TrimEnd(),
        '~' => text[..LineStartOrText(text)],
        _ => text,
    };

    /// <summary>The text behind a closing mark; <c>~</c> takes the first line break too, and nothing beyond it.</summary>
    public static string TrimAfter(string text, char mark)
    {
        switch (mark)
        {
            case '-':
                return text.TrimStart();
            case '~':
                var i = 0;
                while (i < text.Length && text[i] != '\n' && char.IsWhiteSpace(text[i]))
                {
                    i++;
                }
                return i < text.Length && text[i] == '\n' ? text[(i + 1)..] : text[i..];
            default:
                return text;
        }
    }

    /// <summary>The spaces between the line's start and the code that follows the text, or null when something else stands there.</summary>
    public static string? IndentationAtEnd(string text, bool startsLine)
    {
        var start = LineStartOrText(text);
        var isAtLineStart = start == 0 ? startsLine : text[start - 1] == '\n';
        return isAtLineStart && start < text.Length ? text[start..] : null;
    }

    // Index behind the last character that is not a space of the last line.
    private static int LineStartOrText(string text)
    {
        var i = text.Length;
        while (i > 0 && text[i - 1] != '\n' && char.IsWhiteSpace(text[i - 1]))
        {
            i--;
        }
        return i;
    }
}
