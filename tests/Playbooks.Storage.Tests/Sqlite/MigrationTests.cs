using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Storage.Migrations;
using Playbooks.Storage.Sqlite;

namespace Playbooks.Storage.Tests.Sqlite;

public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly AuditEntry s_import = new(DateTimeOffset.UnixEpoch, "user:eva", "book.imported", "-");
    private static readonly Migration s_next = new(SqliteMigrator.Known.Length + 1, "9999-next.sql", "CREATE TABLE next (id TEXT PRIMARY KEY) STRICT; ALTER TABLE accounts ADD COLUMN later TEXT;");

    private TemporaryStore _temporary = null!;

    public async Task InitializeAsync()
    {
        _temporary = await TemporaryStore.OpenAsync();
        await _temporary.Store.Book.SaveAsync([new AccountRecord("A-1", "{}")], null, s_import, default);
        await _temporary.Store.DisposeAsync();
    }

    public async Task DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public void StepsAreNumberedWithoutGaps() =>
        Assert.Equal(Enumerable.Range(1, SqliteMigrator.Known.Length), SqliteMigrator.Known.Select(step => step.Number));

    [Fact]
    public async Task AnOlderStoreIsBroughtToTodaysFormAfterACopyWasMade()
    {
        await using (var store = Open(s_next))
        {
            Assert.NotNull(await store.Book.FindAsync("A-1", default));
        }

        var before = $"{_temporary.File}.before-{s_next.Number}";
        await using var copy = SqliteOpening.Open(before, TimeProvider.System).Store!;
        Assert.NotNull(await copy.Book.FindAsync("A-1", default));
        Assert.Empty(Directory.GetFiles(_temporary.Folder, "*.part"));
    }

    [Fact]
    public async Task ANewOrUpToDateStoreNeedsNoCopy()
    {
        await Open().DisposeAsync();

        Assert.Empty(Directory.GetFiles(_temporary.Folder, "*.before-*"));
    }

    [Fact]
    public async Task AStepThatFailsLeavesTheStoreAsItWas()
    {
        var wrong = s_next with { Sql = "CREATE TABLE next (id TEXT); INSERT INTO nowhere VALUES (1);" };

        var opening = SqliteOpening.Open(_temporary.File, [.. SqliteMigrator.Known, wrong], TimeProvider.System);

        Assert.StartsWith($"the store `{_temporary.File}` cannot be opened: ", opening.Problem, StringComparison.Ordinal);
        await using var store = Open();
        Assert.NotNull(await store.Book.FindAsync("A-1", default));
        await using var again = Open(s_next);
    }

    [Fact]
    public async Task AStoreFromANewerVersionIsRefused()
    {
        await Open(s_next).DisposeAsync();

        var opening = SqliteOpening.Open(_temporary.File, TimeProvider.System);

        Assert.Null(opening.Store);
        Assert.Equal($"the store `{_temporary.File}` was written by a newer version of playbooks", opening.Problem);
        Assert.Equal("use that version, or restore a backup from before with `playbooks restore FILE --force`", opening.Help);
    }

    [Fact]
    public async Task OfManyThatOpenANewStoreAtOnceAllGetIt()
    {
        var file = Path.Combine(_temporary.Folder, "new", "playbooks.db");

        var openings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Stores.OpenAsync(StoreAddress.Parse("sqlite:" + file), TimeProvider.System, default)));

        Assert.All(openings, opening => Assert.Null(opening.Problem));
        await Task.WhenAll(openings.Select(opening => opening.Store!.DisposeAsync().AsTask()));
    }

    private IStore Open(params Migration[] more) => SqliteOpening.Open(_temporary.File, [.. SqliteMigrator.Known, .. more], TimeProvider.System).Store!;
}
