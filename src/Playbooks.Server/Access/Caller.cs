using System.Collections.Immutable;
using System.Security.Claims;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Access;

/// <summary>Who makes a request, and what they may do.</summary>
/// <param name="Actor">Who acts, as the audit names them: <c>user:NAME</c> or <c>key:ID</c>.</param>
/// <param name="Team">The team whose accounts they see, or null for all.</param>
/// <param name="Scopes">What they may do.</param>
internal sealed record Caller(string Actor, string? Team, ImmutableArray<Scope> Scopes)
{
    /// <summary>The claim that holds the actor.</summary>
    public const string ActorClaim = "actor";

    /// <summary>The claim of a scope; there is one for each.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The claim that holds the team.</summary>
    public const string TeamClaim = "team";

    private const string BarredClaim = "barred";

    /// <summary>What stands in the scope's claim of somebody who may do what is open, and nothing else.</summary>
    public const string Open = "open";

    /// <summary>Somebody on this machine while there are no keys, who did not sign in.</summary>
    public static readonly Caller Local = new("user:local", null, []) { IsUnknown = true };

    /// <summary>Whether they did not sign in, and may do only what is open.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The caller of a request that was let in.</summary>
    public static Caller Of(HttpContext context) => Find(context.User)
        ?? throw new InvalidOperationException("the address does not say what it needs, so nobody was asked who calls");

    /// <summary>The caller that a principal stands for; null when it stands for nobody.</summary>
    public static Caller? Find(ClaimsPrincipal user) => ActorOf(user) is { } actor
        ? new Caller(actor, user.FindFirst(TeamClaim)?.Value, [.. user.FindAll(ScopeClaim).Select(claim => Storage.Keys.Scopes.Find(claim.Value)).OfType<Scope>()])
        {
            IsUnknown = IsOfNobody(user),
            Barred = user.FindFirst(BarredClaim)?.Value,
        }
        : null;

    /// <summary>Who acts, where a principal stands for somebody; else null.</summary>
    public static string? ActorOf(ClaimsPrincipal user) => user.FindFirst(ActorClaim)?.Value;

    /// <summary>Whether a principal stands for somebody who did not sign in.</summary>
    public static bool IsOfNobody(ClaimsPrincipal user) => user.HasClaim(ScopeClaim, Open);

    /// <summary>Why they may do nothing, in words, where there is a reason that they cannot see themselves; else null.</summary>
    public string? Barred { get; init; }

    /// <summary>Whether they may do something.</summary>
    public bool May(Scope scope) => Scopes.Contains(scope);

    /// <summary>The same as the framework's principal.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var claims = new List<Claim>(Scopes.Length + 2) { new(ActorClaim, Actor) };
        claims.AddRange(Scopes.Select(scope => new Claim(ScopeClaim, scope.Word())));
        if (IsUnknown)
        {
            claims.Add(new Claim(ScopeClaim, Open));
        }
        if (Team is not null)
        {
            claims.Add(new Claim(TeamClaim, Team));
        }
        if (Barred is not null)
        {
            claims.Add(new Claim(BarredClaim, Barred));
        }
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, ActorClaim, ScopeClaim));
    }
}
