using System.Collections.Immutable;

namespace Playbooks.Storage.Keys;

/// <summary>An access key as it is kept: never the key itself.</summary>
public sealed record ApiKey
{
    /// <summary>Its id, which is no secret and stands in the audit.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>The person who alone uses it, or null for a machine's key.</summary>
    public string? Owner { get; init; }

    /// <summary>Who acts when the key is used: whoever wants to know whether two acts are one person's compares this.</summary>
    public string Actor => Owner is null ? $"key:{Id}" : $"user:{Owner}";

    /// <summary>SHA-256 of the key, which has 256 random bits and needs no slow hash: hex.</summary>
    public required string Hash { get; init; }

    /// <summary>What it may do: <c>recommend</c>, <c>read</c>, <c>work</c>, <c>author</c>, <c>approve</c>, <c>admin</c>.</summary>
    public required ImmutableArray<string> Scopes { get; init; }

    /// <summary>The team whose accounts it sees, or null for all.</summary>
    public string? Team { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it lapses, or null.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked, or null.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}

/// <summary>A signed-in browser, or a sign-in link that was not used yet: a link is taken out when it is used.</summary>
/// <param name="Hash">SHA-256 of the random value that the cookie or the link holds: hex.</param>
/// <param name="Actor">Who.</param>
/// <param name="Scopes">What they may do.</param>
/// <param name="Team">The team whose accounts they see, or null for all.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="Key">The key that it was opened with, or null; when that is revoked, the session ends too.</param>
public sealed record Session(string Hash, string Actor, ImmutableArray<string> Scopes, string? Team, DateTimeOffset ExpiresAt, string? Key);
