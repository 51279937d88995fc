using System.Collections.Immutable;
using Playbooks.Engine.Publishing.Merging;

namespace Playbooks.Engine.Publishing;

/// <summary>What became of moving a draft onto the live release.</summary>
/// <param name="End">Which way it went.</param>
/// <param name="Draft">The draft as it is now, or null.</param>
/// <param name="Conflicts">The documents that both changed at the same places, and of which nobody said yet which text shall be.</param>
public sealed record RebaseOutcome(RebaseEnd End, Draft? Draft, ImmutableArray<RebaseConflict> Conflicts);

/// <summary>The ways in which rebasing ends.</summary>
public enum RebaseEnd
{
    /// <summary>The draft stands on the live release.</summary>
    Rebased,

    /// <summary>Documents were changed by both at the same places; nothing was done.</summary>
    Conflicts,

    /// <summary>Somebody edited the draft at the same moment; nothing was done.</summary>
    Edited,

    /// <summary>The draft was published or discarded; nothing was done.</summary>
    NotOpen,

    /// <summary>There is no such draft.</summary>
    NoDraft,
}

/// <summary>A document that a draft edits and that later releases changed, too.</summary>
/// <param name="Path">Its path.</param>
/// <param name="BaseText">The text that the draft began with; null: it was not there.</param>
/// <param name="LiveText">The text of the live release; null: it is not there.</param>
/// <param name="DraftText">The draft's text; null: the draft takes it out.</param>
public sealed record RebaseConflict(string Path, string? BaseText, string? LiveText, string? DraftText)
{
    /// <summary>Both texts in one, but for the places that both changed.</summary>
    public MergedDocument Merged { get; } = DocumentMerge.Merge(Path, BaseText, LiveText, DraftText);

    /// <summary>What whoever settles it has seen: it follows from the three texts.</summary>
    public string Tag => DocumentEtag.Of(string.Join('\0', BaseText is null, BaseText, LiveText is null, LiveText, DraftText is null, DraftText));
}
