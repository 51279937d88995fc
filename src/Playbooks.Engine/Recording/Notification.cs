namespace Playbooks.Engine.Recording;

/// <summary>
/// Something that other programs want to hear of. It is put into the outbox of every webhook that asked for its type, in
/// the same transaction as what it tells of, so that neither is there without the other.
/// </summary>
/// <param name="Type"><c>decision.made</c> or <c>release.published</c>.</param>
/// <param name="Subject">What it is about: a decision's id, a release's number.</param>
/// <param name="At">When it happened.</param>
/// <param name="Write">Writes the body of the event, JSON in UTF-8, where anybody wants to hear of it.</param>
public sealed record Notification(string Type, string Subject, DateTimeOffset At, Func<ReadOnlyMemory<byte>> Write)
{
    /// <summary>With a body that is written already.</summary>
    public Notification(string type, string subject, DateTimeOffset at, ReadOnlyMemory<byte> data)
        : this(type, subject, at, () => data)
    {
    }
}
