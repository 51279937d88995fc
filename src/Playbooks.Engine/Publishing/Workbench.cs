using Playbooks.Engine.Recording;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>Where drafts are edited: on top of a release, by several people at once, without anybody's text being lost.</summary>
/// <param name="drafts">Where drafts are kept.</param>
/// <param name="releases">Where releases are kept.</param>
/// <param name="clock">The time of changes.</param>
public sealed class Workbench(IDraftStore drafts, IReleaseStore releases, TimeProvider clock)
{
    private readonly DocumentShelf _documents = new(releases);

    /// <summary>Begins a draft on top of the live release.</summary>
    /// <param name="title">What it is for.</param>
    /// <param name="actor">Who begins it.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>The draft, or what is wrong with its title.</returns>
    public async Task<(Draft? Draft, Diagnostic? Problem)> OpenAsync(string title, string actor, CancellationToken cancel)
    {
        if (Notes.Refuse(title, "title") is { } problem)
        {
            return (null, problem);
        }
        var now = clock.GetUtcNow();
        var live = await releases.LiveAsync(cancel);
        var draft = new Draft { Id = SortableId.Create(now), Title = title.Trim(), Author = actor, Base = live?.Number, CreatedAt = now };
        await drafts.AddAsync(draft, new AuditEntry(now, actor, "draft.created", draft.Id, draft.Title), cancel);
        return (draft, null);
    }

    /// <summary>A draft with all documents as it has them, or null.</summary>
    public async Task<DraftDocuments?> FindAsync(string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(id);
        return await drafts.FindAsync(id, cancel) is { } draft ? new DraftDocuments(draft, await _documents.OfAsync(draft.Base, cancel)) : null;
    }

    /// <summary>A document as a draft has it, or null when there is no such draft.</summary>
    public async Task<DocumentState?> ReadAsync(string id, string path, CancellationToken cancel) => (await FindAsync(id, cancel))?.Find(path);

    /// <summary>Saves a document's text, on top of the text that its author saw.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="path">The document.</param>
    /// <param name="text">The text; null takes the document out.</param>
    /// <param name="seen">The tag of the text that the author saw: <see cref="DocumentState.Etag"/>.</param>
    /// <param name="actor">Who saves.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<SaveOutcome> SaveAsync(string id, string path, string? text, string seen, string actor, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } draft)
        {
            return new SaveOutcome(SaveEnd.NoDraft, null);
        }
        if (DocumentLimits.Refuse(draft, path, text) is { } refused)
        {
            return new SaveOutcome(SaveEnd.Refused, null) { Diagnostics = [refused] };
        }
        var current = draft.Find(path);
        text = text is null ? null : LineBreaks.Like(text.TrimStart('\uFEFF'), current.BaseText ?? current.Text);
        if (EndEarly(draft, current, text, seen) is { } ended)
        {
            return ended;
        }
        if (text == current.BaseText)
        {
            return await RevertAsync(draft, current, text, actor, cancel);
        }
        var audit = new AuditEntry(clock.GetUtcNow(), actor, text is null ? "draft.document-removed" : "draft.document-saved", id, path);
        var saved = await drafts.SaveAsync(id, path, text, current.Edit?.Version ?? 0, audit, cancel);
        return await ConcludeAsync(saved, draft, path, text, cancel);
    }

    /// <summary>Takes a document's edit out of the draft, so that the text of its base shows again.</summary>
    public async Task<SaveOutcome> RevertAsync(string id, string path, string seen, string actor, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } draft)
        {
            return new SaveOutcome(SaveEnd.NoDraft, null);
        }
        var current = draft.Find(path);
        return EndEarly(draft, current, current.BaseText, seen) ?? await RevertAsync(draft, current, current.BaseText, actor, cancel);
    }

    /// <summary>Checks a draft and runs its examples; null when there is no such draft.</summary>
    public async Task<Candidate?> CheckAsync(string id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } draft ? Candidate.Check(draft.All) : null;

    /// <summary>What moving a draft onto the live release would come to; null where there is nothing to move.</summary>
    public async Task<RebasePlan?> PlanRebaseAsync(DraftDocuments draft, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return await PlanRebaseAsync(draft, RebaseChoices.None, cancel);
    }

    /// <summary>
    /// Moves a draft onto the live release. What only one of the two changed is taken, also within a document; where both changed
    /// the same place, nothing is done until its author said which text shall be, having seen both.
    /// </summary>
    public async Task<RebaseOutcome> RebaseAsync(string id, RebaseChoices choices, string actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (await FindAsync(id, cancel) is not { } draft)
        {
            return new RebaseOutcome(RebaseEnd.NoDraft, null, []);
        }
        if (draft.Draft.State != DraftState.Open)
        {
            return new RebaseOutcome(RebaseEnd.NotOpen, draft.Draft, []);
        }
        if (await PlanRebaseAsync(draft, choices, cancel) is not { } plan)
        {
            return new RebaseOutcome(RebaseEnd.Rebased, draft.Draft, []);
        }
        if (!plan.Conflicts.IsEmpty)
        {
            return new RebaseOutcome(RebaseEnd.Conflicts, draft.Draft, plan.Conflicts);
        }
        var audit = new AuditEntry(clock.GetUtcNow(), actor, "draft.rebased", id);
        var isDone = await drafts.RebaseAsync(id, draft.Draft.Revision, plan.Release.Number, plan.Merged, audit, cancel);
        var now = await drafts.FindAsync(id, cancel);
        return new RebaseOutcome(isDone ? RebaseEnd.Rebased : now?.State == DraftState.Open ? RebaseEnd.Edited : RebaseEnd.NotOpen, now, []);
    }

    /// <summary>Gives a draft up; what it held is kept. False when it is not open or not there.</summary>
    public Task<bool> DiscardAsync(string id, string actor, CancellationToken cancel) =>
        drafts.DiscardAsync(id, new AuditEntry(clock.GetUtcNow(), actor, "draft.discarded", id), cancel);

    // A text that is there already is saved, whoever saved it; nothing has to be written for that.
    private static SaveOutcome? EndEarly(DraftDocuments draft, DocumentState current, string? text, string seen)
    {
        if (draft.Draft.State != DraftState.Open)
        {
            return new SaveOutcome(SaveEnd.NotOpen, current);
        }
        if (text == current.Text && (current.Edit is null || text != current.BaseText))
        {
            return new SaveOutcome(SaveEnd.Saved, current);
        }
        return seen == current.Etag ? null : Conflict(current, text);
    }

    private static SaveOutcome Conflict(DocumentState current, string? text) =>
        new(SaveEnd.Conflict, current) { Difference = TextDifference.Between(current.Text, text) };

    private async Task<RebasePlan?> PlanRebaseAsync(DraftDocuments draft, RebaseChoices choices, CancellationToken cancel) =>
        draft.Draft.State == DraftState.Open && await releases.LiveAsync(cancel) is { } live && live.Number != draft.Draft.Base
            ? RebasePlan.Of(draft, live, await _documents.OfAsync(live.Number, cancel), choices)
            : null;

    private async Task<SaveOutcome> RevertAsync(DraftDocuments draft, DocumentState current, string? text, string actor, CancellationToken cancel)
    {
        var audit = new AuditEntry(clock.GetUtcNow(), actor, "draft.document-reverted", draft.Draft.Id, current.Path);
        var reverted = await drafts.RevertAsync(draft.Draft.Id, current.Path, current.Edit?.Version ?? 0, audit, cancel);
        return await ConcludeAsync(reverted, draft, current.Path, text, cancel);
    }

    private async Task<SaveOutcome> ConcludeAsync(DraftSave save, DraftDocuments before, string path, string? text, CancellationToken cancel)
    {
        if (await FindAsync(before.Draft.Id, cancel) is not { } draft)
        {
            return new SaveOutcome(SaveEnd.NoDraft, null);
        }
        var current = draft.Find(path);
        return save.Saved ? new SaveOutcome(SaveEnd.Saved, current)
            : draft.Draft.State == DraftState.Open ? Conflict(current, text)
            : new SaveOutcome(SaveEnd.NotOpen, current);
    }
}
