using System.Buffers;

namespace Playbooks.Language.Diagnostics;

/// <summary>
/// Texts of others as people see them on a terminal. What would steer the terminal (a file that was exported from elsewhere
/// may hold anything) is shown by a picture of it, a character for a character, and does nothing.
/// </summary>
public static class ShownText
{
    private const char Delete = '\u007F';
    private const char Replacement = '\uFFFD';
    private const char FirstPicture = '\u2400';
    private const char PictureOfDelete = '\u2421';

    private static readonly SearchValues<char> s_steering =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(letter => char.IsControl(letter) && letter is not ('\n' or '\t'))]);

    /// <summary>The text without what steers, line breaks and tabs aside.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny(s_steering) < 0 ? text : string.Create(text.Length, text, static (shown, text) =>
        {
            for (var i = 0; i < shown.Length; i++)
            {
                shown[i] = s_steering.Contains(text[i]) ? PictureOf(text[i]) : text[i];
            }
        });
    }

    private static char PictureOf(char letter) => letter switch
    {
        < ' ' => (char)(FirstPicture + letter),
        Delete => PictureOfDelete,
        _ => Replacement,
    };
}
