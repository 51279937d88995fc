using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Jobs;
using Playbooks.Storage.Keys;
using Playbooks.Storage.Requests;
using Playbooks.Storage.Sqlite.Book;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Decisions;
using Playbooks.Storage.Sqlite.Files;
using Playbooks.Storage.Sqlite.Jobs;
using Playbooks.Storage.Sqlite.Keys;
using Playbooks.Storage.Sqlite.Publishing;
using Playbooks.Storage.Sqlite.Recording;
using Playbooks.Storage.Sqlite.Requests;
using Playbooks.Storage.Sqlite.Webhooks;
using Playbooks.Storage.Webhooks;

namespace Playbooks.Storage.Sqlite;

/// <summary>A store in a file of this machine.</summary>
internal sealed class SqliteStore : IStore
{
    private readonly Database _database;
    private readonly Readers _readers;
    private readonly Writer _writer;
    private readonly TimeProvider _clock;

    public SqliteStore(Database database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _readers = new Readers(database);
        _writer = new Writer(database);
        Releases = new SqliteReleaseStore(_readers, _writer, clock);
        Drafts = new SqliteDraftStore(_readers, _writer);
        Book = new SqliteBookStore(_readers, _writer);
        Decisions = new SqliteDecisionLog(database, _readers, _writer, clock);
        Audit = new SqliteAuditLog(_readers, _writer);
        Keys = new SqliteKeyStore(_readers, _writer);
        Requests = new SqliteRequestStore(_readers, _writer);
        Webhooks = new SqliteWebhookStore(_readers, _writer);
        Jobs = new SqliteJobStore(_readers, _writer);
    }

    public IReleaseStore Releases { get; }

    public IDraftStore Drafts { get; }

    public IBookStore Book { get; }

    public IDecisionLog Decisions { get; }

    public IAuditLog Audit { get; }

    public IKeyStore Keys { get; }

    public IRequestStore Requests { get; }

    public IWebhookStore Webhooks { get; }

    public IJobStore Jobs { get; }

    public async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        try
        {
            // A full disk shows only when something is written.
            await _writer.WriteAsync(
                connection => connection.Run("INSERT INTO probe (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at", _clock.GetUtcNow()), cancel);
            return true;
        }
        catch (StoreAwayException)
        {
            return false;
        }
    }

    public Task BackupAsync(string file, CancellationToken cancel) =>
        // Long work without a pause for anything: away from the thread of whoever asks.
        Task.Run(() => DatabaseCopy.WriteOf(_database, file, cancel), cancel);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _readers.DisposeAsync();
    }
}
