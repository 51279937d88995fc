using Playbooks.Engine.Recording;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>Where a contract's stores are made: one for each kind of store.</summary>
public interface IStorePlace : IAsyncDisposable
{
    /// <summary>An empty store, open.</summary>
    Task<IStore> OpenAsync();

    /// <summary>Closes the store and opens it again.</summary>
    Task<IStore> RestartAsync();
}

/// <summary>What every kind of store is held to: derived from for each kind.</summary>
public abstract class StoreContract<TPlace> : IAsyncLifetime
    where TPlace : IStorePlace, new()
{
    private readonly TPlace _place = new();

    protected static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    protected IStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await _place.OpenAsync();

    public async Task DisposeAsync() => await _place.DisposeAsync();

    protected async Task RestartAsync() => Store = await _place.RestartAsync();

    protected static AuditEntry By(string action, string subject = "-", string actor = "user:eva") => new(Noon, actor, action, subject);

    protected async Task<string[]> AuditAsync() =>
        [.. (await Store.Audit.ListAsync(null, 200, default)).Reverse().Select(record => $"{record.Entry.Action} {record.Entry.Subject}")];
}
