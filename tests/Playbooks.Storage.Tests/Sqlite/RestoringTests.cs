using Microsoft.Data.Sqlite;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Storage.Migrations;
using Playbooks.Storage.Sqlite;

namespace Playbooks.Storage.Tests.Sqlite;

/// <summary>What is no sound backup does not become the store, and the store stays as it is.</summary>
public sealed class RestoringTests : IAsyncLifetime
{
    private static readonly AuditEntry s_import = new(DateTimeOffset.UnixEpoch, "user:eva", "book.imported", "-");

    private TemporaryStore _temporary = null!;

    private string Backup => Path.Combine(_temporary.Folder, "copy.db");

    public async Task InitializeAsync()
    {
        _temporary = await TemporaryStore.OpenAsync();
        for (var number = 1; number <= 3; number++)
        {
            await _temporary.Store.Book.SaveAsync([new AccountRecord($"A-{number}", "{}")], null, s_import, default);
        }
        await _temporary.Store.BackupAsync(Backup, default);
    }

    public async Task DisposeAsync() => await _temporary.DisposeAsync();

    [Theory]
    [InlineData("UPDATE audit SET actor = 'user:mallory' WHERE number = 2", 2)]
    [InlineData("DELETE FROM audit WHERE number = 1", 1)]
    public async Task AnAuditThatWasTamperedWithIsNotTakenOver(string tampering, int broken)
    {
        Run(Backup, "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted; " + tampering);

        await IsRefusedAsync($"`{Backup}` has an audit that was tampered with: its chain breaks at {broken}");
    }

    [Fact]
    public async Task ARecordWithoutItsAccountIsNotTakenOver()
    {
        Run(Backup, "PRAGMA foreign_keys = OFF; INSERT INTO contacts (account, id, facts) VALUES ('nobody', 'C-1', '{}')");

        await IsRefusedAsync($"`{Backup}` is damaged");
    }

    [Fact]
    public async Task ABackupFromANewerVersionIsNotTakenOver()
    {
        Run(Backup, $"INSERT INTO migrations (number, name, applied_at) VALUES ({SqliteMigrator.Known.Length + 1}, 'next', 'later')");

        await IsRefusedAsync($"`{Backup}` was written by a newer version of playbooks");
    }

    [Fact]
    public async Task TheDatabaseOfAnotherProgramIsNotTakenOver()
    {
        var other = Path.Combine(_temporary.Folder, "other.db");
        Run(other, "CREATE TABLE things (id INTEGER)");
        File.Move(other, Backup, overwrite: true);

        await IsRefusedAsync($"`{Backup}` is no store");
    }

    [Fact]
    public async Task AStoreThatIsInUseIsNoBackup()
    {
        var target = Path.Combine(_temporary.Folder, "target.db");

        var restoring = await Stores.RestoreAsync(StoreAddress.Parse("sqlite:" + target), _temporary.File, isForced: true, TimeProvider.System, default);

        Assert.Equal((RestoreEnd.Refused, $"`{_temporary.File}` is a store that is in use, not a backup"), (restoring.End, restoring.Problem));
        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task TheBackupItselfStaysAsItIs()
    {
        await _temporary.Store.DisposeAsync();
        var before = await File.ReadAllBytesAsync(Backup);

        var restoring = await Stores.RestoreAsync(_temporary.Address, Backup, isForced: true, TimeProvider.System, default);

        Assert.Equal(RestoreEnd.Done, restoring.End);
        Assert.Equal(before, await File.ReadAllBytesAsync(Backup));
        Assert.Equal(3, (await (await _temporary.RestartAsync()).Book.SizeAsync(default)).Accounts);
    }

    private async Task IsRefusedAsync(string problem)
    {
        await _temporary.Store.DisposeAsync();

        var restoring = await Stores.RestoreAsync(_temporary.Address, Backup, isForced: true, TimeProvider.System, default);

        Assert.Equal(new StoreRestoring(RestoreEnd.Refused, problem, "name another backup"), restoring);
        Assert.Empty(Directory.GetFiles(_temporary.Folder, "*.part*"));
        await using var store = SqliteOpening.Open(_temporary.File, TimeProvider.System).Store!;
        Assert.Equal(3, (await store.Book.SizeAsync(default)).Accounts);
    }

    private static void Run(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
