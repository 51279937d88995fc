using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Recording;

namespace Playbooks.Storage.Sqlite.Publishing;

/// <summary>Drafts.</summary>
internal sealed class SqliteDraftStore(Readers readers, Writer writer) : IDraftStore
{
    private const string Edited = "its draft was edited after it was proposed";

    public Task AddAsync(Draft draft, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            DraftRows.Insert(connection, draft);
            return AuditWriter.Append(connection, audit);
        },
        cancel);

    public Task<Draft?> FindAsync(string id, CancellationToken cancel) => readers.ReadAsync(connection => DraftRows.Find(connection, id), cancel);

    public Task<ImmutableArray<Draft>> ListAsync(DraftState? state, string? before, int most, CancellationToken cancel) =>
        readers.ReadAsync(connection => DraftRows.Before(connection, state, before, most), cancel);

    public Task<DraftSave> SaveAsync(string id, string path, string? text, long seen, AuditEntry audit, CancellationToken cancel) => EditAsync(
        id, path, seen, audit, connection => DraftRows.PutDocument(connection, id, path, text, audit.Actor, audit.At), cancel);

    public Task<DraftSave> RevertAsync(string id, string path, long seen, AuditEntry audit, CancellationToken cancel) => EditAsync(
        id, path, seen, audit, connection => DraftRows.DropDocument(connection, id, path), cancel);

    public Task<bool> RebaseAsync(string id, long seen, long release, IReadOnlyDictionary<string, string?> merged, AuditEntry audit, CancellationToken cancel) => MoveAsync(
        id,
        Edited,
        audit,
        connection =>
        {
            DraftRows.CountChange(connection, id);
            connection.Run("UPDATE drafts SET base = $2 WHERE id = $1", id, release);
            foreach (var (path, text) in merged)
            {
                DraftRows.PutDocument(connection, id, path, text, audit.Actor, audit.At);
            }
        },
        cancel,
        seen);

    public Task<bool> DiscardAsync(string id, AuditEntry audit, CancellationToken cancel) => MoveAsync(
        id, "its draft was discarded", audit, connection => connection.Run("UPDATE drafts SET state = 'Discarded' WHERE id = $1", id), cancel);

    private Task<DraftSave> EditAsync(string id, string path, long seen, AuditEntry audit, Action<Connection> edit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            var current = DraftRows.DocumentOf(connection, id, path);
            if (DraftRows.OpenRevisionOf(connection, id) is null || (current?.Version ?? 0) != seen)
            {
                return new DraftSave(false, current);
            }
            DraftRows.CountChange(connection, id);
            edit(connection);
            AuditWriter.Append(connection, audit);
            Proposals.Void(connection, id, Edited, audit);
            return new DraftSave(true, DraftRows.DocumentOf(connection, id, path));
        },
        cancel);

    private Task<bool> MoveAsync(string id, string because, AuditEntry audit, Action<Connection> move, CancellationToken cancel, long? seen = null) => writer.WriteAsync(
        connection =>
        {
            if (DraftRows.OpenRevisionOf(connection, id) is not { } revision || (seen ?? revision) != revision)
            {
                return false;
            }
            move(connection);
            AuditWriter.Append(connection, audit);
            Proposals.Void(connection, id, because, audit);
            return true;
        },
        cancel);
}
