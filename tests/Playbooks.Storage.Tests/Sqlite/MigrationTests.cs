using Playbooks.Engine.Deciding;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Migrations;
using Playbooks.Storage.Sqlite;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Tests.Sqlite;

public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly AuditEntry s_import = new(DateTimeOffset.UnixEpoch, "user:eva", "book.imported", "-");
    private static readonly Migration s_next = new(SqliteMigrator.Known.Length + 1, "9999-next.sql", "CREATE TABLE next (id TEXT PRIMARY KEY) STRICT; ALTER TABLE accounts ADD COLUMN later TEXT;");

    private const string OldDecisions =
        """
        INSERT INTO releases (number, hash, content, state, origin, author, note, proposed_at, needs_approval)
        VALUES (1, 'sha256:1', '-', 'Live', 'Folder', 'folder', '', '2026-03-02T11:00:00.0000000Z', 0);
        INSERT INTO decisions (id, account, at, release, release_number, request, result)
        VALUES ('01A', 'A-1', '2026-03-02T12:00:00.0000000Z', 'sha256:1', 1, x'7B7D', x'7B7D'), ('01B', 'A-1', '2026-03-02T13:00:00.0000000Z', 'sha256:1', 1, x'7B7D', x'7B7D');
        INSERT INTO decided_actions (account, at, decision, place, rank, action, rule, contact)
        VALUES ('A-1', '2026-03-02T12:00:00.0000000Z', '01A', 1, 1, 'write', 'a/c', NULL), ('A-1', '2026-03-02T12:00:00.0000000Z', '01A', 0, 1, 'call', 'a/"b"', 'C-é');
        """;

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
    public async Task DecisionsOfAnOlderStoreKeepTheirActions()
    {
        var file = Path.Combine(_temporary.Folder, "old", "playbooks.db");
        await SqliteOpening.Open(file, [.. SqliteMigrator.Known.Take(2)], TimeProvider.System).Store!.DisposeAsync();
        using (var old = new Database(file).Open())
        {
            old.Script(OldDecisions);
        }

        await using var store = SqliteOpening.Open(file, TimeProvider.System).Store!;
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            [new DecidedAction(1, "call", "a/\"b\"", "C-é"), new DecidedAction(1, "write", "a/c", null)],
            (await store.Decisions.FindAsync("01A", default))!.Actions.AsEnumerable());
        Assert.Equal(["01B", "01A"], (await store.Decisions.ListAsync("A-1", null, 9, default)).Select(decision => decision.Id));
        Assert.Empty((await store.Decisions.ListAsync("A-1", null, 1, default))[0].Actions);
        Assert.Equal(
            [new PastAction("call", "C-é", noon), new PastAction("write", null, noon)],
            (await store.Decisions.RecommendedAsync("A-1", noon, noon.AddDays(1), default)).AsEnumerable());
        Assert.Equal(1, await store.Decisions.DeleteBeforeAsync(noon.AddTicks(1), s_import, default));
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
