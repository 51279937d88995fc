using System.CommandLine;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Storage;

namespace Playbooks.Cli.Terminal;

/// <summary>
/// The releases of a call's store, to be changed. A workspace's folder that shows what is live goes on showing it; one that
/// holds something else is left as it is.
/// </summary>
internal sealed class OpenedReleases : IAsyncDisposable
{
    private readonly OpenedStore _opened;
    private readonly PublishedFolder? _folder;
    private readonly DocumentSet _live;
    private readonly bool _folderDiffers;

    private OpenedReleases(OpenedStore opened, PublishedFolder? folder, DocumentSet live, bool folderDiffers, Publisher? publisher) =>
        (_opened, _folder, _live, _folderDiffers, Publisher) = (opened, folder, live, folderDiffers, publisher);

    /// <summary>What changes releases; null where the store is not open.</summary>
    public Publisher? Publisher { get; }

    /// <summary>The store; asked for only where it is open.</summary>
    public IStore Store => _opened.Store!;

    /// <summary>The exit code of a call whose store is not open.</summary>
    public int Code => _opened.Code;

    /// <summary>Opens the store of a call.</summary>
    public static async Task<OpenedReleases> OpenAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, CancellationToken cancel)
    {
        var opened = await OpenedStore.OpenAsync(surroundings, call, global, begins: false, cancel);
        if (opened.Store is not { } store)
        {
            return new OpenedReleases(opened, null, DocumentSet.Empty, false, null);
        }
        var entry = await store.Releases.LiveAsync(cancel);
        var live = entry is null ? DocumentSet.Empty : await store.Releases.DocumentsAsync(entry.Number, cancel) ?? DocumentSet.Empty;
        var folder = Workspaces.Locate(surroundings, call, global) is { } found ? new PublishedFolder(found) : null;
        if (entry is null || folder is null || await ShowsAsync(folder, entry, live, cancel))
        {
            return new OpenedReleases(opened, folder, live, false, new Publisher(store.Releases, store.Drafts, surroundings.Clock, folder));
        }
        folder.Dispose();
        return new OpenedReleases(opened, null, live, true, new Publisher(store.Releases, store.Drafts, surroundings.Clock));
    }

    // A service beside may be writing it; one that was ended while it wrote may have left it half written.
    private static async Task<bool> ShowsAsync(PublishedFolder folder, ReleaseEntry entry, DocumentSet live, CancellationToken cancel)
    {
        using var turn = await folder.HoldAsync(cancel);
        folder.Finish(entry);
        return folder.Shows(live);
    }

    /// <summary>Shows what became of it, with what it changed of what was live. The exit code.</summary>
    public async Task<int> ShowAsync(Surroundings surroundings, PublishOutcome outcome, bool asJson, CancellationToken cancel)
    {
        var documents = outcome is { IsDone: true, Release: { } release } ? await Store.Releases.DocumentsAsync(release.Number, cancel) : null;
        var code = ReleasePrinter.Show(surroundings, outcome, documents is null ? [] : DocumentDifference.Between(_live, documents), asJson);
        if (_folderDiffers && outcome is { End: PublishEnd.Live, Release.Origin: not ReleaseOrigin.Folder })
        {
            surroundings.Error.WriteLine("the folder held something else than what was live before, and is left as it is");
        }
        return code;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder?.Dispose();
        return _opened.DisposeAsync();
    }
}
