using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Recording;

/// <summary>The audit.</summary>
internal sealed class SqliteAuditLog(Readers readers, Writer writer) : IAuditLog
{
    private const int PageSize = 500;

    public Task<AuditRecord> AppendAsync(AuditEntry entry, CancellationToken cancel) =>
        writer.WriteAsync(connection => AuditWriter.Append(connection, entry), cancel);

    public Task<ImmutableArray<AuditRecord>> ListAsync(long? before, int most, CancellationToken cancel) => readers.ReadAsync(
        connection => AuditRows.Before(connection, before ?? long.MaxValue, most), cancel);

    public async IAsyncEnumerable<AuditRecord> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        // In pages, so that no reader is held while the caller thinks.
        var last = 0L;
        for (var isMore = true; isMore;)
        {
            var after = last;
            var page = await readers.ReadAsync(connection => AuditRows.After(connection, after, PageSize), cancel);
            foreach (var record in page)
            {
                last = record.Number;
                yield return record;
            }
            isMore = page.Length == PageSize;
        }
    }
}
