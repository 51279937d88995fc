using Playbooks.Engine.Publishing;
using Playbooks.Studio.Access;

namespace Playbooks.Studio.Releasing;

/// <summary>A draft as its page shows it: as it is kept, or after something about it was asked for and not done.</summary>
public sealed record DraftModel
{
    /// <summary>Who looks.</summary>
    public required Visitor Visitor { get; init; }

    /// <summary>The draft with all documents.</summary>
    public required DraftDocuments Documents { get; init; }

    /// <summary>What checking it found.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>The waiting release that was made of it, or null.</summary>
    public ReleaseEntry? Waiting { get; init; }

    /// <summary>What standing on the live release would come to; null where it does already.</summary>
    public RebasePlan? Rebase { get; init; }

    /// <summary>Why the live release was not taken in, where that was asked for.</summary>
    public string? NotRebased { get; init; }

    /// <summary>What came of publishing it, where that was not done.</summary>
    public PublishOutcome? Outcome { get; init; }

    /// <summary>The note that was written, and is kept.</summary>
    public string Note { get; init; } = "";

    /// <summary>The time that was chosen, as the field holds it.</summary>
    public string At { get; init; } = "";

    /// <summary>What was just done, as one word of the address.</summary>
    public string? Notice { get; init; }

    /// <summary>The draft.</summary>
    public Draft Draft => Documents.Draft;

    /// <summary>Whether another release went live since it was begun.</summary>
    public bool IsOutdated => Rebase is not null;

    /// <summary>Whether it can be changed and published by whoever looks.</summary>
    public bool MayWrite => Draft.State == DraftState.Open && Visitor.May(PageScopes.Author);
}

/// <summary>Puts a draft's page together.</summary>
internal sealed class DraftReading(Workbench workbench, IReleaseStore releases)
{
    /// <summary>The draft, or null when there is none.</summary>
    public async Task<DraftModel?> ReadAsync(string id, Visitor visitor, CancellationToken cancel)
    {
        if (await workbench.FindAsync(id, cancel) is not { } documents)
        {
            return null;
        }
        var waiting = await releases.WaitingAsync(cancel);
        return new DraftModel
        {
            Visitor = visitor,
            Documents = documents,
            Candidate = Candidate.Check(documents.All),
            Rebase = await workbench.PlanRebaseAsync(documents, cancel),
            Waiting = waiting.FirstOrDefault(entry => entry.Draft == id && entry.DraftRevision == documents.Draft.Revision),
        };
    }
}
