using Playbooks.Storage;

namespace Playbooks.Testing;

/// <summary>An empty store in a folder of its own; the folder goes when the test is over. For test projects that know Playbooks.Storage.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly TimeProvider _clock;

    private TemporaryStore(TimeProvider clock)
    {
        _clock = clock;
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "playbooks-store-" + Path.GetRandomFileName());

    /// <summary>The store's file.</summary>
    public string File => Path.Combine(Folder, "playbooks.db");

    /// <summary>Where the store is.</summary>
    public StoreAddress Address => StoreAddress.Parse("sqlite:" + File);

    /// <summary>The store, open.</summary>
    public IStore Store { get; private set; } = null!;

    /// <summary>A new one, open.</summary>
    public static async Task<TemporaryStore> OpenAsync(TimeProvider? clock = null)
    {
        var temporary = new TemporaryStore(clock ?? TimeProvider.System);
        temporary.Store = await temporary.OpenAgainAsync();
        return temporary;
    }

    /// <summary>Closes the store and opens it again, as after a restart.</summary>
    public async Task<IStore> RestartAsync()
    {
        await Store.DisposeAsync();
        return Store = await OpenAgainAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<IStore> OpenAgainAsync()
    {
        var opening = await Stores.OpenAsync(Address, _clock, CancellationToken.None);
        return opening.Store ?? throw new InvalidOperationException(opening.Problem);
    }
}
