using System.Collections.Immutable;

namespace Playbooks.Engine.Recording;

/// <summary>The audit: append-only. Changes to anything else bring their entry with them; this port is for what changes nothing, such as a sign-in.</summary>
public interface IAuditLog
{
    /// <summary>Appends an entry; returns when it is durable.</summary>
    Task<AuditRecord> AppendAsync(AuditEntry entry, CancellationToken cancel);

    /// <summary>Records with a number below <paramref name="before"/> (null: the newest), newest first, at most <paramref name="most"/>.</summary>
    Task<ImmutableArray<AuditRecord>> ListAsync(long? before, int most, CancellationToken cancel);

    /// <summary>All records from the first on, in order.</summary>
    IAsyncEnumerable<AuditRecord> AllAsync(CancellationToken cancel);
}
