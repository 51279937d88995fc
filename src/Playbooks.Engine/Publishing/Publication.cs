namespace Playbooks.Engine.Publishing;

/// <summary>Who publishes what for, and when it is to go live.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Note">Why, in the author's words.</param>
/// <param name="PublishAt">When it is to go live; null for at once.</param>
public sealed record Publication(string Actor, string Note, DateTimeOffset? PublishAt = null);
