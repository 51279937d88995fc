namespace Playbooks.Language.Diagnostics;

/// <summary>What to write instead: in words, and where it is one word for another, as that.</summary>
/// <param name="Text">The words.</param>
/// <param name="Wrong">The word that is wrong, as the author wrote it, or null.</param>
/// <param name="Right">The word to write in its place, or null.</param>
public sealed record Advice(string Text, string? Wrong = null, string? Right = null)
{
    /// <summary>Words alone.</summary>
    public static implicit operator Advice?(string? text) => FromString(text);

    /// <summary>Words alone; null for none.</summary>
    public static Advice? FromString(string? text) => text is null ? null : new Advice(text);

    /// <summary><c>did you mean `right`?</c></summary>
    public static Advice DidYouMean(string wrong, string right) => new($"did you mean `{right}`?", wrong, right);

    /// <summary>
    /// What the place holds when it is mended: its text with the wrong word replaced. Null where the word does not stand
    /// there just once and as it was read, or where the right one could not be written there without an escape.
    /// </summary>
    public string? RepairOf(Location place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (string.IsNullOrEmpty(Wrong) || Right is null || Right.AsSpan().IndexOfAny("\"\\\r\n\t") >= 0)
        {
            return null;
        }
        var text = place.Text;
        var at = text.IndexOf(Wrong, StringComparison.Ordinal);
        return at >= 0 && text.IndexOf(Wrong, at + 1, StringComparison.Ordinal) < 0
            ? string.Concat(text.AsSpan(0, at), Right, text.AsSpan(at + Wrong.Length))
            : null;
    }
}
