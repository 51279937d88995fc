using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Files;
using Playbooks.Storage.Sqlite.Recording;
using Playbooks.Storage.Sqlite.Webhooks;

namespace Playbooks.Storage.Sqlite.Decisions;

/// <summary>Decisions.</summary>
internal sealed class SqliteDecisionLog(Database database, Readers readers, Writer writer, TimeProvider clock) : IDecisionLog
{
    // Others must not wait for long while many are deleted.
    private const int DeletedAtOnce = 2000;

    private readonly KeptTexts _texts = new();

    public Task<bool> AppendAsync(DecisionRecord record, Notification? notification, CancellationToken cancel)
    {
        var (result, texts) = (_texts.Pack(record), AccountDecision.Of(record));
        var unknown = _texts.NewIn(record);
        return unknown.IsEmpty ? writer.WriteAsync(Append, cancel) : AppendWithTextsAsync();

        bool Append(Connection connection)
        {
            if (!DecisionRows.InsertIfLive(connection, record, result, texts))
            {
                return false;
            }
            Outbox.Put(connection, notification, clock.GetUtcNow());
            return true;
        }

        async Task<bool> AppendWithTextsAsync()
        {
            var (isKept, numbers) = await writer.WriteAsync(connection => (Append(connection), KeptTexts.Keep(connection, unknown)), cancel);
            _texts.Learn(unknown, numbers);
            return isKept;
        }
    }

    public Task<DecisionRecord?> FindAsync(string id, CancellationToken cancel) =>
        readers.ReadAsync(connection => DecisionRows.Find(connection, id) is { } found ? _texts.Unpack(connection, found) : null, cancel);

    public Task<ImmutableArray<DecisionRecord>> ListAsync(string? account, string? before, int most, CancellationToken cancel) =>
        readers.ReadAsync(connection => ImmutableArray.CreateRange(DecisionRows.Before(connection, account, before, most), record => _texts.Unpack(connection, record)), cancel);

    public async Task<ImmutableArray<PastAction>> RecommendedAsync(string account, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var decisions = await readers.ReadAsync(
            connection => connection.All(
                "SELECT at, actions FROM account_decisions WHERE account = $1 AND at >= $2 AND at < $3 ORDER BY at, decision",
                row => (At: row.Time(0), Actions: row.Text(1)), account, from, until),
            cancel);
        return [.. decisions.SelectMany(decision => AccountDecision.Read(decision.Actions), (decision, action) => new PastAction(action.Action, action.Contact, decision.At))];
    }

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

    public Task ForgetAsync(CancellationToken cancel) => Forgetting.ForgetAsync(database, clock, cancel);

    // Nothing sorts decisions by time alone, which each of them would pay for: readers look through all keys.
    public async Task<long> DeleteBeforeAsync(DateTimeOffset time, AuditEntry audit, CancellationToken cancel)
    {
        var old = await OldAsync(time, DecisionKey.First, cancel);
        var deleted = (long)await writer.WriteAsync(
            connection =>
            {
                AuditWriter.Append(connection, audit);
                return DecisionRows.Delete(connection, old);
            },
            cancel);
        while (old.Length == DeletedAtOnce)
        {
            old = await OldAsync(time, old[^1], cancel);
            deleted += await DeleteAsync(old, cancel);
        }
        return deleted;
    }

    private Task<ImmutableArray<DecisionKey>> OldAsync(DateTimeOffset time, DecisionKey behind, CancellationToken cancel) =>
        readers.ReadAsync(connection => DecisionRows.KeysBefore(connection, time, behind, DeletedAtOnce), cancel);

    private Task<int> DeleteAsync(ImmutableArray<DecisionKey> old, CancellationToken cancel) =>
        writer.WriteAsync(connection => DecisionRows.Delete(connection, old), cancel);
}
