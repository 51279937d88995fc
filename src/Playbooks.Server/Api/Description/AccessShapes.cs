namespace Playbooks.Server.Api.Description;

/// <summary>What a new access key is to be: either `role` (agent, reader, author, approver, admin) or `scopes`. `for` names the person who alone uses it.</summary>
internal sealed record NewKeyShape(string Name, string? Role = null, IReadOnlyList<string>? Scopes = null, string? For = null, string? Team = null, DateTimeOffset? ExpiresAt = null);

/// <summary>An access key. `actor` is who acts when it is used.</summary>
internal sealed record KeyShape(
    string Id,
    string Name,
    string Actor,
    IReadOnlyList<string> Scopes,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    string? For = null,
    string? Team = null,
    DateTimeOffset? ExpiresAt = null,
    DateTimeOffset? RevokedAt = null);

/// <summary>A new access key with its secret.</summary>
internal sealed record CreatedKeyShape(
    string Id,
    string Name,
    string Actor,
    IReadOnlyList<string> Scopes,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    string Key,
    string? For = null,
    string? Team = null,
    DateTimeOffset? ExpiresAt = null);

/// <summary>A page of access keys.</summary>
internal sealed record KeyListShape(IReadOnlyList<KeyShape> Items, string? Next = null);

/// <summary>A record of the audit; its hash covers the one before it.</summary>
internal sealed record AuditRecordShape(long Number, DateTimeOffset At, string Actor, string Action, string Subject, string Hash, string? Note = null);

/// <summary>A page of the audit.</summary>
internal sealed record AuditListShape(IReadOnlyList<AuditRecordShape> Items, string? Next = null);

/// <summary>Whether the audit is whole; `brokenAt` is the first record that is not as it was written.</summary>
internal sealed record AuditVerificationShape(bool IsIntact, long? BrokenAt = null);
