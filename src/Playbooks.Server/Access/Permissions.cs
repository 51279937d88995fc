using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Playbooks.Server.Api;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Access;

/// <summary>What an address needs, for the API's description.</summary>
/// <param name="Scope">The scope.</param>
internal sealed record NeedsScope(Scope Scope);

/// <summary>Ties scopes to addresses: each scope is a policy of its name.</summary>
internal static class Permissions
{
    /// <summary>Adds who callers are and what they may do.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(LocalAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, LocalAuthentication>(LocalAuthentication.Scheme, null);
        var policies = services.AddAuthorizationBuilder();
        foreach (var scope in Scopes.All)
        {
            policies.AddPolicy(scope.Word(), policy => policy.RequireClaim(Caller.ScopeClaim, scope.Word()));
        }
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, PermissionAnswers>();
    }

    /// <summary>Lets only those in who may do this.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, Scope scope) => endpoint
        .RequireAuthorization(scope.Word())
        .WithMetadata(new NeedsScope(scope))
        .Refuses(ProblemKind.NotSignedIn, ProblemKind.NotAllowed);
}
