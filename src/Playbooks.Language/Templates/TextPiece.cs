namespace Playbooks.Language.Templates;

/// <summary>A piece of plain text of a template, which all that it writes have alike.</summary>
/// <param name="text">The text.</param>
/// <param name="isOfMany">Whether many texts have it alike: what is evaluated while a text is written is that text's own.</param>
public sealed class TextPiece(string text, bool isOfMany = true)
{
    // A shorter one would not be worth its place.
    private const int Shortest = 24;

    private volatile object? _mark;

    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>How many characters it has: of a piece that stands apart nobody need look at more.</summary>
    internal int Length { get; } = text.Length;

    /// <summary>What somebody who keeps such pieces has noted about it; several may note something, and the last one stays.</summary>
    public object? Mark
    {
        get => _mark;
        set => _mark = value;
    }

    /// <summary>Whether it stands apart from what is written around it: not half of a letter at an end, which belongs to its other half.</summary>
    internal bool StandsApart { get; } = isOfMany && text.Length >= Shortest && !char.IsSurrogate(text[0]) && !char.IsSurrogate(text[^1]);
}
