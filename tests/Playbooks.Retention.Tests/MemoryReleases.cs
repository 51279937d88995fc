using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Decisions;

namespace Playbooks.Retention.Tests;

/// <summary>Releases and decisions in memory, with the one rule that binds them: a decision is kept only while its release is live.</summary>
internal sealed class MemoryReleases : ILiveRelease, IReleaseStore, IDecisionLog
{
    private readonly List<DocumentSet> _documents = [];
    private readonly SortedDictionary<string, DecisionRecord> _decisions = new(StringComparer.Ordinal);
    private NumberedRelease? _live;

    /// <summary>What this node decides with; behind the live one until it is refreshed.</summary>
    public NumberedRelease? Current { get; private set; }

    public List<Notification> Notifications { get; } = [];

    public List<AuditEntry> Audit { get; } = [];

    public void Publish(DocumentSet documents)
    {
        _documents.Add(documents);
        _live = new NumberedRelease(_documents.Count, RecordedWorkspace.Compile(documents));
        Current ??= _live;
    }

    public Task<NumberedRelease?> RefreshAsync(CancellationToken cancel) => Task.FromResult(Current = _live);

    public Task<DocumentSet?> DocumentsAsync(long number, CancellationToken cancel) =>
        Task.FromResult(number <= _documents.Count ? _documents[(int)number - 1] : null);

    public Task<bool> AppendAsync(DecisionRecord record, Notification? notification, CancellationToken cancel)
    {
        if (record.ReleaseNumber != _live?.Number)
        {
            return Task.FromResult(false);
        }
        _decisions.Add(record.Id, record);
        Notifications.AddRange(notification is null ? [] : [notification]);
        return Task.FromResult(true);
    }

    Task<DecisionRecord?> IDecisionLog.FindAsync(string id, CancellationToken cancel) => Task.FromResult(_decisions.GetValueOrDefault(id));

    public Task<ImmutableArray<DecisionRecord>> ListAsync(string? account, string? before, int most, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<DecisionRecord>>(
        [
            .. _decisions.Values.Reverse()
                .Where(record => (account is null || record.Account == account) && (before is null || string.CompareOrdinal(record.Id, before) < 0))
                .Take(most),
        ]);

    public Task<ImmutableArray<PastAction>> RecommendedAsync(string account, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<PastAction>>(
        [
            .. _decisions.Values.Where(record => record.Account == account && record.At >= from && record.At < until)
                .SelectMany(record => record.Actions.Select(action => new PastAction(action.Action, action.Contact, record.At))),
        ]);

    public Task ForgetAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task ReplaceAsync(ImmutableArray<DecisionRecord> erased, AuditEntry audit, CancellationToken cancel)
    {
        foreach (var record in erased)
        {
            _decisions[record.Id] = record;
        }
        Audit.Add(audit);
        return Task.CompletedTask;
    }

    public Task<long> DeleteBeforeAsync(DateTimeOffset time, AuditEntry audit, CancellationToken cancel) => throw new NotSupportedException();

    public Task<ReleaseEntry?> AddAsync(ReleaseEntry release, DocumentSet documents, long? seenLive, AuditEntry audit, Notification? notification, CancellationToken cancel) =>
        throw new NotSupportedException();

    public Task<ReleaseEntry?> FindAsync(long number, CancellationToken cancel) => throw new NotSupportedException();

    Task<ReleaseEntry?> IReleaseStore.FindAsync(string hash, CancellationToken cancel) => throw new NotSupportedException();

    public Task<ReleaseEntry?> LiveAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task<ImmutableArray<ReleaseEntry>> ListAsync(long? before, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task<ImmutableArray<ReleaseEntry>> WaitingAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task<ReleaseEntry?> MoveAsync(ReleaseEntry changed, ReleaseState seen, long? seenLive, AuditEntry audit, Notification? notification, CancellationToken cancel) =>
        throw new NotSupportedException();
}
