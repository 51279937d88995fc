using System.Text.Json;
using Playbooks.Language.Diagnostics;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Server.Live;
using Playbooks.Storage;
using Playbooks.Storage.Keys;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Api;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can recommend.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", (Delegate)LiveAsync)
            .WithName("live")
            .WithSummary("Whether the process answers.")
            .WithTags("health")
            .AllowAnonymous()
            .Answers<HealthShape>()
            .Refuses();
        routes.MapGet("/health/ready", ReadyAsync)
            .WithName("ready")
            .WithSummary("Whether recommendations can be made; 503 while no release is live, or the store takes no writes.")
            .WithDescription("Callers with the scope `read` are told the release and what is wrong with the newest state of the workspace.")
            .WithTags("health")
            .AllowAnonymous()
            .Answers<HealthShape>()
            .Answers<HealthShape>(StatusCodes.Status503ServiceUnavailable)
            .Refuses();
    }

    private static Task LiveAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, "live", null);

    private static async Task ReadyAsync(HttpContext context, LiveWorkspace workspace, IStore store)
    {
        var state = workspace.Current;
        var (status, words) = state switch
        {
            { Live: null } => (StatusCodes.Status503ServiceUnavailable, "not ready"),
            _ when !await store.IsReadyAsync(context.RequestAborted) => (StatusCodes.Status503ServiceUnavailable, "not ready: the store takes no writes"),
            { Newest.IsBroken: true } => (StatusCodes.Status200OK, "ready, with an older state of the workspace"),
            _ => (StatusCodes.Status200OK, "ready"),
        };
        // Anybody may ask how it is; what stands in the playbooks is for those who may read them.
        await WriteAsync(context, status, words, Caller.Find(context.User)?.May(Scope.Read) == true ? state : null);
    }

    private static Task WriteAsync(HttpContext context, int status, string words, LiveState? state)
    {
        context.Response.StatusCode = status;
        return JsonBody.WriteAsync(context, JsonBody.MediaType, writer => Write(writer, words, state));
    }

    private static void Write(Utf8JsonWriter writer, string words, LiveState? state)
    {
        writer.WriteStartObject();
        writer.WriteString("status", words);
        if (state is not null)
        {
            writer.WriteString("release", state.Live?.Release.Hash);
            if (state.Newest.IsBroken)
            {
                writer.WritePropertyName("diagnostics");
                DiagnosticJson.WriteAll(writer, state.Newest.Diagnostics);
            }
        }
        writer.WriteEndObject();
    }
}
