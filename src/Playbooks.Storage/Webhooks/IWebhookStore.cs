using System.Collections.Immutable;
using Playbooks.Engine.Recording;

namespace Playbooks.Storage.Webhooks;

/// <summary>Where webhooks and their outbox are kept. What is put into the outbox comes with the change that it tells of.</summary>
public interface IWebhookStore
{
    /// <summary>Keeps a new webhook.</summary>
    Task AddAsync(Webhook webhook, AuditEntry audit, CancellationToken cancel);

    /// <summary>All webhooks, newest first.</summary>
    Task<ImmutableArray<Webhook>> ListAsync(CancellationToken cancel);

    /// <summary>Takes a webhook out, with what its outbox holds. False when there is none.</summary>
    Task<bool> RemoveAsync(string id, AuditEntry audit, CancellationToken cancel);

    /// <summary>Deliveries that are due, oldest first.</summary>
    Task<ImmutableArray<Delivery>> DueAsync(DateTimeOffset now, int most, CancellationToken cancel);

    /// <summary>Takes a delivery out after it arrived.</summary>
    Task DeliveredAsync(long number, CancellationToken cancel);

    /// <summary>Says that a try failed, and when the next one is: null gives it up.</summary>
    Task FailedAsync(long number, string error, DateTimeOffset? nextAt, CancellationToken cancel);

    /// <summary>What still stands in a webhook's outbox, given up or not, newest first.</summary>
    Task<ImmutableArray<Delivery>> PendingAsync(string webhook, int most, CancellationToken cancel);
}
