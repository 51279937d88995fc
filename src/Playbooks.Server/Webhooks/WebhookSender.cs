using Playbooks.Engine.Recording;
using Playbooks.Storage.Webhooks;

namespace Playbooks.Server.Webhooks;

/// <summary>
/// Takes deliveries from the outbox and sends them. What was sent and not yet taken out when the service ends is sent again
/// after it starts: receivers know a delivery by its id. One receiver that is slow holds no other one up.
/// </summary>
internal sealed class WebhookSender(IWebhookStore webhooks, WebhookClient client, Backoff backoff, TimeProvider clock, ILogger<WebhookSender> log) : BackgroundService
{
    private const int MostAtOnce = 100;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        do
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
#pragma warning disable CA1031 // the edge of the host: deliveries stay in the outbox, and the next look tries again
            catch (Exception failed) when (failed is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogError(failed, "webhooks were not looked after; the next look is in a second");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Sends what is due now.</summary>
    internal async Task SendDueAsync(CancellationToken cancel)
    {
        var due = await webhooks.DueAsync(clock.GetUtcNow(), MostAtOnce, cancel);
        if (due.IsEmpty)
        {
            return;
        }
        var known = (await webhooks.ListAsync(cancel)).ToDictionary(webhook => webhook.Id, StringComparer.Ordinal);
        await Task.WhenAll(due.GroupBy(delivery => delivery.Webhook).Select(queue => SendAllAsync(known.GetValueOrDefault(queue.Key), queue, cancel)));
    }

    private async Task SendAllAsync(Webhook? webhook, IEnumerable<Delivery> queue, CancellationToken cancel)
    {
        foreach (var delivery in webhook is null ? [] : queue)
        {
            using var span = Instruments.Activities.StartActivity("playbooks.deliver");
            var outcome = await client.SendAsync(webhook!, delivery, cancel);
            Instruments.Delivered(outcome.Error is null);
            if (outcome.Error is null)
            {
                await webhooks.DeliveredAsync(delivery.Number, cancel);
                continue;
            }
            var wait = outcome.IsFinal ? null : backoff.After(delivery.Attempts + 1);
            await webhooks.FailedAsync(delivery.Number, outcome.Error, wait is { } time ? clock.GetUtcNow() + time : null, cancel);
            log.LogWarning("delivery {Number} to webhook {Webhook} failed, attempt {Attempt}: {Error}", delivery.Number, webhook!.Id, delivery.Attempts + 1, outcome.Error);
            // Whoever does not answer now will not answer the next one either.
            break;
        }
    }
}
