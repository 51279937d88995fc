namespace Playbooks.Engine.Publishing;

/// <summary>A release in the history of releases: what was proposed, by whom, who approved it, and when it was live. Its content never changes.</summary>
public sealed record ReleaseEntry
{
    /// <summary>Its number: 1, 2, 3 and so on.</summary>
    public required long Number { get; init; }

    /// <summary>Hash of its content: <c>sha256:…</c>. Two entries may have the same one, as after a rollback.</summary>
    public required string Hash { get; init; }

    /// <summary>Where it stands.</summary>
    public required ReleaseState State { get; init; }

    /// <summary>Where it came from.</summary>
    public required ReleaseOrigin Origin { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string Author { get; init; }

    /// <summary>Why, in the author's words.</summary>
    public required string Note { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Number of the release that was live when it was proposed, on top of which alone it may go live; null where none was.</summary>
    public long? Base { get; init; }

    /// <summary>The draft that it was made of, or null.</summary>
    public string? Draft { get; init; }

    /// <summary>The draft's revision that it was made of, or null without a draft.</summary>
    public long? DraftRevision { get; init; }

    /// <summary>The release that it restores, for a rollback.</summary>
    public long? Restores { get; init; }

    /// <summary>Whether a second person had to approve it, by the policy that was live when it was proposed.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>Who approved it, or null.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When it was approved.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>When it is to go live, where that was set to a time.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>When it went live, or null.</summary>
    public DateTimeOffset? LiveFrom { get; init; }

    /// <summary>When another took its place, or null.</summary>
    public DateTimeOffset? LiveUntil { get; init; }

    /// <summary>Why it was refused, voided or could not go live, or null.</summary>
    public string? EndedBecause { get; init; }
}

/// <summary>Where a release stands.</summary>
public enum ReleaseState
{
    /// <summary>It waits for a second person.</summary>
    Proposed,

    /// <summary>It is approved, or needs no approval, and waits for its time.</summary>
    Scheduled,

    /// <summary>It is the one that decides.</summary>
    Live,

    /// <summary>It was live once.</summary>
    Past,

    /// <summary>Its draft was edited after it was proposed, or it was withdrawn: it cannot go live any more.</summary>
    Void,

    /// <summary>The second person said no.</summary>
    Refused,
}

/// <summary>Where a release comes from.</summary>
public enum ReleaseOrigin
{
    /// <summary>A draft of the store.</summary>
    Draft,

    /// <summary>A workspace's folder.</summary>
    Folder,

    /// <summary>An earlier release that was made live again.</summary>
    Rollback,
}
