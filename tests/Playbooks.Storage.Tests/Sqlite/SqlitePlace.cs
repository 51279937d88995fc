using Playbooks.Storage.Tests.Contracts;

namespace Playbooks.Storage.Tests.Sqlite;

/// <summary>Stores in files.</summary>
public sealed class SqlitePlace : IStorePlace
{
    private TemporaryStore? _store;

    public async Task<IStore> OpenAsync() => (_store = await TemporaryStore.OpenAsync()).Store;

    public Task<IStore> RestartAsync() => _store!.RestartAsync();

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;
}
