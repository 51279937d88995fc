using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Studio.Access;

namespace Playbooks.Studio.Releasing;

/// <summary>A release as its page shows it.</summary>
public sealed record ReleaseModel
{
    /// <summary>Who looks.</summary>
    public required Visitor Visitor { get; init; }

    /// <summary>The release.</summary>
    public required ReleaseEntry Entry { get; init; }

    /// <summary>How many documents it holds.</summary>
    public required int Documents { get; init; }

    /// <summary>What it changed, or would change, in the release that was live before it.</summary>
    public ImmutableArray<DocumentDifference> Differences { get; init; } = [];

    /// <summary>Whether whoever looks proposed it, and so cannot approve it.</summary>
    public bool IsOwn => Entry.Author == Visitor.Actor;

    /// <summary>For a waiting one, whether it may go live.</summary>
    public Candidate? Candidate { get; init; }

    /// <summary>What came of what was asked for, where that was not done.</summary>
    public PublishOutcome? Outcome { get; init; }

    /// <summary>The note that was written, and is kept.</summary>
    public string Note { get; init; } = "";

    /// <summary>What was just done, as one word of the address.</summary>
    public string? Notice { get; init; }
}

/// <summary>Puts a release's page together.</summary>
internal sealed class ReleaseReading(IReleaseStore releases)
{
    /// <summary>The release, or null when there is none.</summary>
    public async Task<ReleaseModel?> ReadAsync(long number, Visitor visitor, CancellationToken cancel)
    {
        if (await releases.FindAsync(number, cancel) is not { } entry || await releases.DocumentsAsync(number, cancel) is not { } documents)
        {
            return null;
        }
        var before = entry.Base is { } based ? await releases.DocumentsAsync(based, cancel) ?? DocumentSet.Empty : DocumentSet.Empty;
        var isWaiting = entry.State is ReleaseState.Proposed or ReleaseState.Scheduled;
        return new ReleaseModel
        {
            Visitor = visitor,
            Entry = entry,
            Documents = documents.Texts.Count,
            Differences = entry.Base is null ? [] : DocumentDifference.Between(before, documents),
            Candidate = isWaiting ? Candidate.Check(documents) : null,
        };
    }
}
