using Playbooks.Server.Limits;
using Playbooks.Storage.Keys;
using Playbooks.Storage.Requests;

namespace Playbooks.Server.Hosting;

/// <summary>Forgets sessions that lapsed, and idempotency keys that are too old to be given again.</summary>
internal sealed class Housekeeping(IKeyStore keys, IRequestStore requests, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TidyAsync(stoppingToken);
            }
#pragma warning disable CA1031 // the edge of the host: what was not forgotten now is forgotten next time
            catch (Exception failed) when (failed is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogWarning(failed, "old sessions and idempotency keys were not forgotten");
            }
        }
    }

    /// <summary>Does it now.</summary>
    internal async Task TidyAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await keys.DeleteSessionsBeforeAsync(now, cancel);
        await requests.DeleteBeforeAsync(now - Idempotency.Memory, cancel);
    }
}
