using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Storage.Sqlite;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Tests.Sqlite;

/// <summary>A disk that is full, made by letting the database have no more pages.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private static readonly AuditEntry s_import = new(DateTimeOffset.UnixEpoch, "user:eva", "book.imported", "-");

    private TemporaryStore _temporary = null!;
    private Database _database = null!;

    public async Task InitializeAsync()
    {
        _temporary = await TemporaryStore.OpenAsync();
        await _temporary.Store.DisposeAsync();
        _database = new Database(_temporary.File) { MostPages = 1 };
    }

    public async Task DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task WhatDoesNotFitTakesNothingElseWithIt()
    {
        await using var writer = new Writer(_database);
        Task<int> WriteAsync(int id, string text) => writer.WriteAsync(connection => connection.Run("INSERT INTO probe (id, at) VALUES ($1, $2)", id, text), default);

        // All of these wait for the same commit, and the large one takes its transaction with it.
        var small = Enumerable.Range(1, 20).Select(id => WriteAsync(id, "small")).ToArray();
        var large = WriteAsync(100, new string('x', 100_000));
        var more = Enumerable.Range(21, 20).Select(id => WriteAsync(id, "small")).ToArray();

        Assert.Equal($"the store `{_temporary.File}` is away: the disk is full", (await Assert.ThrowsAsync<StoreAwayException>(() => large)).Message);
        await Task.WhenAll([.. small, .. more]);
        Assert.Equal(40, await writer.WriteAsync(connection => connection.Number("SELECT count(*) FROM probe"), default));
    }

    [Fact]
    public async Task AFullDiskIsToldUntilThereIsRoomAgain()
    {
        await using var store = new SqliteStore(_database, TimeProvider.System);
        Task<BookSave> SaveAsync() => store.Book.SaveAsync([new AccountRecord("A-1", $$"""{"name":"{{new string('x', 50_000)}}"}""")], null, s_import, default);

        await Assert.ThrowsAsync<StoreAwayException>(SaveAsync);
        await Assert.ThrowsAsync<StoreAwayException>(SaveAsync);
        Assert.Equal(new BookSize(0, 0), await store.Book.SizeAsync(default));
        Assert.Empty(await store.Audit.ListAsync(null, 9, default));
        _database.MostPages = null;

        Assert.True((await SaveAsync()).Saved);
        Assert.True(await store.IsReadyAsync(default));
    }
}
