using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;

namespace Playbooks.Engine.Tests.Publishing;

/// <summary>Drafts and releases in memory, by the ports' own words; what becomes of them on disk is tested with the stores.</summary>
internal sealed class MemoryStore : IDraftStore, IReleaseStore
{
    private readonly Lock _turn = new();
    private readonly SortedDictionary<string, Draft> _drafts = new(StringComparer.Ordinal);
    private readonly List<(ReleaseEntry Entry, DocumentSet Documents)> _releases = [];

    /// <summary>Runs before a release is added: for what somebody else does in between.</summary>
    public Func<Task>? BeforeAdd { get; set; }

    public List<AuditEntry> Audit { get; } = [];

    public List<Notification> Notifications { get; } = [];

    public Task AddAsync(Draft draft, AuditEntry audit, CancellationToken cancel)
    {
        lock (_turn)
        {
            _drafts.Add(draft.Id, draft);
            Audit.Add(audit);
        }
        return Task.CompletedTask;
    }

    Task<Draft?> IDraftStore.FindAsync(string id, CancellationToken cancel) => Task.FromResult(_drafts.GetValueOrDefault(id));

    Task<ImmutableArray<Draft>> IDraftStore.ListAsync(DraftState? state, string? before, int most, CancellationToken cancel) =>
        Task.FromResult(_drafts.Values.Reverse().Where(draft => state is null || draft.State == state).Take(most).ToImmutableArray());

    public Task<DraftSave> SaveAsync(string id, string path, string? text, long seen, AuditEntry audit, CancellationToken cancel) =>
        Task.FromResult(Change(id, path, seen, audit, draft => draft.Documents.SetItem(path, new DraftDocument(path, text, draft.Revision + 1, audit.Actor, audit.At))));

    public Task<DraftSave> RevertAsync(string id, string path, long seen, AuditEntry audit, CancellationToken cancel) =>
        Task.FromResult(Change(id, path, seen, audit, draft => draft.Documents.Remove(path)));

    public Task<bool> RebaseAsync(string id, long release, AuditEntry audit, CancellationToken cancel) =>
        Task.FromResult(Change(id, audit, draft => draft with { Base = release, Revision = draft.Revision + 1 }));

    public Task<bool> DiscardAsync(string id, AuditEntry audit, CancellationToken cancel) =>
        Task.FromResult(Change(id, audit, draft => draft with { State = DraftState.Discarded }));

    public async Task<ReleaseEntry?> AddAsync(ReleaseEntry release, DocumentSet documents, long? seenLive, AuditEntry audit, Notification? notification, CancellationToken cancel)
    {
        if (BeforeAdd is { } before)
        {
            BeforeAdd = null;
            await before();
        }
        lock (_turn)
        {
            if (Live?.Number != seenLive || (release.Draft is { } id && (_drafts[id].State != DraftState.Open || _drafts[id].Revision != release.DraftRevision)))
            {
                return null;
            }
            var entry = release with { Number = _releases.Count + 1 };
            EndLive(entry);
            _releases.Add((entry, documents));
            Record(entry, audit, notification);
            return entry;
        }
    }

    public Task<ReleaseEntry?> FindAsync(long number, CancellationToken cancel) => Task.FromResult<ReleaseEntry?>(_releases.ElementAtOrDefault((int)number - 1).Entry);

    public Task<ReleaseEntry?> FindAsync(string hash, CancellationToken cancel) => Task.FromResult<ReleaseEntry?>(_releases.FindLast(release => release.Entry.Hash == hash).Entry);

    public Task<ReleaseEntry?> LiveAsync(CancellationToken cancel) => Task.FromResult(Live);

    Task<ImmutableArray<ReleaseEntry>> IReleaseStore.ListAsync(long? before, int most, CancellationToken cancel) =>
        Task.FromResult(_releases.Select(release => release.Entry).Reverse().Where(entry => before is null || entry.Number < before).Take(most).ToImmutableArray());

    public Task<DocumentSet?> DocumentsAsync(long number, CancellationToken cancel) => Task.FromResult<DocumentSet?>(_releases.ElementAtOrDefault((int)number - 1).Documents);

    public Task<ImmutableArray<ReleaseEntry>> WaitingAsync(CancellationToken cancel) =>
        Task.FromResult(_releases.Select(release => release.Entry).Where(entry => entry.State is ReleaseState.Proposed or ReleaseState.Scheduled).ToImmutableArray());

    public Task<ReleaseEntry?> MoveAsync(ReleaseEntry changed, ReleaseState seen, long? seenLive, AuditEntry audit, Notification? notification, CancellationToken cancel)
    {
        lock (_turn)
        {
            if (Live?.Number != seenLive || _releases[(int)changed.Number - 1].Entry.State != seen)
            {
                return Task.FromResult<ReleaseEntry?>(null);
            }
            EndLive(changed);
            Put(changed);
            Record(changed, audit, notification);
            return Task.FromResult<ReleaseEntry?>(changed);
        }
    }

    private ReleaseEntry? Live => _releases.Find(release => release.Entry?.State == ReleaseState.Live).Entry;

    private DraftSave Change(string id, string path, long seen, AuditEntry audit, Func<Draft, ImmutableSortedDictionary<string, DraftDocument>> edit)
    {
        lock (_turn)
        {
            var current = _drafts[id].Documents.GetValueOrDefault(path);
            var isSaved = (current?.Version ?? 0) == seen && Change(id, audit, draft => draft with { Documents = edit(draft), Revision = draft.Revision + 1 });
            return new DraftSave(isSaved, _drafts[id].Documents.GetValueOrDefault(path));
        }
    }

    private bool Change(string id, AuditEntry audit, Func<Draft, Draft> change)
    {
        lock (_turn)
        {
            if (!_drafts.TryGetValue(id, out var draft) || draft.State != DraftState.Open)
            {
                return false;
            }
            _drafts[id] = change(draft);
            foreach (var (entry, _) in _releases.FindAll(release => release.Entry.Draft == id && release.Entry.State is ReleaseState.Proposed or ReleaseState.Scheduled && release.Entry.Draft == id))
            {
                Put(entry with { State = ReleaseState.Void, EndedBecause = "its draft was edited" });
            }
            Audit.Add(audit);
            return true;
        }
    }

    private void EndLive(ReleaseEntry next)
    {
        if (next.State != ReleaseState.Live)
        {
            return;
        }
        if (Live is { } live)
        {
            Put(live with { State = ReleaseState.Past, LiveUntil = next.LiveFrom });
        }
        if (next.Draft is { } id)
        {
            _drafts[id] = _drafts[id] with { State = DraftState.Published };
        }
    }

    private void Put(ReleaseEntry entry) => _releases[(int)entry.Number - 1] = (entry, _releases[(int)entry.Number - 1].Documents);

    private void Record(ReleaseEntry entry, AuditEntry audit, Notification? notification)
    {
        Audit.Add(audit with { Subject = entry.Number.ToString(CultureInfo.InvariantCulture) });
        if (notification is not null)
        {
            Notifications.Add(notification with { Subject = entry.Number.ToString(CultureInfo.InvariantCulture) });
        }
    }
}
