using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Playbooks.Server.Api;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Access;

/// <summary>Answers callers who are not let in: who is unknown is asked for a key, who is known is told what is missing.</summary>
internal sealed class PermissionAnswers : IAuthorizationMiddlewareResultHandler
{
    /// <inheritdoc/>
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }
        if (authorizeResult.Challenged)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return new Problem(ProblemKind.NotSignedIn, "send a key as `Authorization: Bearer …`, or sign in").WriteAsync(context);
        }
        var needed = context.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>()?.Scope.Word();
        return new Problem(ProblemKind.NotAllowed, needed is null ? "the key or session has not the scope for this" : $"this needs the scope `{needed}`").WriteAsync(context);
    }
}
