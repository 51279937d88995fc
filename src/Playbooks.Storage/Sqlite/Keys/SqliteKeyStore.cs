using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Keys;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Recording;

namespace Playbooks.Storage.Sqlite.Keys;

/// <summary>Access keys and sessions.</summary>
internal sealed class SqliteKeyStore(Readers readers, Writer writer) : IKeyStore
{
    private const string Columns = "id, name, owner, hash, scopes, team, created_by, created_at, expires_at, revoked_at";

    public Task AddAsync(ApiKey key, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            connection.Run(
                $"INSERT INTO keys ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                key.Id, key.Name, key.Owner, key.Hash, JsonSerializer.Serialize(key.Scopes), key.Team, key.CreatedBy, key.CreatedAt, key.ExpiresAt, key.RevokedAt);
            return AuditWriter.Append(connection, audit);
        },
        cancel);

    public Task<ApiKey?> FindByHashAsync(string hash, CancellationToken cancel) =>
        readers.ReadAsync(connection => connection.First($"SELECT {Columns} FROM keys WHERE hash = $1", ReadKey, hash), cancel);

    public Task<ImmutableArray<ApiKey>> ListAsync(CancellationToken cancel) =>
        readers.ReadAsync(connection => connection.All($"SELECT {Columns} FROM keys ORDER BY created_at DESC, id DESC", ReadKey), cancel);

    public Task<bool> AnyAsync(CancellationToken cancel) =>
        readers.ReadAsync(connection => connection.Number("SELECT 1 FROM keys LIMIT 1") is not null, cancel);

    public Task<bool> RevokeAsync(string id, DateTimeOffset at, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            var isRevoked = connection.Run("UPDATE keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", id, at) > 0;
            if (isRevoked)
            {
                connection.Run("DELETE FROM sessions WHERE key = $1", id);
                AuditWriter.Append(connection, audit);
            }
            return isRevoked;
        },
        cancel);

    public Task OpenSessionAsync(Session session, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            connection.Run(
                "INSERT INTO sessions (hash, actor, scopes, team, expires_at, key) VALUES ($1, $2, $3, $4, $5, $6)",
                session.Hash, session.Actor, JsonSerializer.Serialize(session.Scopes), session.Team, session.ExpiresAt, session.Key);
            return AuditWriter.Append(connection, audit);
        },
        cancel);

    public Task<Session?> FindSessionAsync(string hash, CancellationToken cancel) => readers.ReadAsync(
        connection => connection.First(
            """
            SELECT s.hash, s.actor, s.scopes, s.team, s.expires_at, s.key FROM sessions s LEFT JOIN keys k ON k.id = s.key
            WHERE s.hash = $1 AND k.revoked_at IS NULL
            """,
            ReadSession, hash),
        cancel);

    public Task<bool> EndSessionAsync(string hash, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            var isEnded = connection.Run("DELETE FROM sessions WHERE hash = $1", hash) > 0;
            if (isEnded)
            {
                AuditWriter.Append(connection, audit);
            }
            return isEnded;
        },
        cancel);

    public Task DeleteSessionsBeforeAsync(DateTimeOffset time, CancellationToken cancel) =>
        writer.WriteAsync(connection => connection.Run("DELETE FROM sessions WHERE expires_at < $1", time), cancel);

    private static ApiKey ReadKey(Row row) => new()
    {
        Id = row.Text(0),
        Name = row.Text(1),
        Owner = row.TextOrNull(2),
        Hash = row.Text(3),
        Scopes = row.Texts(4),
        Team = row.TextOrNull(5),
        CreatedBy = row.Text(6),
        CreatedAt = row.Time(7),
        ExpiresAt = row.TimeOrNull(8),
        RevokedAt = row.TimeOrNull(9),
    };

    private static Session ReadSession(Row row) =>
        new(row.Text(0), row.Text(1), row.Texts(2), row.TextOrNull(3), row.Time(4), row.TextOrNull(5));
}
