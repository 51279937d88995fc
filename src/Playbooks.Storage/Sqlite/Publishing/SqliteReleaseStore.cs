using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Recording;
using Playbooks.Storage.Sqlite.Webhooks;

namespace Playbooks.Storage.Sqlite.Publishing;

/// <summary>Releases.</summary>
internal sealed class SqliteReleaseStore(Readers readers, Writer writer, TimeProvider clock) : IReleaseStore
{
    public Task<ReleaseEntry?> AddAsync(
        ReleaseEntry release, DocumentSet documents, long? seenLive, AuditEntry audit, Notification? notification, CancellationToken cancel) => writer.WriteAsync(
        connection => ReleaseRows.LiveNumber(connection) == seenLive && IsCurrent(connection, release)
            ? Add(connection, release, documents, audit, notification)
            : null,
        cancel);

    public Task<ReleaseEntry?> FindAsync(long number, CancellationToken cancel) =>
        readers.ReadAsync(connection => ReleaseRows.Find(connection, number), cancel);

    public Task<ReleaseEntry?> FindAsync(string hash, CancellationToken cancel) =>
        readers.ReadAsync(connection => ReleaseRows.Find(connection, hash), cancel);

    public Task<ReleaseEntry?> LiveAsync(CancellationToken cancel) => readers.ReadAsync(ReleaseRows.Live, cancel);

    public Task<ImmutableArray<ReleaseEntry>> ListAsync(long? before, int most, CancellationToken cancel) =>
        readers.ReadAsync(connection => ReleaseRows.Before(connection, before, most), cancel);

    public Task<DocumentSet?> DocumentsAsync(long number, CancellationToken cancel) => readers.ReadAsync(
        connection => connection.First("SELECT content FROM releases WHERE number = $1", row => row.Text(0), number) is { } content
            ? Contents.Read(connection, content)
            : null,
        cancel);

    public Task<ImmutableArray<ReleaseEntry>> WaitingAsync(CancellationToken cancel) => readers.ReadAsync(ReleaseRows.Waiting, cancel);

    public Task<ReleaseEntry?> MoveAsync(
        ReleaseEntry changed, ReleaseState seen, long? seenLive, AuditEntry audit, Notification? notification, CancellationToken cancel) => writer.WriteAsync(
        connection => ReleaseRows.Find(connection, changed.Number) is { } release && release.State == seen && ReleaseRows.LiveNumber(connection) == seenLive
            ? Move(connection, changed, audit, notification)
            : null,
        cancel);

    /// <summary>Whether the release's draft is as it was read: who saved in between must not find the save lost in a published draft.</summary>
    private static bool IsCurrent(Connection connection, ReleaseEntry release) =>
        release.Draft is null || DraftRows.OpenRevisionOf(connection, release.Draft) is { } revision && revision == release.DraftRevision;

    private ReleaseEntry Add(Connection connection, ReleaseEntry release, DocumentSet documents, AuditEntry audit, Notification? notification)
    {
        var number = (connection.Number("SELECT max(number) FROM releases") ?? 0) + 1;
        var subject = number.ToString(CultureInfo.InvariantCulture);
        var entry = release with { Number = number };
        if (entry.State is ReleaseState.Live)
        {
            entry = entry with { LiveFrom = entry.LiveFrom ?? audit.At };
            EndLive(connection, entry.LiveFrom.Value);
        }
        ReleaseRows.Insert(connection, entry, Contents.Keep(connection, documents));
        AuditWriter.Append(connection, audit with { Subject = subject });
        Follow(connection, entry, audit, notification is null ? null : notification with { Subject = subject });
        return entry;
    }

    private ReleaseEntry Move(Connection connection, ReleaseEntry changed, AuditEntry audit, Notification? notification)
    {
        if (changed.State is ReleaseState.Live)
        {
            changed = changed with { LiveFrom = changed.LiveFrom ?? audit.At };
            EndLive(connection, changed.LiveFrom!.Value);
        }
        ReleaseRows.Update(connection, changed);
        AuditWriter.Append(connection, audit);
        Follow(connection, changed, audit, notification);
        return ReleaseRows.Find(connection, changed.Number)!;
    }

    private static void EndLive(Connection connection, DateTimeOffset at) =>
        connection.Run("UPDATE releases SET state = 'Past', live_until = $1 WHERE state = 'Live'", at);

    /// <summary>What follows from going live: the draft is published, what else waited of it is over, and others are told.</summary>
    private void Follow(Connection connection, ReleaseEntry release, AuditEntry audit, Notification? notification)
    {
        if (release.State is not ReleaseState.Live)
        {
            return;
        }
        if (release.Draft is { } draft)
        {
            connection.Run("UPDATE drafts SET state = 'Published' WHERE id = $1 AND state = 'Open'", draft);
            Proposals.Void(connection, draft, $"its draft was published as release {release.Number}", audit);
        }
        Outbox.Put(connection, notification, clock.GetUtcNow());
    }
}
