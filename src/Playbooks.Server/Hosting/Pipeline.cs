using Playbooks.Server.Access;
using Playbooks.Server.Api;
using Playbooks.Server.Limits;
using Playbooks.Studio;

namespace Playbooks.Server.Hosting;

/// <summary>The way of a request, and the addresses that there are.</summary>
internal static class Pipeline
{
    /// <summary>Puts it together.</summary>
    public static void Lay(WebApplication app, ServeOptions options)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.Use(ReadHeadAsGet);
        app.Use(Forwarding.NoteAsync);
        Forwarding.Believe(app, options.TrustedProxies);
        if (options.LogsRequests)
        {
            app.UseMiddleware<RequestLog>();
        }
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorAnswers.AnswerExceptionAsync, AllowStatusCode404Response = true });
        app.Use(ErrorAnswers.FillAsync);
        app.UseMiddleware<CallGuard>();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<Idempotency>();

        RecommendationsEndpoint.Map(app);
        AccountsEndpoints.Map(app);
        ContactsEndpoints.Map(app);
        RecordsEndpoints.Map(app);
        ImportsEndpoint.Map(app);
        DecisionsEndpoints.Map(app);
        JobsEndpoints.Map(app);
        WorkspaceEndpoint.Map(app);
        DocumentsEndpoints.Map(app);
        DraftsEndpoints.Map(app);
        DraftDocumentsEndpoints.Map(app);
        ReleasesEndpoints.Map(app);
        ApprovalsEndpoints.Map(app);
        HealthEndpoints.Map(app);
        KeysEndpoints.Map(app);
        AuditEndpoints.Map(app);
        WebhooksEndpoints.Map(app);
        SignIn.Map(app);
        app.MapOpenApi("/openapi/v1.json").RequireAuthorization(Permissions.AnyCaller);
        app.MapStudio();
        options.Routes?.Invoke(app);
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
