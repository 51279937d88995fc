using Playbooks.Engine.Publishing;
using Playbooks.Storage;

namespace Playbooks.Server.Live;

/// <summary>
/// Looks four times a second at the workspace's folder, where that is the source, and at what other processes made live
/// in the store; puts live what was set to a time. Notifications of the file system are no help here: they get lost on
/// network drives and in containers, and editors save in several steps.
/// </summary>
internal sealed class WorkspaceWatch(FolderSource folder, LiveWorkspace live, Publisher publisher, ServeOptions options, ILogger<WorkspaceWatch> log) : BackgroundService
{
    /// <summary>How often the folder is looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // Long enough for an editor's or a copy's next write, short enough that a save is live within the second.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(50);
    private const int MostLooks = 6;

    private string? _lastReason;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, options.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            if (options.Source == WorkspaceSource.Folder && folder.HasChanged)
            {
                await SettleAsync(cancel);
                await folder.TryPublishAsync(cancel);
            }
            await live.RefreshAsync(cancel);
            foreach (var outcome in await publisher.PublishDueAsync(cancel))
            {
                LiveLog.Report(log, outcome);
            }
            _lastReason = null;
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException or StoreAwayException)
        {
            // The drive or the store went away, or a file is locked: the release in use stays, and the next look tries again.
            Complain(LogLevel.Warning, away, away.Message);
        }
#pragma warning disable CA1031 // the edge of the host: a bug met while reading one edit must not end the service for everybody
        catch (Exception bug) when (bug is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Complain(LogLevel.Error, bug, bug.ToString());
        }
    }

    // Four times a second the same would be no news.
    private void Complain(LogLevel level, Exception exception, string reason)
    {
        if (exception.Message != _lastReason)
        {
            _lastReason = exception.Message;
            log.Log(level, "the workspace cannot be taken over, and the release in use stays: {Reason}", reason);
        }
    }

    // A file that is being written is read when it stands still, or after a while all the same: then reading finds out.
    private async Task SettleAsync(CancellationToken cancel)
    {
        var seen = FolderSnapshot.Take(options.Workspace);
        for (var look = 0; look < MostLooks; look++)
        {
            await Task.Delay(s_settling, options.Clock, cancel);
            var now = FolderSnapshot.Take(options.Workspace);
            if (now.Equals(seen))
            {
                return;
            }
            seen = now;
        }
    }
}
