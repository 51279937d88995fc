using Playbooks.Storage.Requests;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Requests;

/// <summary>Requests with a key, and what was answered.</summary>
internal sealed class SqliteRequestStore(Readers readers, Writer writer) : IRequestStore
{
    private const string Find = "SELECT fingerprint, at, status, headers, body FROM requests WHERE caller = $1 AND key = $2";

    public async Task<KeptRequest?> ClaimAsync(string caller, string key, string fingerprint, DateTimeOffset at, CancellationToken cancel) =>
        await readers.ReadAsync(connection => connection.First(Find, Read, caller, key), cancel)
        ?? await writer.WriteAsync(
            connection =>
            {
                var known = connection.First(Find, Read, caller, key);
                if (known is null)
                {
                    connection.Run("INSERT INTO requests (caller, key, fingerprint, at) VALUES ($1, $2, $3, $4)", caller, key, fingerprint, at);
                }
                return known;
            },
            cancel);

    public Task AnswerAsync(string caller, string key, KeptAnswer answer, CancellationToken cancel) => writer.WriteAsync(
        connection => connection.Run(
            "UPDATE requests SET status = $3, headers = $4, body = $5 WHERE caller = $1 AND key = $2", caller, key, answer.Status, answer.Headers, answer.Body),
        cancel);

    public Task ReleaseAsync(string caller, string key, CancellationToken cancel) =>
        writer.WriteAsync(connection => connection.Run("DELETE FROM requests WHERE caller = $1 AND key = $2", caller, key), cancel);

    public Task DeleteBeforeAsync(DateTimeOffset time, CancellationToken cancel) =>
        writer.WriteAsync(connection => connection.Run("DELETE FROM requests WHERE at < $1", time), cancel);

    private static KeptRequest Read(Row row) => new(
        row.Text(0), row.Time(1), row.NumberOrNull(2) is { } status ? new KeptAnswer((int)status, row.Text(3), row.Bytes(4)) : null);
}
