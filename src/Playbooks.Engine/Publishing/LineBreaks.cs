namespace Playbooks.Engine.Publishing;

/// <summary>Line breaks: forms of browsers send others than the files have, and that is no edit.</summary>
internal static class LineBreaks
{
    private const string Carriage = "\r\n";
    private const string Feed = "\n";

    /// <summary>The text with the line breaks of another; with plain ones where there is no other.</summary>
    public static string Like(string text, string? other)
    {
        var plain = Plain(text);
        return other is not null && other.Contains(Carriage, StringComparison.Ordinal) ? plain.Replace(Feed, Carriage, StringComparison.Ordinal) : plain;
    }

    /// <summary>Whether two texts are the same but for their line breaks.</summary>
    public static bool AreSame(string? left, string? right) =>
        left is null || right is null ? ReferenceEquals(left, right) : string.Equals(left, right, StringComparison.Ordinal) || Plain(left) == Plain(right);

    private static string Plain(string text) => text.Replace(Carriage, Feed, StringComparison.Ordinal);
}
