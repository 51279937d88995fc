using System.Text.Json.Serialization;
using Playbooks.Studio;

namespace Playbooks.Server.Api;

/// <summary>Whether the process lives, and whether it can answer.</summary>
internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new Health("live", null, 0)))
            .WithName("getLiveness").WithTags("health").WithSummary("Whether the process lives");
        routes.MapGet("/health/ready", (ILiveWorkspace live) => Ready(live.Current))
            .WithName("getReadiness").WithTags("health").WithSummary("Whether recommendations are answered")
            .Produces<Health>(StatusCodes.Status200OK)
            .Produces<Health>(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Ready(LiveState state)
    {
        var errors = state.Diagnostics.Count(diagnostic => diagnostic.IsError);
        return state.Release is { } release
            ? TypedResults.Ok(new Health("ready", release.Hash, errors))
            : TypedResults.Json(new Health("no release", null, errors), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>How the service is.</summary>
    /// <param name="Status"><c>live</c>, <c>ready</c> or <c>no release</c>.</param>
    /// <param name="Release">The live release.</param>
    /// <param name="Errors">Errors in the folder's newest state, which is not live then.</param>
    internal sealed record Health(
        string Status,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Release,
        int Errors);
}
