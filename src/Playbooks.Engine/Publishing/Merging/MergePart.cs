namespace Playbooks.Engine.Publishing.Merging;

/// <summary>A part of a document that two texts were merged into.</summary>
public abstract record MergePart;

/// <summary>A part that stands: nobody changed it, one of the two did, or both did alike.</summary>
/// <param name="Text">What stands there.</param>
public sealed record AgreedPart(string Text) : MergePart;

/// <summary>A part that both changed, each otherwise: somebody has to choose.</summary>
/// <param name="Line">The line of the live text at which it stands, from 1.</param>
/// <param name="Before">What stood there before either; null where there was no document.</param>
/// <param name="Live">What the live release has; null where it took the document out.</param>
/// <param name="Draft">What the draft has; null where it takes the document out.</param>
public sealed record DisputedPart(int Line, string? Before, string? Live, string? Draft) : MergePart;

/// <summary>Which text of a disputed part shall be.</summary>
public enum MergeSide
{
    /// <summary>The live release's.</summary>
    Live,

    /// <summary>The draft's.</summary>
    Draft,

    /// <summary>Both, the live release's first.</summary>
    Both,
}
