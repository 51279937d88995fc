using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Playbooks.Storage;
using Playbooks.Studio;

namespace Playbooks.Server.Api;

/// <summary>Gives a body to errors that come without one: problem details to programs, a page to people.</summary>
internal static class ErrorAnswers
{
    /// <summary>Answers what the framework refused with a bare status.</summary>
    public static async Task FillAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var response = context.Response;
        if (response.StatusCode >= StatusCodes.Status400BadRequest && !response.HasStarted && response.ContentType is null && response.ContentLength is null or 0)
        {
            await AnswerAsync(context, ProblemKind.OfStatus(response.StatusCode));
        }
    }

    /// <summary>Answers after an exception; the host's middleware has logged it, and the answer tells nothing of it.</summary>
    public static Task AnswerExceptionAsync(HttpContext context)
    {
        var kind = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException bad => ProblemKind.OfStatus(bad.StatusCode),
            StoreAwayException => ProblemKind.StoreAway,
            _ => ProblemKind.Internal,
        };
        return AnswerAsync(context, kind);
    }

    /// <summary>Answers with a problem in the form that the caller reads.</summary>
    public static Task AnswerAsync(HttpContext context, ProblemKind kind, string? words = null)
    {
        var detail = words ?? DetailOf(context, kind);
        return IsForPeople(context.Request)
            ? StudioPages.Problem(kind.Status, string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(kind.Title[0])}{kind.Title[1..]}"), detail).ExecuteAsync(context)
            : new Problem(kind, detail).WriteAsync(context);
    }

    /// <summary>Whether the request is a person's, before a page.</summary>
    public static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/v1") && !request.Path.StartsWithSegments("/openapi") && !request.Path.StartsWithSegments("/health") && Accepts.Page(request);

    private static string DetailOf(HttpContext context, ProblemKind kind)
    {
        if (kind == ProblemKind.MethodNotAllowed)
        {
            return $"allowed: {context.Response.Headers.Allow}";
        }
        return kind == ProblemKind.NotFound && IsForPeople(context.Request) ? "the address may have a letter too few or too many, or what it led to is gone"
            : kind == ProblemKind.NotFound ? "look up the addresses in `/openapi/v1.json`"
            : kind == ProblemKind.Internal ? "the service's log says more"
            : kind.Title;
    }
}
