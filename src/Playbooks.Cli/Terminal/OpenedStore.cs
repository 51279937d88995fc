using System.CommandLine;
using Playbooks.Storage;

namespace Playbooks.Cli.Terminal;

/// <summary>The store of a call, opened; or the exit code after having said why it is not.</summary>
internal sealed class OpenedStore : IAsyncDisposable
{
    private OpenedStore(IStore? store, int code) => (Store, Code) = (store, code);

    /// <summary>The store, or null.</summary>
    public IStore? Store { get; }

    /// <summary>The exit code of a call whose store is not open.</summary>
    public int Code { get; }

    /// <summary>Who the audit names for what is changed from the command line.</summary>
    public static string Actor => $"command:{Environment.UserName}";

    /// <summary>Opens the store of a call. One that is named and not there is most likely a slip: only what begins a store makes it.</summary>
    /// <param name="surroundings">Where the call was made.</param>
    /// <param name="call">The call.</param>
    /// <param name="global">The options of all verbs.</param>
    /// <param name="begins">Whether the call is one with which a store begins.</param>
    /// <param name="cancel">Ends it early.</param>
    public static async Task<OpenedStore> OpenAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, bool begins, CancellationToken cancel)
    {
        if (AddressOf(surroundings, call, global) is not { } address)
        {
            return new OpenedStore(null, ExitCode.Wrong);
        }
        if (!begins && call.GetValue(global.Store) is { } named && address.Kind is StoreKind.Sqlite && !File.Exists(address.Place))
        {
            return new OpenedStore(null, InputFile.Complain(surroundings, $"there is no store `{named}`", "`playbooks publish -m NOTE` makes one of the workspace's folder, and `playbooks serve` does"));
        }
        var opening = await Stores.OpenAsync(address, surroundings.Clock, cancel);
        if (opening.Store is null)
        {
            InputFile.Complain(surroundings, opening.Problem!, opening.Help);
        }
        return new OpenedStore(opening.Store, ExitCode.Failed);
    }

    /// <summary>Where the store of a call is: as named, or in its workspace; null after having said that it is nowhere.</summary>
    public static StoreAddress? AddressOf(Surroundings surroundings, ParseResult call, GlobalOptions global)
    {
        if (call.GetValue(global.Store) is not { } named)
        {
            return Workspaces.Find(surroundings, call, global) is { } folder ? StoreAddress.DefaultFor(folder) : null;
        }
        if (StoreAddress.TryParse(named, out var address, surroundings.Folder))
        {
            return address;
        }
        InputFile.Complain(surroundings, $"`{named}` is no address of a store", StoreAddress.Forms);
        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Store?.DisposeAsync() ?? ValueTask.CompletedTask;
}
