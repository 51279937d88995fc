using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Language.Diagnostics;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Server.Live;
using Playbooks.Storage.Keys;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Api;

/// <summary><c>POST /v1/recommendations</c>: facts in, the recommendation out.</summary>
internal static class RecommendationsEndpoint
{
    private const string ExplainParameter = "explain";

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/recommendations", HandleAsync)
            .WithName("recommend")
            .WithSummary("Recommends actions for an account and its contacts, from the facts in the body.")
            .WithDescription("The facts are those of the live workspace (`GET /v1/workspace` lists them). Nothing is kept. `?explain=all` adds every rule with its first blocking condition.")
            .WithTags("recommendations")
            .NeedsUnlessOpen(Scope.Recommend)
            .TakesIdempotencyKey()
            .Answers<Recommendation>()
            .WithMetadata(new TakesFacts())
            .WithMetadata(new QueryParameter(ExplainParameter, "`all` explains every rule.", ["all"]))
            .Refuses(
                ProblemKind.QueryNotValid, ProblemKind.NotAcceptable, ProblemKind.BodyTooLarge,
                ProblemKind.MediaTypeNotSupported, ProblemKind.FactsNotValid, ProblemKind.WorkspaceBroken);

    private static async Task HandleAsync(HttpContext context, LiveWorkspace workspace, ServeOptions options)
    {
        // One state from here to the end of the answer, whatever is taken over meanwhile.
        var state = workspace.Current;
        var (explains, badQuery) = ReadQuery(context.Request);
        if (badQuery is not null)
        {
            await badQuery.WriteAsync(context);
            return;
        }
        if (!Accepts.Json(context.Request))
        {
            await new Problem(ProblemKind.NotAcceptable, "recommendations are `application/json`").WriteAsync(context);
            return;
        }
        var (tree, badBody) = await RequestBody.ReadAsync(context.Request, options.LargestBody, context.RequestAborted);
        if (tree is null || badBody is not null)
        {
            await badBody!.WriteAsync(context);
            return;
        }
        if (state.Live is not { } live)
        {
            await Broken(state).WriteAsync(context);
            return;
        }
        var (request, badFacts) = ReadRequest(live, tree, ToMilliseconds(options.Clock.GetUtcNow()));
        if (request is null)
        {
            await badFacts!.WriteAsync(context);
            return;
        }
        var decision = live.Release.Decider.Decide(request with { ExplainsAllRules = explains });
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => DecisionJson.Write(writer, decision));
    }

    private static (bool Explains, Problem? Problem) ReadQuery(HttpRequest request)
    {
        foreach (var (name, values) in request.Query)
        {
            if (name != ExplainParameter)
            {
                var help = ClosestName.Help(name, [ExplainParameter]) is { } close ? $"; {close.Text}" : "";
                return (false, new Problem(ProblemKind.QueryNotValid, $"there is no such parameter as `{Cut(name)}`{help}"));
            }
            if (values is not ["all"])
            {
                return (false, new Problem(ProblemKind.QueryNotValid, "`explain` is given once, as `explain=all`, or left out"));
            }
        }
        return (request.Query.Count > 0, null);
    }

    private static (DecisionRequest? Request, Problem? Problem) ReadRequest(LiveRelease live, JsonTree tree, DateTimeOffset now)
    {
        var diagnostics = new List<Diagnostic>();
        var request = FactsJson.ReadRequest(tree, live.Release.Workspace.Vocabulary, now, diagnostics);
        return request is null
            ? (null, new Problem(ProblemKind.FactsNotValid, "the body is JSON, but not facts of this workspace") { Diagnostics = [.. diagnostics] })
            : (request with { Id = SortableId.Create(now) }, null);
    }

    // As fine as the id counts; ten-millionths of a second would only make answers harder to read.
    private static DateTimeOffset ToMilliseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));

    private static Problem Broken(LiveState state) =>
        new(ProblemKind.WorkspaceBroken, "no state of the workspace was free of errors yet; mend them and save") { Diagnostics = state.Newest.Diagnostics };

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
