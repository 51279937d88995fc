using System.Collections.Immutable;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Access;

/// <summary>An OpenID provider whose tokens are taken.</summary>
public sealed record OpenIdOptions
{
    /// <summary>Its address: what stands before <c>/.well-known/openid-configuration</c>. https, or http on loopback.</summary>
    public required Uri Authority { get; init; }

    /// <summary>Whom its tokens must be made for.</summary>
    public required string Audience { get; init; }

    /// <summary>The claim that names the person; the actor is <c>user:</c> and its value.</summary>
    public string NameClaim { get; init; } = "sub";

    /// <summary>The claim that holds the person's groups or roles.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Which of its values stand for which role; where this is empty, the roles' own names do.</summary>
    public ImmutableSortedDictionary<string, Role> Roles { get; init; } = ImmutableSortedDictionary.Create<string, Role>(StringComparer.Ordinal);

    /// <summary>The claim that holds the person's team, or null when nobody is bound to one.</summary>
    public string? TeamClaim { get; init; }
}
