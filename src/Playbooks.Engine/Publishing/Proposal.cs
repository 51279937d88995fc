using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Publishing;

/// <summary>What somebody wants to be live.</summary>
/// <param name="Documents">All documents.</param>
/// <param name="Origin">Where they come from.</param>
/// <param name="Publication">Who wants it, why and when.</param>
internal sealed record Proposal(DocumentSet Documents, ReleaseOrigin Origin, Publication Publication)
{
    /// <summary>The draft that they come from, or null.</summary>
    public Draft? Draft { get; init; }

    /// <summary>The release that is restored, or null.</summary>
    public long? Restores { get; init; }

    /// <summary>The documents checked, where that was done already.</summary>
    public Candidate? Candidate { get; init; }

    /// <summary>The entry for the history of releases; its number is given when it is kept.</summary>
    public ReleaseEntry ToEntry(Candidate candidate, ReleaseEntry? live, bool needsApproval, DateTimeOffset now)
    {
        var state = needsApproval ? ReleaseState.Proposed : Publication.PublishAt is null ? ReleaseState.Live : ReleaseState.Scheduled;
        return new ReleaseEntry
        {
            Number = 0,
            Hash = candidate.Release!.Hash,
            State = state,
            Origin = Origin,
            Author = Publication.Actor,
            Note = Publication.Note.Trim(),
            ProposedAt = now,
            Base = live?.Number,
            Draft = Draft?.Id,
            DraftRevision = Draft?.Revision,
            Restores = Restores,
            NeedsApproval = needsApproval,
            PublishAt = Publication.PublishAt,
            LiveFrom = state == ReleaseState.Live ? now : null,
        };
    }
}
