using Playbooks.Storage;
using Playbooks.Storage.Jobs;

namespace Playbooks.Server.Jobs;

/// <summary>Carries jobs out, one after the other, and those first that a restart interrupted.</summary>
internal sealed partial class JobRunner(IJobStore jobs, RunJob run, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    // Another process may have ordered one; whoever orders one here wakes it.
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_memory = TimeSpan.FromDays(7);

    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <summary>Says that there is a new one.</summary>
    public void Wake()
    {
        lock (_wake)
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var job in await jobs.UnfinishedAsync(stoppingToken))
                {
                    await CarryOutAsync(job, stoppingToken);
                }
                await jobs.DeleteBeforeAsync(clock.GetUtcNow() - s_memory, stoppingToken);
            }
            catch (StoreAwayException away)
            {
                // Nothing is lost: the job goes on behind what was kept.
                StoreAway(log, away.Message);
            }
            await _wake.WaitAsync(s_interval, stoppingToken);
        }
    }

    private async Task CarryOutAsync(Job job, CancellationToken cancel)
    {
        try
        {
            await run.GoOnAsync(job, cancel);
        }
#pragma warning disable CA1031 // the edge of the host: a job that meets a bug fails, and the others are carried out
        catch (Exception bug) when (bug is not (OperationCanceledException or StoreAwayException))
#pragma warning restore CA1031
        {
            Failed(log, bug, job.Id);
            await run.FailAsync(job, "something went wrong in the service; its log says more", cancel);
        }
    }

    [LoggerMessage(30, LogLevel.Warning, "jobs wait until the store is back: {Reason}")]
    private static partial void StoreAway(ILogger log, string reason);

    [LoggerMessage(31, LogLevel.Error, "job {Job} failed")]
    private static partial void Failed(ILogger log, Exception bug, string job);
}
