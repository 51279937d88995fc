using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>
/// Makes releases: checks documents, runs their examples, asks for a second person where the policy wants one, and puts
/// them live. What is broken or out of date never goes live, on whichever way.
/// </summary>
/// <param name="releases">Where releases are kept.</param>
/// <param name="drafts">Where drafts are kept.</param>
/// <param name="clock">The time of changes, and the one that scheduled releases wait for.</param>
/// <param name="folder">The folder that shows what is live, where there is one.</param>
/// <param name="wentLive">Told of each release that this publisher put live, before anybody else is.</param>
public sealed partial class Publisher(
    IReleaseStore releases, IDraftStore drafts, TimeProvider clock, PublishedFolder? folder = null, Action<ReleaseEntry, Release>? wentLive = null)
{
    private static readonly TimeSpan s_furthest = TimeSpan.FromDays(366);

    private readonly DocumentShelf _documents = new(releases);
    private readonly Workbench _workbench = new(drafts, releases, clock);
    private readonly ApprovalRule _approvals = new();

    /// <summary>Publishes a draft: puts it live, or proposes or schedules it.</summary>
    public async Task<PublishOutcome> PublishDraftAsync(string id, Publication publication, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(publication);
        if (await _workbench.FindAsync(id, cancel) is not { } draft)
        {
            return new PublishOutcome(PublishEnd.NotFound, null, $"there is no draft `{id}`");
        }
        if (draft.Draft.State != DraftState.Open)
        {
            return new PublishOutcome(PublishEnd.NotOpen, null, draft.Draft.State == DraftState.Published ? "the draft was published already" : "the draft was discarded");
        }
        var live = await releases.LiveAsync(cancel);
        if (live?.Number != draft.Draft.Base)
        {
            return new PublishOutcome(PublishEnd.Outdated, live, $"release {Shown(live?.Number)} went live since the draft was begun; take its changes into the draft first");
        }
        var proposal = new Proposal(draft.All, ReleaseOrigin.Draft, publication) { Draft = draft.Draft };
        var outcome = await ProposeAsync(proposal, live, cancel);
        if (outcome.End is PublishEnd.Live or PublishEnd.Scheduled or PublishEnd.Proposed)
        {
            await EndEarlierAsync(outcome.Release!, cancel);
        }
        return outcome;
    }

    /// <summary>Publishes the content of a folder.</summary>
    public async Task<PublishOutcome> PublishFolderAsync(DocumentSet documents, Publication publication, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return await PublishFolderAsync(documents, null, publication, cancel);
    }

    /// <summary>Publishes the content of a folder that was checked already.</summary>
    public async Task<PublishOutcome> PublishFolderAsync(Candidate candidate, Publication publication, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return await PublishFolderAsync(candidate.Documents, candidate, publication, cancel);
    }

    /// <summary>Makes what an earlier release holds live again, as a new release; checked and approved like any other.</summary>
    public async Task<PublishOutcome> RollbackAsync(long number, Publication publication, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(publication);
        if (await releases.FindAsync(number, cancel) is not { } target || await releases.DocumentsAsync(number, cancel) is not { } documents)
        {
            return NotFound(number);
        }
        if (target.LiveFrom is null)
        {
            return new PublishOutcome(PublishEnd.NotOpen, target, $"release {Shown(number)} was never live");
        }
        var proposal = new Proposal(documents, ReleaseOrigin.Rollback, publication) { Restores = number };
        return await ProposeAsync(proposal, await releases.LiveAsync(cancel), cancel);
    }

    private async Task<PublishOutcome> PublishFolderAsync(DocumentSet documents, Candidate? candidate, Publication publication, CancellationToken cancel)
    {
        var live = await releases.LiveAsync(cancel);
        if (await FindWaitingAsync(documents, live, publication, cancel) is { } waiting)
        {
            return Done(waiting);
        }
        var outcome = await ProposeAsync(new Proposal(documents, ReleaseOrigin.Folder, publication) { Candidate = candidate }, live, cancel);
        if (outcome.End is PublishEnd.Live or PublishEnd.Scheduled or PublishEnd.Proposed)
        {
            await EndEarlierAsync(outcome.Release!, cancel);
        }
        return outcome;
    }

    // A folder that is read again, as when the service starts, is not proposed again.
    private async Task<ReleaseEntry?> FindWaitingAsync(DocumentSet documents, ReleaseEntry? live, Publication publication, CancellationToken cancel)
    {
        foreach (var entry in await releases.WaitingAsync(cancel))
        {
            if (entry is { Origin: ReleaseOrigin.Folder, State: ReleaseState.Proposed }
                && entry.Base == live?.Number && entry.Author == publication.Actor && entry.PublishAt == publication.PublishAt
                && DocumentDifference.Between(await _documents.OfAsync(entry.Number, cancel), documents).IsEmpty)
            {
                return entry;
            }
        }
        return null;
    }

    private async Task<PublishOutcome> ProposeAsync(Proposal proposal, ReleaseEntry? live, CancellationToken cancel)
    {
        using var span = Instruments.Activities.StartActivity("playbooks.publish");
        var now = clock.GetUtcNow();
        if (Refuse(proposal.Publication, now) is { IsEmpty: false } refused)
        {
            return new PublishOutcome(PublishEnd.Refused, null, refused[0].Message) { Diagnostics = refused };
        }
        var before = await _documents.OfAsync(live?.Number, cancel);
        if (live is not null && DocumentDifference.Between(before, proposal.Documents).IsEmpty)
        {
            return new PublishOutcome(PublishEnd.Unchanged, live, $"release {Shown(live.Number)} is live and holds the same");
        }
        var candidate = proposal.Candidate ?? Candidate.Check(proposal.Documents);
        if (!candidate.IsPublishable)
        {
            Instruments.Published("broken");
            return Broken(candidate, live);
        }
        var entry = proposal.ToEntry(candidate, live, _approvals.Requires(candidate, live, before), now);
        return await AddAsync(entry, candidate, before, cancel);
    }

    private async Task<PublishOutcome> AddAsync(ReleaseEntry entry, Candidate candidate, DocumentSet before, CancellationToken cancel)
    {
        var now = entry.ProposedAt;
        var isLive = entry.State == ReleaseState.Live;
        await using var writing = isLive ? await BeginWritingAsync(entry, before, candidate.Documents, cancel) : FolderWriting.None;
        if (!writing.Conflicts.IsEmpty)
        {
            return InTheWay(writing, null, candidate);
        }
        var verb = entry.State switch
        {
            ReleaseState.Live => "published",
            ReleaseState.Scheduled => "scheduled",
            _ => "proposed",
        };
        var audit = new AuditEntry(now, entry.Author, $"release.{verb}", "", entry.Note);
        if (await releases.AddAsync(entry, candidate.Documents, entry.Base, audit, isLive ? ReleaseNews.Of(entry, now) : null, cancel) is not { } added)
        {
            return new PublishOutcome(PublishEnd.Outdated, await releases.LiveAsync(cancel), "another release went live meanwhile, or the draft was edited; nothing was published") { Candidate = candidate };
        }
        return isLive ? Conclude(added, candidate, writing) : Done(added) with { Candidate = candidate };
    }

    // What comes from the folder is there already.
    private async Task<FolderWriting> BeginWritingAsync(ReleaseEntry entry, DocumentSet before, DocumentSet documents, CancellationToken cancel) =>
        folder is null || entry.Origin == ReleaseOrigin.Folder
            ? FolderWriting.None
            : await folder.BeginAsync(before, documents, entry.Hash, cancel);

    private PublishOutcome Conclude(ReleaseEntry live, Candidate candidate, FolderWriting writing)
    {
        Instruments.Published("live");
        _approvals.Note(live, candidate);
        _documents.Put(live.Number, candidate.Documents);
        wentLive?.Invoke(live, candidate.Release!);
        var done = Done(live) with { Candidate = candidate };
        return writing.Complete() is { } failure
            ? done with { Message = $"{done.Message}, but the folder could not be written: {failure}" }
            : done;
    }

    private static PublishOutcome InTheWay(FolderWriting writing, ReleaseEntry? release, Candidate candidate) =>
        new(PublishEnd.Refused, release, "the release cannot be written into the folder") { Diagnostics = writing.Conflicts, Candidate = candidate };

    private static ImmutableArray<Diagnostic> Refuse(Publication publication, DateTimeOffset now)
    {
        var refused = ImmutableArray.CreateBuilder<Diagnostic>();
        if (Notes.Refuse(publication.Note, "note") is { } badNote)
        {
            refused.Add(badNote);
        }
        if (publication.PublishAt is { } at && (at <= now || at > now + s_furthest))
        {
            var message = at <= now ? "the time to go live is over" : "the time to go live is more than a year away";
            refused.Add(PublishingErrors.BadTime.At(Places.OfMissing("publishAt"), message, "leave it out to go live at once"));
        }
        return refused.ToImmutable();
    }

    private static PublishOutcome Broken(Candidate candidate, ReleaseEntry? release) =>
        new(PublishEnd.Broken, release, candidate.Release is null ? "the documents have errors" : "an example comes out otherwise")
        {
            Candidate = candidate,
            Diagnostics = candidate.Diagnostics,
        };

    private static PublishOutcome Done(ReleaseEntry entry) => entry.State switch
    {
        ReleaseState.Live => new(PublishEnd.Live, entry, $"release {Shown(entry.Number)} is live"),
        ReleaseState.Scheduled => new(PublishEnd.Scheduled, entry, string.Create(CultureInfo.InvariantCulture, $"release {entry.Number} goes live at {entry.PublishAt:u}")),
        ReleaseState.Proposed => new(PublishEnd.Proposed, entry, $"release {Shown(entry.Number)} waits for somebody else to approve it"),
        _ => new(PublishEnd.Ended, entry, $"release {Shown(entry.Number)} will not go live"),
    };

    private static PublishOutcome NotFound(long number) => new(PublishEnd.NotFound, null, $"there is no release {Shown(number)}");

    private static string Shown(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
