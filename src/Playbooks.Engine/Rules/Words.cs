using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>The words of a short text, with their places.</summary>
internal static class Words
{
    /// <summary>The runs of characters between blanks.</summary>
    public static List<TextSpan> Split(string text)
    {
        var words = new List<TextSpan>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            if (i > start)
            {
                words.Add(TextSpan.FromBounds(start, i));
            }
        }
        return words;
    }

    /// <summary>A span without the blanks at both of its ends.</summary>
    public static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }
        return TextSpan.FromBounds(start, end);
    }
}
