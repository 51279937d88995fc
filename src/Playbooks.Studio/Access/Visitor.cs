using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Playbooks.Studio.Access;

/// <summary>Who looks at a page, and what they may do.</summary>
/// <param name="Actor">Who, as the audit names them; null while nobody is known.</param>
/// <param name="Team">The team whose accounts they see, or null for all.</param>
/// <param name="Scopes">What they may do.</param>
public sealed record Visitor(string? Actor, string? Team, ImmutableArray<string> Scopes)
{
    /// <summary>Whoever makes a request.</summary>
    public static Visitor Of(HttpContext context) => new(
        context.User.FindFirst("actor")?.Value,
        context.User.FindFirst("team")?.Value,
        [.. context.User.FindAll("scope").Select(claim => claim.Value)]);

    /// <summary>Nobody that is known.</summary>
    public static readonly Visitor Nobody = new(null, null, []);

    // What stands among the scopes of somebody on this machine who did not sign in, while there are no keys.
    private const string Open = "open";

    /// <summary>Whether they said who they are.</summary>
    public bool IsSignedIn => Actor is not null && !Scopes.Contains(Open);

    /// <summary>Whether they may know what is live. Before signing in nobody learns that, or what is wrong with it.</summary>
    public bool SeesTheLive => May(PageScopes.Read) || Scopes.Contains(Open);

    /// <summary>Whether they may do something.</summary>
    public bool May(string scope) => Scopes.Contains(scope);
}
