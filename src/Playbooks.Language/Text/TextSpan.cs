namespace Playbooks.Language.Text;

/// <summary>A run of characters in a text, counted in UTF-16 code units from its beginning.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Number of characters; zero marks a place between two of them.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Index just behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to, and without, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>The smallest span that covers this one and <paramref name="other"/>.</summary>
    public TextSpan Union(TextSpan other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <inheritdoc/>
    public override string ToString() => $"{Start}..{End}";
}
