namespace Playbooks.Engine.Recording;

/// <summary>
/// Something that other programs want to hear of. It is put into the outbox of every webhook that asked for its type, in
/// the same transaction as what it tells of, so that neither is there without the other.
/// </summary>
/// <param name="Type"><c>decision.made</c> or <c>release.published</c>.</param>
/// <param name="Subject">What it is about: a decision's id, a release's number.</param>
/// <param name="At">When it happened.</param>
/// <param name="Data">The body of the event: JSON, UTF-8.</param>
public sealed record Notification(string Type, string Subject, DateTimeOffset At, ReadOnlyMemory<byte> Data);
