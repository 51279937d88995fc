using System.Collections.Immutable;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Book;

/// <summary>The book.</summary>
internal sealed class SqliteBookStore(Readers readers, Writer writer) : IBookStore
{
    private const int MostRecords = 10_000;

    public Task<BookSave> SaveAsync(ImmutableArray<BookRecord> records, long? seen, AuditEntry audit, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(records.Length, MostRecords, nameof(records));
        var accounts = records.Select(record => record.Account).Distinct(StringComparer.Ordinal).ToArray();
        var single = accounts is [var one] ? one : null;
        if (seen is not null && single is null)
        {
            throw new ArgumentException("a version is of a single account", nameof(seen));
        }
        return writer.WriteAsync(connection => Save(connection, records, accounts, single, seen, audit), cancel);
    }

    public Task<AccountFile?> FindAsync(string account, CancellationToken cancel) =>
        readers.ReadAsync(connection => AccountFiles.Find(connection, account), cancel);

    public Task<ImmutableArray<string>> AccountsOfAsync(string contact, CancellationToken cancel) => readers.ReadAsync(
        connection => connection.All("SELECT account FROM contacts WHERE id = $1 ORDER BY account", row => row.Text(0), contact), cancel);

    public Task<ImmutableArray<AccountFile>> ListAsync(string? text, string? team, string? after, int most, CancellationToken cancel) => readers.ReadAsync(
        connection => AccountFiles.Ids(connection, text, team, after ?? "", most).Select(id => AccountFiles.Find(connection, id)!).ToImmutableArray(), cancel);

    public Task<BookSize> SizeAsync(CancellationToken cancel) => readers.ReadAsync(
        connection => new BookSize(connection.Number("SELECT count(*) FROM accounts") ?? 0, connection.Number("SELECT count(*) FROM contacts") ?? 0), cancel);

    public Task<int> RemoveAsync(ImmutableArray<BookRecord> records, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            var touched = new TouchedAccounts();
            var removed = records.Count(record => Remove(connection, record, touched));
            touched.Follow(connection, audit);
            return removed;
        },
        cancel);

    private static BookSave Save(
        Connection connection, ImmutableArray<BookRecord> records, string[] accounts, string? single, long? seen, AuditEntry audit)
    {
        var version = single is null ? null : VersionOf(connection, single);
        if (seen is not null && seen != (version ?? 0))
        {
            return new BookSave(false, 0, 0, 0, version, []);
        }
        var brought = records.OfType<AccountRecord>().Select(record => record.Account).ToHashSet(StringComparer.Ordinal);
        var unknown = accounts.Where(account => !brought.Contains(account) && VersionOf(connection, account) is null).ToImmutableArray();
        if (unknown.Length > 0)
        {
            return new BookSave(false, 0, 0, 0, version, unknown);
        }
        var (added, changed) = (0, 0);
        var touched = new TouchedAccounts();
        // Accounts first: what hangs on them may stand before them in a file.
        foreach (var record in records.OrderBy(record => record is not AccountRecord))
        {
            var old = BookRows.Find(connection, record);
            if (old != record)
            {
                BookRows.Put(connection, record);
                touched.Add(record);
                _ = old is null ? added++ : changed++;
            }
        }
        touched.Follow(connection, audit);
        return new BookSave(true, added, changed, records.Length - added - changed, single is null ? null : VersionOf(connection, single), []);
    }

    private static bool Remove(Connection connection, BookRecord key, TouchedAccounts touched)
    {
        if (BookRows.Find(connection, key) is not { } there)
        {
            return false;
        }
        if (there is AccountRecord)
        {
            AccountWords.Remove(connection, there.Account);
        }
        touched.Add(there);
        return BookRows.Remove(connection, there);
    }

    private static long? VersionOf(Connection connection, string account) => connection.Number("SELECT version FROM accounts WHERE id = $1", account);
}
