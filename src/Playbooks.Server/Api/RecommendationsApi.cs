using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;
using Playbooks.Studio;

namespace Playbooks.Server.Api;

/// <summary><c>POST /v1/recommendations</c>: the recommended actions for facts that come with the request.</summary>
internal static class RecommendationsApi
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapRecommendations(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/recommendations", PostAsync)
            .WithName("recommend").WithTags("recommendations").WithSummary("The recommended actions for facts that come with the request")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .DisableAntiforgery();

    private static async Task<IResult> PostAsync(HttpRequest request, ILiveWorkspace live, TimeProvider clock, CancellationToken cancellation)
    {
        // One state for the whole request: whatever is taken over meanwhile, this one finishes on what it began with.
        var state = live.Current;
        var (source, problem) = await RequestBody.ReadJsonAsync(request, cancellation);
        if (source is null)
        {
            return problem!;
        }
        if (state.Release is not { } release)
        {
            return Problems.NoRelease(state.Diagnostics);
        }
        if (ReadQuery(request.Query, clock, out var at, out var explains) is { } wrong)
        {
            return wrong;
        }
        var diagnostics = new List<Diagnostic>();
        if (FactsJson.Read(source, release.Workspace.Vocabulary, diagnostics) is not { } given)
        {
            return Problems.WrongFacts(diagnostics);
        }
        return new Answer(release.Decider.Decide(new DecisionRequest(given.Facts, at)
        {
            Id = DecisionIds.Create(clock.GetUtcNow()),
            History = given.History,
            ExplainsAllRules = explains,
        }));
    }

    private static Problem? ReadQuery(IQueryCollection query, TimeProvider clock, out DateTimeOffset at, out bool explains)
    {
        (at, explains) = (default, false);
        if (query.Keys.FirstOrDefault(key => key is not ("at" or "explain")) is { } unknown)
        {
            return Problems.BadRequest("unknown-parameter", $"there is no parameter `{unknown}`; there are `at` and `explain`");
        }
        if (query.TryGetValue("explain", out var explain) && !(explains = explain == "all"))
        {
            return Problems.BadRequest("wrong-parameter", "`explain` is `all` or absent");
        }
        if (!query.TryGetValue("at", out var time))
        {
            at = clock.GetUtcNow();
            return null;
        }
        if (!ValueText.TryParse(time.ToString(), DataType.Time, out var parsed))
        {
            return Problems.BadRequest("wrong-parameter", "`at` is a time, such as 2026-03-02T09:00:00Z");
        }
        at = (DateTimeOffset)parsed;
        return null;
    }

    private sealed class Answer(Decision decision) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.Headers.CacheControl = "no-store";
            await using var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, Json);
            DecisionJson.Write(writer, decision);
        }
    }
}
