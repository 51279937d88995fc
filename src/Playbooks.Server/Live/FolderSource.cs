using Playbooks.Engine.Checking;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Live;

/// <summary>
/// Publishes what is saved in the workspace's folder, when it checks clean and its examples come out right. One caller
/// looks at the folder at a time.
/// </summary>
internal sealed class FolderSource(ServeOptions options, LiveWorkspace live, IReleaseStore releases, Publisher publisher, PublishedFolder folder)
{
    private const string Actor = "folder";
    private const string SavedNote = "saved in the folder";
    private const int MostAttempts = 5;

    private FolderSnapshot? _known;

    /// <summary>Whether the folder looks other than when it was last read.</summary>
    public bool HasChanged => !FolderSnapshot.Take(options.Workspace).Equals(_known);

    /// <summary>
    /// Publishes what the folder holds before the service listens, unless the store is the source and has a release
    /// already. A folder that is being written is read again a few times.
    /// </summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        var before = await releases.LiveAsync(cancel);
        if (options.Source == WorkspaceSource.Store && before is not null)
        {
            await live.RefreshAsync(cancel);
            return;
        }
        var note = before is null ? "the folder's content when the service first started" : $"the folder differed from release {before.Number} when the service started";
        for (var attempt = 0; attempt < MostAttempts && !await TryPublishAsync(note, cancel); attempt++)
        {
        }
        await live.RefreshAsync(cancel);
    }

    /// <summary>Publishes what was saved. False when a file was saved meanwhile: what was read may be half of two states, and counts for nothing.</summary>
    public Task<bool> TryPublishAsync(CancellationToken cancel) => TryPublishAsync(SavedNote, cancel);

    private async Task<bool> TryPublishAsync(string note, CancellationToken cancel)
    {
        // A release that is being written into the folder, here or by the command, is not read before it is there as a whole.
        using var turn = await folder.HoldAsync(cancel);
        folder.Recover(await releases.LiveAsync(cancel));
        var before = FolderSnapshot.Take(options.Workspace);
        var check = WorkspaceChecker.CheckFolder(options.Workspace, CheckMemory.OfProcess);
        var candidate = Candidate.Of(check, check.Workspace?.Documents ?? DocumentSet.Empty);
        if (!FolderSnapshot.Take(options.Workspace).Equals(before))
        {
            return false;
        }
        var newest = new NewestState(!candidate.IsPublishable, options.Clock.GetUtcNow(), candidate.Diagnostics);
        if (candidate.IsPublishable)
        {
            var outcome = await publisher.PublishFolderAsync(candidate, new Publication(Actor, note), cancel);
            if (outcome.End == PublishEnd.Outdated)
            {
                return false;
            }
            newest = newest with { Waiting = outcome.End == PublishEnd.Proposed ? outcome.Release : null };
        }
        _known = before;
        live.Note(newest);
        return true;
    }
}
