using Playbooks.Engine.Recording;

namespace Playbooks.Engine.Publishing;

// What becomes of releases that wait: approved, refused, withdrawn, overtaken, or their time has come.
public sealed partial class Publisher
{
    private const string ServiceActor = "service";

    /// <summary>Approves a release that waits for it, which then goes live, or waits for its time.</summary>
    /// <param name="number">The release.</param>
    /// <param name="hash">The content that the approver saw.</param>
    /// <param name="actor">Who approves: somebody else than who proposed it.</param>
    /// <param name="note">What they say to it, or null.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<PublishOutcome> ApproveAsync(long number, string hash, string actor, string? note, CancellationToken cancel)
    {
        if (await releases.FindAsync(number, cancel) is not { } entry)
        {
            return NotFound(number);
        }
        if (RefuseJudging(entry, hash, note) is { } refused)
        {
            return refused;
        }
        if (await IsOwnAsync(entry, actor, cancel))
        {
            return new PublishOutcome(PublishEnd.OwnProposal, entry, "nobody approves what they proposed: somebody else has to");
        }
        var now = clock.GetUtcNow();
        var approved = entry with { ApprovedBy = actor, ApprovedAt = now };
        var audit = new AuditEntry(now, actor, "release.approved", Shown(number), note?.Trim());
        if (entry.PublishAt is { } at && at > now)
        {
            var moved = await releases.MoveAsync(approved with { State = ReleaseState.Scheduled }, ReleaseState.Proposed, entry.Base, audit, null, cancel);
            return moved is null ? await EndOutdatedAsync(entry, cancel) : Done(moved);
        }
        return await GoLiveAsync(approved, ReleaseState.Proposed, audit, cancel);
    }

    /// <summary>Says no to a release that waits for approval.</summary>
    public async Task<PublishOutcome> RefuseAsync(long number, string hash, string actor, string note, CancellationToken cancel)
    {
        if (await releases.FindAsync(number, cancel) is not { } entry)
        {
            return NotFound(number);
        }
        return RefuseJudging(entry, hash, note ?? "") is { } refused
            ? refused
            : await EndAsync(entry, ReleaseState.Refused, actor, "release.refused", note!.Trim(), cancel);
    }

    /// <summary>Takes back a release that waits for approval or for its time.</summary>
    public async Task<PublishOutcome> WithdrawAsync(long number, string actor, string note, CancellationToken cancel)
    {
        if (await releases.FindAsync(number, cancel) is not { } entry)
        {
            return NotFound(number);
        }
        if (entry.State is not (ReleaseState.Proposed or ReleaseState.Scheduled))
        {
            return NotWaiting(entry);
        }
        return Notes.Refuse(note, "note") is { } badNote
            ? new PublishOutcome(PublishEnd.Refused, entry, badNote.Message) { Diagnostics = [badNote] }
            : await EndAsync(entry, ReleaseState.Void, actor, "release.withdrawn", note.Trim(), cancel);
    }

    /// <summary>Puts live what was set to a time that has come; what cannot go live any more is ended, with the reason.</summary>
    /// <returns>What became of each, in the order of their times.</returns>
    public async Task<IReadOnlyList<PublishOutcome>> PublishDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var waiting = await releases.WaitingAsync(cancel);
        var outcomes = new List<PublishOutcome>();
        foreach (var entry in waiting.Where(entry => entry.State == ReleaseState.Scheduled && entry.PublishAt <= now).OrderBy(entry => entry.PublishAt).ThenBy(entry => entry.Number))
        {
            var audit = new AuditEntry(now, ServiceActor, "release.published", Shown(entry.Number), "its time has come");
            outcomes.Add(await GoLiveAsync(entry, ReleaseState.Scheduled, audit, cancel));
        }
        return outcomes;
    }

    private static PublishOutcome? RefuseJudging(ReleaseEntry entry, string hash, string? note)
    {
        if (entry.State != ReleaseState.Proposed)
        {
            return NotWaiting(entry);
        }
        if (entry.Hash != hash)
        {
            return new PublishOutcome(PublishEnd.OtherContent, entry, $"release {Shown(entry.Number)} has the content {entry.Hash}, not the one that was named");
        }
        return note is not null && Notes.Refuse(note, "note") is { } badNote
            ? new PublishOutcome(PublishEnd.Refused, entry, badNote.Message) { Diagnostics = [badNote] }
            : null;
    }

    // Whoever wrote some of it has seen all of it already; the second person is one who did not.
    private async Task<bool> IsOwnAsync(ReleaseEntry entry, string actor, CancellationToken cancel)
    {
        var draft = entry.Draft is { } id ? await drafts.FindAsync(id, cancel) : null;
        var authors = draft is null ? [] : draft.Documents.Values.Select(document => document.Author).Append(draft.Author);
        return authors.Append(entry.Author).Any(author => Persons.AreSame(author, actor));
    }

    private async Task<PublishOutcome> GoLiveAsync(ReleaseEntry entry, ReleaseState seen, AuditEntry audit, CancellationToken cancel)
    {
        var live = await releases.LiveAsync(cancel);
        if (live?.Number != entry.Base || await releases.DocumentsAsync(entry.Number, cancel) is not { } documents)
        {
            return await EndOutdatedAsync(entry, cancel);
        }
        // Another version of this program may have proposed it.
        var candidate = Candidate.Check(documents);
        if (!candidate.IsPublishable)
        {
            await EndAsync(entry, ReleaseState.Void, ServiceActor, "release.voided", "it does not check clean any more", cancel);
            return Broken(candidate, await releases.FindAsync(entry.Number, cancel));
        }
        var before = await _documents.OfAsync(live?.Number, cancel);
        await using var writing = await BeginWritingAsync(entry, before, documents, cancel);
        if (!writing.Conflicts.IsEmpty)
        {
            return InTheWay(writing, entry, candidate);
        }
        var changed = entry with { State = ReleaseState.Live, LiveFrom = audit.At };
        if (await releases.MoveAsync(changed, seen, entry.Base, audit, ReleaseNews.Of(changed, audit.At), cancel) is not { } moved)
        {
            return await EndOutdatedAsync(entry, cancel);
        }
        return Conclude(moved, candidate, writing);
    }

    private async Task<PublishOutcome> EndOutdatedAsync(ReleaseEntry entry, CancellationToken cancel)
    {
        var live = await releases.LiveAsync(cancel);
        if (live?.Number == entry.Base)
        {
            // Somebody else moved it on in between.
            return NotWaiting(await releases.FindAsync(entry.Number, cancel) ?? entry);
        }
        var reason = $"release {Shown(live?.Number)} went live after this one was proposed";
        var ended = await EndAsync(entry, ReleaseState.Void, ServiceActor, "release.voided", reason, cancel);
        return ended with { End = PublishEnd.Outdated, Message = $"{reason}; take its changes in and propose it anew" };
    }

    // What the same draft, or the folder, proposed before is not what anybody should approve any more.
    private async Task EndEarlierAsync(ReleaseEntry newer, CancellationToken cancel)
    {
        foreach (var entry in await releases.WaitingAsync(cancel))
        {
            if (entry.Number < newer.Number && entry.Origin == newer.Origin && entry.Draft == newer.Draft)
            {
                await EndAsync(entry, ReleaseState.Void, newer.Author, "release.voided", $"release {Shown(newer.Number)} took its place", cancel);
            }
        }
    }

    private async Task<PublishOutcome> EndAsync(ReleaseEntry entry, ReleaseState state, string actor, string action, string reason, CancellationToken cancel)
    {
        var live = await releases.LiveAsync(cancel);
        var audit = new AuditEntry(clock.GetUtcNow(), actor, action, Shown(entry.Number), reason);
        var ended = await releases.MoveAsync(entry with { State = state, EndedBecause = reason }, entry.State, live?.Number, audit, null, cancel);
        return ended is null ? NotWaiting(await releases.FindAsync(entry.Number, cancel) ?? entry) : Done(ended);
    }

    private static PublishOutcome NotWaiting(ReleaseEntry entry) => new(PublishEnd.NotOpen, entry, entry.State switch
    {
        ReleaseState.Live => $"release {Shown(entry.Number)} is live already",
        ReleaseState.Past => $"release {Shown(entry.Number)} was live before",
        ReleaseState.Scheduled => $"release {Shown(entry.Number)} is approved and waits for its time",
        ReleaseState.Proposed => $"release {Shown(entry.Number)} was changed meanwhile",
        _ => $"release {Shown(entry.Number)} ended: {entry.EndedBecause}",
    });
}
