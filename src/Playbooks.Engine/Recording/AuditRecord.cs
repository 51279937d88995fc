namespace Playbooks.Engine.Recording;

/// <summary>An entry in its place in the chain.</summary>
/// <param name="Number">Its place: 1, 2, 3 and so on without gaps.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Hash">SHA-256 in lower-case hex over the hash before it and the entry's own content: see <see cref="AuditChain"/>.</param>
public sealed record AuditRecord(long Number, AuditEntry Entry, string Hash);
