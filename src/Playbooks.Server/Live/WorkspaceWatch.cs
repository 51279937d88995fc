namespace Playbooks.Server.Live;

/// <summary>
/// Looks at the workspace folder four times a second. Looking works on every file system, network shares and
/// containers among them, where notifications get lost.
/// </summary>
internal sealed partial class WorkspaceWatch(LiveWorkspace workspace, TimeProvider clock, ILogger<WorkspaceWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look();
            }
        }
        catch (OperationCanceledException)
        {
            // The service is ending.
        }
    }

    private void Look()
    {
        try
        {
            workspace.LookAgain();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A folder that is away for a moment (an unmounted share, a branch being switched) is looked at again.
            LogAway(problem.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the workspace cannot be read: {Reason}")]
    private partial void LogAway(string reason);
}
