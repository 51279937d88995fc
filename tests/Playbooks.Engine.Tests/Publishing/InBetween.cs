using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;

namespace Playbooks.Engine.Tests.Publishing;

/// <summary>Lets somebody else do something in the moment before a release is added.</summary>
internal sealed class InBetween(IReleaseStore inner) : IReleaseStore
{
    /// <summary>What they do; once.</summary>
    public Func<Task>? BeforeAdd { get; set; }

    public async Task<ReleaseEntry?> AddAsync(ReleaseEntry release, DocumentSet documents, long? seenLive, AuditEntry audit, Notification? notification, CancellationToken cancel)
    {
        if (BeforeAdd is { } before)
        {
            BeforeAdd = null;
            await before();
        }
        return await inner.AddAsync(release, documents, seenLive, audit, notification, cancel);
    }

    public Task<ReleaseEntry?> FindAsync(long number, CancellationToken cancel) => inner.FindAsync(number, cancel);

    public Task<ReleaseEntry?> FindAsync(string hash, CancellationToken cancel) => inner.FindAsync(hash, cancel);

    public Task<ReleaseEntry?> LiveAsync(CancellationToken cancel) => inner.LiveAsync(cancel);

    public Task<ImmutableArray<ReleaseEntry>> ListAsync(long? before, int most, CancellationToken cancel) => inner.ListAsync(before, most, cancel);

    public Task<DocumentSet?> DocumentsAsync(long number, CancellationToken cancel) => inner.DocumentsAsync(number, cancel);

    public Task<ImmutableArray<ReleaseEntry>> WaitingAsync(CancellationToken cancel) => inner.WaitingAsync(cancel);

    public Task<ReleaseEntry?> MoveAsync(ReleaseEntry changed, ReleaseState seen, long? seenLive, AuditEntry audit, Notification? notification, CancellationToken cancel) =>
        inner.MoveAsync(changed, seen, seenLive, audit, notification, cancel);
}
