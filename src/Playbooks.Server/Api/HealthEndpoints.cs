using System.Text.Json;
using Playbooks.Language.Diagnostics;
using Playbooks.Server.Api.Description;
using Playbooks.Server.Live;
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
            .Answers<HealthShape>()
            .Refuses();
        routes.MapGet("/health/ready", (HttpContext context, LiveWorkspace workspace) => ReadyAsync(context, workspace.Current))
            .WithName("ready")
            .WithSummary("Whether recommendations can be made; 503 while no state of the workspace was free of errors.")
            .WithTags("health")
            .Answers<HealthShape>()
            .Answers<HealthShape>(StatusCodes.Status503ServiceUnavailable)
            .Refuses();
    }

    private static Task LiveAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, "live", null);

    private static Task ReadyAsync(HttpContext context, LiveState state) => state switch
    {
        { Live: null } => WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "not ready", state),
        { Newest.IsBroken: true } => WriteAsync(context, StatusCodes.Status200OK, "ready, with an older state of the workspace", state),
        _ => WriteAsync(context, StatusCodes.Status200OK, "ready", state),
    };

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
