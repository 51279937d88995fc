using System.Collections.Immutable;

namespace Playbooks.Engine.Publishing;

/// <summary>A set of edited documents on top of the release that they were made from.</summary>
public sealed record Draft
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for, in its author's words.</summary>
    public required string Title { get; init; }

    /// <summary>Who began it.</summary>
    public required string Author { get; init; }

    /// <summary>Number of the release that it was made from; null on an empty store.</summary>
    public long? Base { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public DraftState State { get; init; }

    /// <summary>How often it was changed: 0 when it is begun, and one more with each save, revert and rebase.</summary>
    public long Revision { get; init; }

    /// <summary>What was edited, by path.</summary>
    public ImmutableSortedDictionary<string, DraftDocument> Documents { get; init; } =
        ImmutableSortedDictionary.Create<string, DraftDocument>(StringComparer.Ordinal);
}

/// <summary>Where a draft stands.</summary>
public enum DraftState
{
    /// <summary>It can be edited and published.</summary>
    Open,

    /// <summary>It became a release.</summary>
    Published,

    /// <summary>Its author gave it up; what it held is kept.</summary>
    Discarded,
}

/// <summary>An edited document of a draft.</summary>
/// <param name="Path">Its path in the workspace.</param>
/// <param name="Text">Its text; null where the draft takes the document out.</param>
/// <param name="Version">The draft's revision that the save made. So a version never comes again, even when an edit is taken out and made anew.</param>
/// <param name="Author">Who saved it last.</param>
/// <param name="SavedAt">When.</param>
public sealed record DraftDocument(string Path, string? Text, long Version, string Author, DateTimeOffset SavedAt);

/// <summary>What became of a save.</summary>
/// <param name="Saved">Whether it was saved. If not, someone else saved in between (or the draft is not open), and nothing changed.</param>
/// <param name="Current">The document as the draft now holds it; null where the draft does not hold it.</param>
public sealed record DraftSave(bool Saved, DraftDocument? Current);
