using System.Text.Json;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Storage;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class BackupVerbTests : IDisposable
{
    private static readonly AuditEntry s_import = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), "user:eva", "book.imported", "-");

    private readonly Calling _calling = new();

    private string StoreFile => Path.Combine(_calling.Folder, "store", "playbooks.db");

    [Fact]
    public async Task ABackupBecomesAStoreAgain()
    {
        await using (var store = await OpenAsync())
        {
            await store.Book.SaveAsync([new AccountRecord("A-1", "{}")], null, s_import, default);
            // The store is open while the copy is made, as beside a running service.
            Assert.Equal(0, (await CallAsync("backup", "copy.db")).Code);
            await store.Book.SaveAsync([new AccountRecord("A-2", "{}")], null, s_import, default);
        }

        var called = await CallAsync("restore", "copy.db", "--force", "--json");

        Assert.Equal((0, ""), (called.Code, called.Error));
        var replaced = JsonDocument.Parse(called.Output).RootElement.GetProperty("replaced").GetString()!;
        Assert.Equal(StoreFile + ".replaced-20260302T090000Z", replaced);
        await using (var restored = await OpenAsync())
        {
            Assert.NotNull(await restored.Book.FindAsync("A-1", default));
            Assert.Null(await restored.Book.FindAsync("A-2", default));
            Assert.Equal(["store.restored", "book.imported"], (await restored.Audit.ListAsync(null, 9, default)).Select(record => record.Entry.Action));
        }
        await using var old = (await Stores.OpenAsync(StoreAddress.Parse("sqlite:" + replaced), TimeProvider.System, default)).Store!;
        Assert.NotNull(await old.Book.FindAsync("A-2", default));
    }

    [Fact]
    public async Task ABackupNeverReplacesAFile()
    {
        _calling.Write("copy.db", "mine");

        var called = await CallAsync("backup", "copy.db");

        Assert.Equal((2, "error: `copy.db` is there already\n  = help: name a file that is not there yet\n"), (called.Code, called.Error));
        Assert.Equal("mine", _calling.Read("copy.db"));
    }

    [Fact]
    public async Task AStoreThatHoldsSomethingIsNotReplacedUnasked()
    {
        await FilledAsync();
        await CallAsync("backup", "copy.db");

        var called = await CallAsync("restore", "copy.db");

        Assert.Equal(2, called.Code);
        Assert.Equal($"error: the store `{StoreFile}` holds something\n  = help: `--force` puts the backup in its place, and keeps the old one beside it\n", called.Error);
    }

    [Fact]
    public async Task AnEmptyStoreIsReplacedUnasked()
    {
        await FilledAsync();
        await CallAsync("backup", "copy.db");

        var called = await _calling.CallAsync("restore", "copy.db", "--store", "sqlite:elsewhere/new.db");

        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.Equal($"restored sqlite:{Path.Combine(_calling.Folder, "elsewhere", "new.db")}\n", called.Output);
    }

    [Fact]
    public async Task AStoreThatAnotherProgramHasOpenIsNotReplaced()
    {
        await FilledAsync();
        await CallAsync("backup", "copy.db");
        await using var store = await OpenAsync();
        await store.Book.FindAsync("A-1", default);

        var called = await CallAsync("restore", "copy.db", "--force");

        Assert.Equal(3, called.Code);
        Assert.Equal($"error: another program has the store `{StoreFile}` open\n  = help: stop it first\n", called.Error);
        Assert.True(await store.IsReadyAsync(default));
    }

    [Theory]
    [InlineData("this is no database, it only says so at some length, to be longer than a header", "is no store")]
    [InlineData("", "is no store")]
    public async Task WhatIsNoBackupIsRefused(string text, string problem)
    {
        _calling.Write("copy.db", text);

        var called = await CallAsync("restore", "copy.db");

        Assert.Equal(2, called.Code);
        Assert.Equal($"error: `{Path.Combine(_calling.Folder, "copy.db")}` {problem}\n  = help: name another backup\n", called.Error);
        Assert.False(File.Exists(StoreFile));
    }

    [Fact]
    public async Task ADamagedBackupIsRefused()
    {
        await FilledAsync();
        await CallAsync("backup", "copy.db");
        var bytes = File.ReadAllBytes(Path.Combine(_calling.Folder, "copy.db"));
        Array.Fill<byte>(bytes, 0xA5, bytes.Length / 2, bytes.Length / 4);
        File.WriteAllBytes(Path.Combine(_calling.Folder, "copy.db"), bytes);

        var called = await CallAsync("restore", "copy.db", "--force");

        Assert.Equal(2, called.Code);
        Assert.Contains("copy.db` is damaged", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreThatIsDamagedIsReplacedAndKept()
    {
        await FilledAsync();
        await CallAsync("backup", "copy.db");
        File.WriteAllText(StoreFile, "no database any more, though long enough to look like one to whoever reads its header");

        var opened = await CallAsync("backup", "other.db");
        var restored = await CallAsync("restore", "copy.db", "--force");

        Assert.Equal(3, opened.Code);
        Assert.Contains("its file is no database\n  = help: restore a backup with `playbooks restore FILE --force`", opened.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (restored.Code, restored.Error));
        await using var store = await OpenAsync();
        Assert.NotNull(await store.Book.FindAsync("A-1", default));
        Assert.StartsWith("no database", File.ReadAllText(StoreFile + ".replaced-20260302T090000Z"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite:")]
    [InlineData("playbooks.db")]
    [InlineData("mysql:server")]
    public async Task WhatIsNoAddressOfAStoreIsRefused(string address)
    {
        var called = await _calling.CallAsync("backup", "copy.db", "--store", address);

        Assert.Equal((2, $"error: `{address}` is no address of a store\n  = help: write `sqlite:FILE` or `postgres:CONNECTION`\n"), (called.Code, called.Error));
    }

    [Fact]
    public async Task TheStoreIsTheWorkspacesUnlessNamed()
    {
        var called = await _calling.CallInWorkspaceAsync("backup", "copy.db", "--json");

        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.Equal(new FileInfo(Path.Combine(_calling.Folder, "copy.db")).Length, JsonDocument.Parse(called.Output).RootElement.GetProperty("bytes").GetInt64());
        Assert.True(File.Exists(Path.Combine(_calling.Folder, "small", ".playbooks", "playbooks.db")));
    }

    public void Dispose() => _calling.Dispose();

    private async Task FilledAsync()
    {
        await using var store = await OpenAsync();
        await store.Book.SaveAsync([new AccountRecord("A-1", "{}")], null, s_import, default);
    }

    private async Task<IStore> OpenAsync() => (await Stores.OpenAsync(StoreAddress.Parse("sqlite:" + StoreFile), TimeProvider.System, default)).Store!;

    private Task<Called> CallAsync(params string[] arguments) => _calling.CallAsync([.. arguments, "--store", "sqlite:" + StoreFile]);
}
