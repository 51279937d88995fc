using System.Text;
using Microsoft.Data.Sqlite;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Storage.Tests.Sqlite;

/// <summary>A world that fails: clear words, nothing lost, and work goes on by itself once the cause is gone.</summary>
public sealed class TroubleTests : IAsyncLifetime
{
    private static readonly AuditEntry s_import = new(DateTimeOffset.UnixEpoch, "user:eva", "book.imported", "-");

    private TemporaryStore _temporary = null!;

    private IStore Store => _temporary.Store;

    public async Task InitializeAsync() => _temporary = await TemporaryStore.OpenAsync();

    public async Task DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task AStoreThatAnotherProgramHoldsIsAwayAndComesBack()
    {
        using (var other = Open())
        {
            Run(other, "BEGIN IMMEDIATE");
            var saves = Enumerable.Range(0, 20).Select(number => SaveAsync($"A-{number}", "{}")).ToArray();

            foreach (var save in saves)
            {
                Assert.Equal($"the store `{_temporary.File}` is away: another program holds it", (await Assert.ThrowsAsync<StoreAwayException>(() => save)).Message);
            }
            Assert.Empty(await Store.Audit.ListAsync(null, 1, default));
            Assert.False(await Store.IsReadyAsync(default));
            Run(other, "ROLLBACK");
        }

        Assert.True((await SaveAsync("A-1", "{}")).Saved);
        Assert.Equal(1, (await Store.Book.SizeAsync(default)).Accounts);
    }

    [Fact]
    public async Task TwoProcessesOfOneStoreWriteOneAfterTheOther()
    {
        await using var other = (await Stores.OpenAsync(_temporary.Address, TimeProvider.System, default)).Store!;

        await Task.WhenAll(Enumerable.Range(0, 100).SelectMany(number => new[] { Store, other }.Select(store => store.Audit.AppendAsync(s_import, default))));

        Assert.Null(await AuditChain.FindBreakAsync(other.Audit.AllAsync(default)));
        Assert.Equal(200, (await Store.Audit.ListAsync(null, 500, default))[0].Number);
    }

    [Fact]
    public async Task AFileThatIsGoneIsAwayAndNotMadeAnew()
    {
        await SaveAsync("A-1", "{}");
        await Store.DisposeAsync();
        var database = new Playbooks.Storage.Sqlite.Connections.Database(_temporary.File);
        await using var store = new Playbooks.Storage.Sqlite.SqliteStore(database, TimeProvider.System);
        var aside = _temporary.File + ".aside";
        File.Move(_temporary.File, aside);

        var problem = await Assert.ThrowsAsync<StoreAwayException>(() => store.Book.SizeAsync(default));
        await Assert.ThrowsAsync<StoreAwayException>(() => store.Audit.AppendAsync(s_import, default));
        Assert.Equal($"the store `{_temporary.File}` is away: its file cannot be opened", problem.Message);
        Assert.False(File.Exists(_temporary.File));

        File.Move(aside, _temporary.File);
        Assert.Equal(1, (await store.Book.SizeAsync(default)).Accounts);
        Assert.True(await store.IsReadyAsync(default));
    }

    [Fact]
    public async Task WhoeverReadsADamagedFileIsToldSo()
    {
        for (var number = 0; number < 50; number++)
        {
            await SaveAsync($"A-{number}", Large);
        }
        await Store.DisposeAsync();
        using (var file = new FileStream(_temporary.File, FileMode.Open))
        {
            file.Position = 8192;
            file.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("rubbish ", 4096))));
        }

        var opening = await Stores.OpenAsync(_temporary.Address, TimeProvider.System, default);
        if (opening.Store is { } store)
        {
            await using (store)
            {
                Assert.Equal($"the store `{_temporary.File}` is away: its file is damaged", (await Assert.ThrowsAsync<StoreAwayException>(() => ReadAllAsync(store))).Message);
            }
        }
        else
        {
            Assert.Equal($"the store `{_temporary.File}` cannot be opened: its file is damaged", opening.Problem);
        }
    }

    [Fact]
    public async Task AFileThatIsNoDatabaseIsNotOpened()
    {
        var file = Path.Combine(_temporary.Folder, "notes.txt");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("these are notes, and no database\n", 50)));

        var opening = await OpenAsync(file);

        Assert.Null(opening.Store);
        Assert.Equal($"the store `{file}` cannot be opened: its file is no database", opening.Problem);
        Assert.Equal("restore a backup with `playbooks restore FILE --force`, or name another store with `--store`", opening.Help);
        Assert.StartsWith("these are notes", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDatabaseOfAnotherProgramIsNotTouched()
    {
        var file = Path.Combine(_temporary.Folder, "other.db");
        using (var other = Open(file))
        {
            Run(other, "CREATE TABLE things (id INTEGER)");
        }

        var opening = await OpenAsync(file);

        Assert.Equal($"`{file}` is the database of another program", opening.Problem);
        using var after = Open(file);
        Assert.Equal(1L, Scalar(after, "SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsToldOf()
    {
        // A file where a folder is needed cannot be written into by anybody, whatever the rights of the account.
        var blocked = Path.Combine(_temporary.Folder, "blocked");
        await File.WriteAllTextAsync(blocked, "");

        var opening = await OpenAsync(Path.Combine(blocked, "playbooks.db"));

        Assert.Null(opening.Store);
        Assert.StartsWith($"the store `{Path.Combine(blocked, "playbooks.db")}` cannot be opened: ", opening.Problem, StringComparison.Ordinal);
        Assert.Equal("see to it that this account may read and write the file and its folder", opening.Help);
    }

    [Fact]
    public async Task ABackupThatCannotBeWrittenLeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.BackupAsync(_temporary.File, default));
        await Assert.ThrowsAnyAsync<IOException>(() => Store.BackupAsync(Path.Combine(_temporary.Folder, "nowhere", "copy.db"), default));

        Assert.Empty(Directory.GetFiles(_temporary.Folder, "*.part"));
        Assert.True(await Store.IsReadyAsync(default));
    }

    [Fact]
    public async Task NobodyElseMayReadTheFiles()
    {
        await Store.BackupAsync(Path.Combine(_temporary.Folder, "copy.db"), default);

        Assert.All(
            Directory.GetFiles(_temporary.Folder),
            file => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) is (UnixFileMode.UserRead | UnixFileMode.UserWrite), file));
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'somebody'")]
    [InlineData("DELETE FROM audit")]
    public async Task TheAuditIsAppendOnlyForEveryProgram(string tampering)
    {
        await Store.Audit.AppendAsync(s_import, default);
        using var other = Open();

        var refused = Assert.Throws<SqliteException>(() => Run(other, tampering));

        Assert.Contains("the audit is append-only", refused.Message, StringComparison.Ordinal);
    }

    private static string Large => $$"""{"name":"{{new string('x', 3000)}}"}""";

    private static async Task ReadAllAsync(IStore store)
    {
        await store.Book.ListAsync(null, null, null, 100, default);
        await store.Audit.ListAsync(null, 100, default);
        await store.Book.ListAsync("xxxx", null, null, 100, default);
        await store.Audit.AppendAsync(s_import, default);
        await store.Book.SaveAsync([new AccountRecord("A-1", "{}")], null, s_import, default);
    }

    private Task<BookSave> SaveAsync(string account, string facts) => Store.Book.SaveAsync([new AccountRecord(account, facts)], null, s_import, default);

    private static Task<StoreOpening> OpenAsync(string file) => Stores.OpenAsync(StoreAddress.Parse("sqlite:" + file), TimeProvider.System, default);

    private SqliteConnection Open(string? file = null)
    {
        var connection = new SqliteConnection($"Data Source={file ?? _temporary.File};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
