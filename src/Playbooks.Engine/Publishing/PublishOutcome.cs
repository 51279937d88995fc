using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>What became of publishing, approving or rolling back.</summary>
/// <param name="End">Which way it went.</param>
/// <param name="Release">The release that it is about, as it is now; null where there is none.</param>
/// <param name="Message">The same in words: lower case, no full stop.</param>
public sealed record PublishOutcome(PublishEnd End, ReleaseEntry? Release, string Message)
{
    /// <summary>What was checked; null where it did not come to that.</summary>
    public Candidate? Candidate { get; init; }

    /// <summary>What kept it from being done: mistakes of the documents, failed examples, a missing note, files in the way.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether what was asked for is so now.</summary>
    public bool IsDone => End is PublishEnd.Live or PublishEnd.Scheduled or PublishEnd.Proposed or PublishEnd.Ended or PublishEnd.Unchanged;
}

/// <summary>The ways in which publishing ends.</summary>
public enum PublishEnd
{
    /// <summary>It is live.</summary>
    Live,

    /// <summary>It waits for its time.</summary>
    Scheduled,

    /// <summary>It waits for a second person.</summary>
    Proposed,

    /// <summary>It was refused or withdrawn, as was asked.</summary>
    Ended,

    /// <summary>The live release holds the same; nothing was done.</summary>
    Unchanged,

    /// <summary>The documents have errors, or an example comes out otherwise; nothing was done.</summary>
    Broken,

    /// <summary>The note, the time or a file of the folder stands against it; nothing was done.</summary>
    Refused,

    /// <summary>Another release went live since, or the draft was edited meanwhile; nothing went live.</summary>
    Outdated,

    /// <summary>The draft or the release is in a state in which this cannot be done.</summary>
    NotOpen,

    /// <summary>Nobody approves what they proposed.</summary>
    OwnProposal,

    /// <summary>The approval names another content than the release has.</summary>
    OtherContent,

    /// <summary>There is no such draft or release.</summary>
    NotFound,
}
