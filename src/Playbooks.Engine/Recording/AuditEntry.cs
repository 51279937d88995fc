namespace Playbooks.Engine.Recording;

/// <summary>Who changed what, when and why. It is kept for good, in the same transaction as the change itself.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who: <c>key:ID</c>, <c>user:NAME</c>, <c>folder</c>, <c>command:NAME</c> or <c>service</c>.</param>
/// <param name="Action">What was done, as <c>noun.verb</c>: <c>release.published</c>, <c>key.created</c>, <c>book.imported</c>.</param>
/// <param name="Subject">What it was done to: a release's number, a draft's or key's id, an account's id.</param>
/// <param name="Note">Why, or what else there is to say; never a secret and never personal data.</param>
public sealed record AuditEntry(DateTimeOffset At, string Actor, string Action, string Subject, string? Note = null);
