using System.Collections.Immutable;
using Playbooks.Engine.Recording;

namespace Playbooks.Storage.Keys;

/// <summary>Where access keys and sessions are kept. A change returns when it is durable.</summary>
public interface IKeyStore
{
    /// <summary>Keeps a new key.</summary>
    Task AddAsync(ApiKey key, AuditEntry audit, CancellationToken cancel);

    /// <summary>The key with a hash, revoked ones too, or null.</summary>
    Task<ApiKey?> FindByHashAsync(string hash, CancellationToken cancel);

    /// <summary>All keys, newest first, revoked ones too.</summary>
    Task<ImmutableArray<ApiKey>> ListAsync(CancellationToken cancel);

    /// <summary>Whether any key was ever made, revoked ones too: openness does not come back.</summary>
    Task<bool> AnyAsync(CancellationToken cancel);

    /// <summary>Revokes a key and ends its sessions. False when there is none, or it is revoked already.</summary>
    Task<bool> RevokeAsync(string id, DateTimeOffset at, AuditEntry audit, CancellationToken cancel);

    /// <summary>Keeps a session.</summary>
    Task OpenSessionAsync(Session session, AuditEntry audit, CancellationToken cancel);

    /// <summary>The session with a hash, unless its key was revoked; or null. Whether it has lapsed is the caller's to see.</summary>
    Task<Session?> FindSessionAsync(string hash, CancellationToken cancel);

    /// <summary>Ends a session. False when there is none: of two callers who end the same one, one alone is told that it did.</summary>
    Task<bool> EndSessionAsync(string hash, AuditEntry audit, CancellationToken cancel);

    /// <summary>Forgets sessions that lapsed before a time.</summary>
    Task DeleteSessionsBeforeAsync(DateTimeOffset time, CancellationToken cancel);
}
