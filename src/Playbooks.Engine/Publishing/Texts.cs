namespace Playbooks.Engine.Publishing;

/// <summary>Texts that a file and every store can hold.</summary>
internal static class Texts
{
    /// <summary>Whether a text has no null character and no half of a surrogate pair.</summary>
    public static bool IsWhole(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }
        return true;
    }
}
