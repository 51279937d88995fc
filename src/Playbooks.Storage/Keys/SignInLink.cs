using Playbooks.Engine.Recording;

namespace Playbooks.Storage.Keys;

/// <summary>
/// A link that signs its holder in once, soon after it was made, on this machine. It is kept as a session whose hash is made
/// from another text than a cookie's, so that neither can stand for the other.
/// </summary>
/// <param name="Token">The secret part of the link; it is shown once.</param>
/// <param name="ExpiresAt">Until when it works.</param>
public sealed record SignInLink(string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Path and query of the link.</summary>
    public string PathAndQuery => $"/sign-in?token={Token}";

    /// <summary>Makes a link for a person; the audit tells who made it, for whom, and with which role.</summary>
    public static async Task<SignInLink> CreateAsync(IKeyStore keys, string name, Role role, string? team, string maker, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(role);
        var link = new SignInLink(RandomText.Create(), now + Lifetime);
        var session = new Session(HashOf(link.Token), $"user:{name}", [.. role.Scopes.Select(scope => scope.Word())], team, link.ExpiresAt, null);
        await keys.OpenSessionAsync(session, new AuditEntry(now, maker, "link.created", session.Actor, $"role {role.Name}"), cancel);
        return link;
    }

    /// <summary>The hash that the store knows a link by.</summary>
    public static string HashOf(string token) => KeySecret.HashOf("sign-in link " + token);
}
