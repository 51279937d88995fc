namespace Playbooks.Server.Live;

/// <summary>
/// Looks at the workspace's folder four times a second and has a change taken over. Notifications of the file system
/// are no help here: they get lost on network drives and in containers, and editors save in several steps.
/// </summary>
internal sealed class WorkspaceWatch(LiveWorkspace workspace, ServeOptions options, ILogger<WorkspaceWatch> log) : BackgroundService
{
    /// <summary>How often the folder is looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // Long enough for an editor's or a copy's next write, short enough that a save is live within the second.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(50);
    private const int MostLooks = 6;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, options.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (workspace.HasChanged)
                {
                    await SettleAsync(stoppingToken);
                    workspace.TryRead();
                }
            }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
            {
                // The drive went away or a file is locked: the release in use stays, and the next look tries again.
                log.LogWarning("the workspace cannot be read: {Reason}", broken.Message);
            }
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
