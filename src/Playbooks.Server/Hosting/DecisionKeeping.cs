using Playbooks.Engine.Recording;
using Playbooks.Retention.Decisions;

namespace Playbooks.Server.Hosting;

/// <summary>Deletes decisions that are older than they are to be kept, once a day, where a time is set.</summary>
internal sealed partial class DecisionKeeping(ServeOptions options, IDecisionLog decisions, ILogger<DecisionKeeping> log) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromDays(1);

    /// <summary>Does it now. How many were deleted.</summary>
    internal static async Task<long> TidyAsync(IDecisionLog decisions, TimeSpan keep, DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - keep;
        var note = FormattableString.Invariant($"from before {before.UtcDateTime:yyyy-MM-dd}");
        return await decisions.DeleteBeforeAsync(before, new AuditEntry(now, "service", "decisions.deleted", "decisions", note), cancel);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.KeepDecisions is not { } keep)
        {
            return;
        }
        using var timer = new PeriodicTimer(s_interval, options.Clock);
        do
        {
            try
            {
                Deleted(log, await TidyAsync(decisions, keep, options.Clock.GetUtcNow(), stoppingToken));
            }
#pragma warning disable CA1031 // the edge of the host: what was not deleted today is deleted tomorrow
            catch (Exception failed) when (failed is not OperationCanceledException)
#pragma warning restore CA1031
            {
                NotDeleted(log, failed);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(40, LogLevel.Information, "{Decisions} decisions were older than they are kept, and are deleted")]
    private static partial void Deleted(ILogger log, long decisions);

    [LoggerMessage(41, LogLevel.Warning, "old decisions were not deleted")]
    private static partial void NotDeleted(ILogger log, Exception failed);
}
