namespace Playbooks.Server.Api.Description;

/// <summary>A new webhook: `url` is https, or http on loopback; `types` are `decision.made`, `release.published` or both.</summary>
internal sealed record NewWebhookShape(string Url, IReadOnlyList<string> Types);

/// <summary>A webhook.</summary>
internal sealed record WebhookShape(string Id, string Url, IReadOnlyList<string> Types, string CreatedBy, DateTimeOffset CreatedAt);

/// <summary>A new webhook with the secret that its deliveries are signed with.</summary>
internal sealed record CreatedWebhookShape(string Id, string Url, IReadOnlyList<string> Types, string CreatedBy, DateTimeOffset CreatedAt, string Secret);

/// <summary>All webhooks.</summary>
internal sealed record WebhookListShape(IReadOnlyList<WebhookShape> Items);

/// <summary>A delivery that did not arrive yet.</summary>
internal sealed record DeliveryShape(long Number, string Type, string Subject, DateTimeOffset At, int Attempts, bool IsGivenUp, DateTimeOffset? NextAt = null, string? LastError = null);

/// <summary>Deliveries that did not arrive yet.</summary>
internal sealed record DeliveryListShape(IReadOnlyList<DeliveryShape> Items);
