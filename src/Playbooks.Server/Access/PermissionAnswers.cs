using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Playbooks.Server.Api;
using Playbooks.Storage.Keys;
using Playbooks.Studio;

namespace Playbooks.Server.Access;

/// <summary>
/// Answers callers who are not let in. Who is unknown is asked for a key, and a person before a page is led to the sign-in;
/// who is known is told what is missing.
/// </summary>
internal sealed class PermissionAnswers : IAuthorizationMiddlewareResultHandler
{
    /// <inheritdoc/>
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }
        if (Caller.Find(context.User) is { IsUnknown: false } caller)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            var scope = NeededBy(context);
            return ErrorAnswers.AnswerAsync(context, ProblemKind.NotAllowed, caller.Barred is not null ? caller.Barred
                : ErrorAnswers.IsForPeople(context.Request) ? StudioPages.Missing(scope)
                : scope is not null ? $"this needs the scope `{scope}`"
                : "the key or session has not the scope for this");
        }
        if (ErrorAnswers.IsForPeople(context.Request) && HttpMethods.IsGet(context.Request.Method))
        {
            var address = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
            context.Response.Redirect($"{SignIn.Path}?{SignIn.ReturnField}={address}");
            return Task.CompletedTask;
        }
        if (ErrorAnswers.IsForPeople(context.Request) && context.Request.HasFormContentType)
        {
            return StudioPages.SignedOut().ExecuteAsync(context);
        }
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return new Problem(ProblemKind.NotSignedIn, "send a key that is in force as `Authorization: Bearer …`, or sign in").WriteAsync(context);
    }

    // Addresses of the API say it in our words; pages carry the framework's, whose policies have the scopes' names.
    private static string? NeededBy(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        return metadata?.GetMetadata<NeedsScope>()?.Scope.Word() ?? metadata?.GetMetadata<IAuthorizeData>()?.Policy;
    }
}
