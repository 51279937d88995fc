using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Recording;

/// <summary>The audit.</summary>
internal sealed class SqliteAuditLog(Readers readers, Writer writer) : IAuditLog
{
    private const int PageSize = 500;
    private const string Columns = "number, at, actor, action, subject, note, hash";

    public Task<AuditRecord> AppendAsync(AuditEntry entry, CancellationToken cancel) =>
        writer.WriteAsync(connection => AuditWriter.Append(connection, entry), cancel);

    public Task<ImmutableArray<AuditRecord>> ListAsync(long? before, int most, CancellationToken cancel) => readers.ReadAsync(
        connection => connection.All($"SELECT {Columns} FROM audit WHERE number < $1 ORDER BY number DESC LIMIT $2", Read, before ?? long.MaxValue, most), cancel);

    public async IAsyncEnumerable<AuditRecord> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        // In pages, so that no reader is held while the caller thinks.
        var last = 0L;
        for (var isMore = true; isMore;)
        {
            var page = await readers.ReadAsync(
                connection => connection.All($"SELECT {Columns} FROM audit WHERE number > $1 ORDER BY number LIMIT $2", Read, last, PageSize), cancel);
            foreach (var record in page)
            {
                last = record.Number;
                yield return record;
            }
            isMore = page.Length == PageSize;
        }
    }

    private static AuditRecord Read(Row row) =>
        new(row.Number(0), new AuditEntry(row.Time(1), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5)), row.Text(6));
}
