using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Playbooks.Server.Api;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Access;

/// <summary>What an address needs.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="IsOpen">Whether it is open to this machine while there are no keys.</param>
internal sealed record NeedsScope(Scope Scope, bool IsOpen);

/// <summary>Ties scopes to addresses: each scope is a policy of its name, and <c>SCOPE-or-open</c> one that is open while there are no keys.</summary>
internal static class Permissions
{
    /// <summary>The policy that lets any caller in, and while there are no keys every program on this machine.</summary>
    public const string AnyCaller = "any-caller";

    private const string OrOpen = "-or-open";

    /// <summary>Adds who callers are and what they may do.</summary>
    public static void AddAccess(this IServiceCollection services, ServeOptions options)
    {
        var schemes = services.AddAuthentication(CallerScheme.Name)
            .AddPolicyScheme(CallerScheme.Name, null, scheme => scheme.ForwardDefaultSelector = context => CallerScheme.Choose(context, options))
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, null);
        if (options.OpenId is { } provider)
        {
            OpenIdAuthentication.Add(schemes, provider, options.Clock);
        }
        AddPolicies(services.AddAuthorizationBuilder());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, PermissionAnswers>();
        services.AddSingleton<Openness>();
        services.AddSingleton<RefusedSignIns>();
        services.AddSingleton<Sessions>();
    }

    /// <summary>Lets only those in who may do this.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, Scope scope) => Needs(endpoint, scope, isOpen: false);

    /// <summary>Lets those in who may do this, and while there are no keys every program on this machine.</summary>
    public static RouteHandlerBuilder NeedsUnlessOpen(this RouteHandlerBuilder endpoint, Scope scope) => Needs(endpoint, scope, isOpen: true);

    private static RouteHandlerBuilder Needs(RouteHandlerBuilder endpoint, Scope scope, bool isOpen) => endpoint
        .RequireAuthorization(scope.Word() + (isOpen ? OrOpen : ""))
        .WithMetadata(new NeedsScope(scope, isOpen))
        .Refuses(ProblemKind.NotSignedIn, ProblemKind.NotAllowed, ProblemKind.TooManyRequests, ProblemKind.StoreAway);

    private static void AddPolicies(AuthorizationBuilder policies)
    {
        policies.AddPolicy(AnyCaller, policy => policy.RequireClaim(Caller.ScopeClaim));
        foreach (var scope in Scopes.All.Select(scope => scope.Word()))
        {
            policies.AddPolicy(scope, policy => policy.RequireClaim(Caller.ScopeClaim, scope));
            policies.AddPolicy(scope + OrOpen, policy => policy.RequireClaim(Caller.ScopeClaim, scope, Caller.Open));
        }
    }
}
