using System.Runtime.Versioning;
using Playbooks.Engine.Recording;

namespace Playbooks.Storage.Tests.Sqlite;

/// <summary>Files and folders that the account may read and not write.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RightsTests : IAsyncLifetime
{
    private static readonly AuditEntry s_import = new(DateTimeOffset.UnixEpoch, "user:eva", "book.imported", "-");

    private TemporaryStore _temporary = null!;

    public async Task InitializeAsync() => _temporary = await TemporaryStore.OpenAsync();

    public async Task DisposeAsync()
    {
        Allow();
        await _temporary.DisposeAsync();
    }

    [UnprivilegedFact]
    public async Task AStoreThatCanOnlyBeReadIsNotOpenedAndSaysSo()
    {
        await _temporary.Store.DisposeAsync();
        Forbid();

        var opening = await Stores.OpenAsync(_temporary.Address, TimeProvider.System, default);

        Assert.Null(opening.Store);
        Assert.Equal($"the store `{_temporary.File}` cannot be opened: it can be read but not written", opening.Problem);
        Assert.Equal("see to it that this account may read and write the file and its folder", opening.Help);
        Allow();
        Assert.True(await (await _temporary.RestartAsync()).IsReadyAsync(default));
    }

    [UnprivilegedFact]
    public async Task AFolderThatCannotBeWrittenIsNotGivenAStore()
    {
        File.SetUnixFileMode(_temporary.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var opening = await Stores.OpenAsync(StoreAddress.Parse($"sqlite:{_temporary.Folder}/other.db"), TimeProvider.System, default);

        Assert.StartsWith($"the store `{_temporary.Folder}/other.db` cannot be opened: ", opening.Problem, StringComparison.Ordinal);
        Assert.Equal("see to it that this account may read and write the file and its folder", opening.Help);
    }

    [UnprivilegedFact]
    public async Task ABackupIntoAFolderThatCannotBeWrittenIsToldAndTheStoreGoesOn()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_temporary.Folder, "locked"));
        File.SetUnixFileMode(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _temporary.Store.BackupAsync(Path.Combine(folder.FullName, "copy.db"), default));

        Assert.Equal(1, (await _temporary.Store.Audit.AppendAsync(s_import, default)).Number);
    }

    private void Forbid()
    {
        File.SetUnixFileMode(_temporary.File, UnixFileMode.UserRead);
        File.SetUnixFileMode(_temporary.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private void Allow()
    {
        File.SetUnixFileMode(_temporary.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetUnixFileMode(_temporary.File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
