using System.Collections.Immutable;
using Playbooks.Engine.Recording;

namespace Playbooks.Storage.Keys;

/// <summary>What a new key is to be.</summary>
public sealed record NewKey
{
    /// <summary>How many characters names and teams may have.</summary>
    public const int LongestName = 80;

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public required ImmutableArray<Scope> Scopes { get; init; }

    /// <summary>The person who alone uses it, or null for a machine's key.</summary>
    public string? Owner { get; init; }

    /// <summary>The team whose accounts it sees, or null for all.</summary>
    public string? Team { get; init; }

    /// <summary>When it lapses, or null.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether a text can be a name: not empty, not too long, without control characters and without space at its ends.</summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= LongestName && !text.Any(char.IsControl) && text.Trim().Length == text.Length;
    }

    /// <summary>Makes the key and keeps it. The secret is given here, and never again.</summary>
    public async Task<(ApiKey Key, string Secret)> CreateAsync(IKeyStore keys, string maker, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var secret = KeySecret.Create();
        var key = new ApiKey
        {
            Id = SortableId.Create(now),
            Name = Name,
            Owner = Owner,
            Hash = KeySecret.HashOf(secret),
            Scopes = [.. Scopes.Distinct().Order().Select(scope => scope.Word())],
            Team = Team,
            CreatedBy = maker,
            CreatedAt = now,
            ExpiresAt = ExpiresAt,
        };
        await keys.AddAsync(key, new AuditEntry(now, maker, "key.created", key.Id, $"{string.Join(' ', key.Scopes)}{(Team is null ? "" : $", team {Team}")}"), cancel);
        return (key, secret);
    }
}
