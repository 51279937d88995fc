using Playbooks.Server.Access;
using Playbooks.Server.Api;
using Playbooks.Studio;

namespace Playbooks.Server.Hosting;

/// <summary>The way of a request, and the addresses that there are.</summary>
internal static class Pipeline
{
    /// <summary>Puts it together.</summary>
    public static void Lay(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.Use(ReadHeadAsGet);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorAnswers.AnswerExceptionAsync, AllowStatusCode404Response = true });
        app.Use(ErrorAnswers.FillAsync);
        app.UseMiddleware<LoopbackGuard>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        RecommendationsEndpoint.Map(app);
        WorkspaceEndpoint.Map(app);
        DocumentsEndpoints.Map(app);
        DraftsEndpoints.Map(app);
        DraftDocumentsEndpoints.Map(app);
        ReleasesEndpoints.Map(app);
        ApprovalsEndpoints.Map(app);
        HealthEndpoints.Map(app);
        app.MapOpenApi("/openapi/v1.json");
        app.MapStudio();
    }

    // HEAD is GET without the body, which the server itself leaves out.
    private static Task ReadHeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }
        return next(context);
    }
}
