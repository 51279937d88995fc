using System.Text;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Storage.Migrations;
using Playbooks.Storage.Sqlite;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Files;
using Playbooks.Storage.Tests.Contracts;

namespace Playbooks.Storage.Tests.Sqlite;

public sealed class ForgettingTests : IAsyncLifetime
{
    // No other text has it, so that it is found in the pieces of an index, too.
    private const string Letter = "ꙮ";
    private const string Name = "ꙮꙮꙮ";

    private static readonly AuditEntry s_change = new(Given.Noon, "user:eva", "account.erased", "A-1");

    // Longer than a page, with what lies on pages of its own.
    private static readonly string s_long = string.Concat(Enumerable.Repeat($"{Name} says that it is over. ", 500));

    private TemporaryStore _temporary = null!;

    private IStore Store => _temporary.Store;

    public async Task InitializeAsync()
    {
        _temporary = await TemporaryStore.OpenAsync();
        await Given.LiveReleaseAsync(Store);
        await Store.Book.SaveAsync(
            [new AccountRecord("A-1", $$"""{"name":"{{Name}} and sons"}"""), new ContactRecord("A-1", "C-1", $$"""{"name":"{{Name}}","note":"{{s_long}}"}""")], null, s_change, default);
        await Store.Decisions.AppendAsync(Given.Decision("01A", 1) with { Result = Encoding.UTF8.GetBytes(s_long) }, null, default);
    }

    public async Task DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task NothingOfWhatWasErasedIsLeftInTheFiles()
    {
        Assert.True(FilesHold(Letter));

        await EraseAsync();
        await Store.Decisions.ForgetAsync(default);

        Assert.False(FilesHold(Letter));
        Assert.NotNull(await Store.Decisions.FindAsync("01A", default));
        Assert.NotNull(await Store.Book.FindAsync("A-1", default));
    }

    [Fact]
    public async Task WhoeverReadsForLongKeepsItInTheLogAndTheCallerHearsOfIt()
    {
        var database = new Database(_temporary.File);
        using (var reader = database.Open())
        {
            reader.Run("BEGIN");
            reader.Number("SELECT count(*) FROM decisions");
            await EraseAsync();

            var problem = await Assert.ThrowsAsync<StoreAwayException>(() => Forgetting.ForgetAsync(database, TimeProvider.System, default, mostTries: 1));

            Assert.Equal($"what was erased is still in the log of the store `{_temporary.File}`, because others read it for long; erase once more when they are done", problem.Message);
            Assert.True(FilesHold(Letter));
        }
        await Forgetting.ForgetAsync(database, TimeProvider.System, default, mostTries: 1);
        Assert.False(FilesHold(Letter));
    }

    [Fact]
    public async Task WhatAnOlderVersionLeftGoesWhenItsStoreIsBroughtToTodaysForm()
    {
        var file = Path.Combine(_temporary.Folder, "old", "playbooks.db");
        await SqliteOpening.Open(file, [.. SqliteMigrator.Known.Take(4)], TimeProvider.System).Store!.DisposeAsync();
        using (var old = new Database(file).Open())
        {
            old.Script($"PRAGMA secure_delete = OFF; INSERT INTO decision_texts (text) VALUES (CAST('{s_long}' AS BLOB)); DELETE FROM decision_texts");
        }
        Assert.True(FilesHold(Letter, Path.GetDirectoryName(file)!));

        await SqliteOpening.Open(file, TimeProvider.System).Store!.DisposeAsync();

        Assert.False(FilesHold(Letter, Path.GetDirectoryName(file)!));
    }

    private async Task EraseAsync()
    {
        await Store.Book.SaveAsync([new AccountRecord("A-1", "{}"), new ContactRecord("A-1", "C-1", "{}")], null, s_change, default);
        await Store.Decisions.ReplaceAsync([Given.Decision("01A", 1) with { ErasedAt = Given.Noon }], s_change, default);
    }

    private bool FilesHold(string text, string? folder = null)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        return Directory.EnumerateFiles(folder ?? _temporary.Folder).Any(file =>
        {
            // The store has it open.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray().AsSpan().IndexOf(sought) >= 0;
        });
    }
}
