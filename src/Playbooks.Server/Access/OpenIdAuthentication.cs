using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Access;

/// <summary><c>Authorization: Bearer TOKEN</c> with a token of the OpenID provider that is set up.</summary>
internal static class OpenIdAuthentication
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "openid";

    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(1);

    // Signatures that need the provider's private key: one that the audience could make itself says nothing.
    private static readonly string[] s_algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Adds it.</summary>
    public static void Add(AuthenticationBuilder schemes, OpenIdOptions provider, TimeProvider clock) => schemes.AddJwtBearer(Name, bearer =>
    {
        bearer.Authority = provider.Authority.AbsoluteUri.TrimEnd('/');
        bearer.Audience = provider.Audience;
        bearer.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        bearer.MapInboundClaims = false;
        bearer.IncludeErrorDetails = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidateIssuer = true,
            ValidateAudience = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidAlgorithms = s_algorithms,
            LifetimeValidator = (from, until, _, _) =>
                until is { } end && clock.GetUtcNow() - s_clockSkew < end && (from is not { } begin || clock.GetUtcNow() + s_clockSkew >= begin),
        };
        bearer.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                if (CallerOf(context.Principal!, provider) is { } caller)
                {
                    context.Principal = caller.ToPrincipal(Name);
                }
                else
                {
                    context.Fail($"the token has no `{provider.NameClaim}`");
                }
                return Task.CompletedTask;
            },
            OnAuthenticationFailed = context =>
                context.HttpContext.RequestServices.GetRequiredService<RefusedSignIns>().NoteAsync("token.refused", context.HttpContext.RequestAborted),
        };
    });

    private static Caller? CallerOf(ClaimsPrincipal token, OpenIdOptions provider)
    {
        if (token.FindFirst(provider.NameClaim)?.Value is not { } name || !NewKey.IsName(name))
        {
            return null;
        }
        var scopes = token.FindAll(provider.RoleClaim)
            .Select(claim => provider.Roles.IsEmpty ? Role.Find(claim.Value) : provider.Roles.GetValueOrDefault(claim.Value))
            .OfType<Role>()
            .SelectMany(role => role.Scopes)
            .Distinct()
            .Order();
        var team = provider.TeamClaim is null ? null : token.FindFirst(provider.TeamClaim)?.Value;
        // Who is to be bound to a team and comes without one sees no account, rather than all.
        return provider.TeamClaim is not null && team is null
            ? new Caller($"user:{name}", null, []) { Barred = $"the token has no claim `{provider.TeamClaim}`, by which this service tells whose accounts somebody may see" }
            : new Caller($"user:{name}", team, [.. scopes]);
    }
}
