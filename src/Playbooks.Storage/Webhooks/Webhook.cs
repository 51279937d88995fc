using System.Collections.Immutable;

namespace Playbooks.Storage.Webhooks;

/// <summary>An address that is told of things that happen.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">The address: https, or http on loopback.</param>
/// <param name="Types">What it is told of: <c>decision.made</c>, <c>release.published</c>.</param>
/// <param name="Secret">What deliveries are signed with; shown once to whoever made it.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
public sealed record Webhook(string Id, string Url, ImmutableArray<string> Types, string Secret, string CreatedBy, DateTimeOffset CreatedAt);

/// <summary>Something to be delivered to a webhook.</summary>
/// <param name="Number">Its place in the outbox.</param>
/// <param name="Webhook">The webhook's id.</param>
/// <param name="Type">What it tells of.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="At">When it happened.</param>
/// <param name="Data">The body: JSON, UTF-8.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAt">Before when it is not tried again; null when it is given up, which is kept and shown.</param>
/// <param name="LastError">Why the last try failed, or null.</param>
public sealed record Delivery(
    long Number, string Webhook, string Type, string Subject, DateTimeOffset At, ReadOnlyMemory<byte> Data, int Attempts, DateTimeOffset? NextAt, string? LastError);
