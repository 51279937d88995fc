using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Publishing;
using Playbooks.Storage.Sqlite.Recording;
using Playbooks.Storage.Sqlite.Webhooks;

namespace Playbooks.Storage.Sqlite.Decisions;

/// <summary>Decisions.</summary>
internal sealed class SqliteDecisionLog(Readers readers, Writer writer, TimeProvider clock) : IDecisionLog
{
    // Others must not wait for long while many are deleted.
    private const int DeletedAtOnce = 2000;

    public Task<bool> AppendAsync(DecisionRecord record, Notification? notification, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            if (ReleaseRows.LiveNumber(connection) != record.ReleaseNumber)
            {
                return false;
            }
            DecisionRows.Insert(connection, record);
            Outbox.Put(connection, notification, clock.GetUtcNow());
            return true;
        },
        cancel);

    public Task<DecisionRecord?> FindAsync(string id, CancellationToken cancel) => readers.ReadAsync(connection => DecisionRows.Find(connection, id), cancel);

    public Task<ImmutableArray<DecisionRecord>> ListAsync(string? account, string? before, int most, CancellationToken cancel) =>
        readers.ReadAsync(connection => DecisionRows.Before(connection, account, before, most), cancel);

    public Task<ImmutableArray<PastAction>> RecommendedAsync(string account, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) => readers.ReadAsync(
        connection => connection.All(
            "SELECT action, contact, at FROM decided_actions WHERE account = $1 AND at >= $2 AND at < $3 ORDER BY at, decision, place",
            row => new PastAction(row.Text(0), row.TextOrNull(1), row.Time(2)), account, from, until),
        cancel);

    public Task ReplaceAsync(ImmutableArray<DecisionRecord> erased, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            foreach (var record in erased)
            {
                DecisionRows.Replace(connection, record);
            }
            return AuditWriter.Append(connection, audit);
        },
        cancel);

    public async Task<long> DeleteBeforeAsync(DateTimeOffset time, AuditEntry audit, CancellationToken cancel)
    {
        var deleted = await writer.WriteAsync(
            connection =>
            {
                AuditWriter.Append(connection, audit);
                return DecisionRows.DeleteBefore(connection, time, DeletedAtOnce);
            },
            cancel);
        var all = (long)deleted;
        while (deleted == DeletedAtOnce)
        {
            deleted = await writer.WriteAsync(connection => DecisionRows.DeleteBefore(connection, time, DeletedAtOnce), cancel);
            all += deleted;
        }
        return all;
    }
}
