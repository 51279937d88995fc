using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Decisions;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary>
/// <c>POST /v1/recommendations</c>: facts in, or the id of an account, and the recommendation out;
/// <c>GET /v1/accounts/{id}/recommendation</c>: the same for an account. Each is recorded before it is answered.
/// </summary>
internal static class RecommendationsEndpoint
{
    private const string Explain = "explain";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/recommendations", PostAsync)
            .WithName("recommend")
            .WithSummary("Recommends actions for an account and its contacts: from the facts in the body, or for an account of the book.")
            .WithDescription("The facts are those of the live workspace (`GET /v1/workspace` lists them). Instead of facts the body may name an account of the book: `{\"account\":\"A-17\",\"contact\":\"C-3\",\"event\":\"E-1\",\"at\":\"2026-03-02T09:00:00Z\"}`, all but the account as wished. The decision is recorded before it is answered. `?explain=all` adds every rule with its first blocking condition.")
            .WithTags("recommendations")
            .NeedsUnlessOpen(Scope.Recommend)
            .TakesIdempotencyKey()
            .Answers<Recommendation>()
            .WithMetadata(new TakesFacts())
            .TakesQuery(Explain, "`all` explains every rule.", "all")
            .Refuses(
                ProblemKind.QueryNotValid, ProblemKind.NotAcceptable, ProblemKind.BodyNotJson, ProblemKind.BodyTooLarge,
                ProblemKind.MediaTypeNotSupported, ProblemKind.FactsNotValid, ProblemKind.NotFound, ProblemKind.WorkspaceBroken);
        routes.MapGet("/v1/accounts/{id}/recommendation", GetAsync)
            .WithName("recommendForAccount")
            .WithSummary("Recommends actions for an account of the book and its contacts.")
            .WithDescription("The facts are made of the account's records. The decision is recorded before it is answered.")
            .WithTags("recommendations")
            .Needs(Scope.Recommend)
            .Answers<Recommendation>()
            .TakesQuery("contact", "Leaves out what is for other contacts of the account.")
            .TakesQuery("event", "The id of the event that sets the decision off; else the account's latest that is open.")
            .TakesQuery("at", "The decision's time; else now.")
            .TakesQuery(Explain, "`all` explains every rule.", "all")
            .Refuses(ProblemKind.QueryNotValid, ProblemKind.NotAcceptable, ProblemKind.NotFound, ProblemKind.WorkspaceBroken);
    }

    private static async Task PostAsync(HttpContext context, Recommender recommender, RecommendationAnswers answers, ServeOptions options)
    {
        var (query, problem) = Query.Read(context.Request, Explain);
        var explains = false;
        problem ??= ReadExplain(query, out explains);
        if ((problem ?? ComplainAboutAccept(context)) is { } refused)
        {
            await refused.WriteAsync(context);
            return;
        }
        var (bytes, badBody) = await RequestBody.ReadBytesAsync(context.Request, options.LargestBody, context.RequestAborted);
        if (badBody is null && await recommender.TryRecommendAsync(bytes, explains, context.RequestAborted) is { } recommending)
        {
            await answers.WriteAsync(context, recommending);
            return;
        }
        var (tree, malformed) = badBody is null ? RequestBody.Parse(bytes.Span) : (null, badBody);
        if (tree is null || malformed is not null)
        {
            await malformed!.WriteAsync(context);
            return;
        }
        if (tree.Root is not JsonObject body || body.Find("account") is not JsonString)
        {
            await answers.WriteAsync(context, await recommender.RecommendAsync(tree, explains, context.RequestAborted));
            return;
        }
        // Open to this machine are facts that come along, and not the book.
        if (Caller.Of(context).IsUnknown)
        {
            await new Problem(ProblemKind.NotSignedIn, "accounts of the book are for those who are signed in; without a key, send facts").WriteAsync(context);
            return;
        }
        var (question, wrong) = ReadQuestion(body);
        await (question is null
            ? wrong!.WriteAsync(context)
            : answers.WriteAsync(context, await recommender.RecommendAsync(question with { Explains = explains, Team = Caller.Of(context).Team }, context.RequestAborted)));
    }

    private static async Task GetAsync(HttpContext context, string id, Recommender recommender, RecommendationAnswers answers)
    {
        var (query, problem) = Query.Read(context.Request, "contact", "event", "at", Explain);
        var (explains, at) = (false, (DateTimeOffset?)null);
        problem ??= ReadExplain(query, out explains) ?? query!.ReadTime("at", out at);
        if ((problem ?? ComplainAboutAccept(context)) is { } refused)
        {
            await refused.WriteAsync(context);
            return;
        }
        var question = new AccountQuestion(id) { Contact = query!.Text("contact"), Event = query.Text("event"), At = at, Explains = explains, Team = Caller.Of(context).Team };
        await answers.WriteAsync(context, await recommender.RecommendAsync(question, context.RequestAborted));
    }

    private static (AccountQuestion? Question, Problem? Problem) ReadQuestion(JsonObject body)
    {
        var diagnostics = new List<Diagnostic>();
        var reader = ObjectReader.Open(body, "a question", diagnostics)!;
        var (account, contact, happened) = (reader.RequireText("account"), reader.Text("contact"), reader.Text("event"));
        var at = BodyTime.Read(reader, "at", diagnostics);
        reader.Finish();
        return diagnostics.Count == 0
            ? (new AccountQuestion(account!.Text) { Contact = contact?.Text, Event = happened?.Text, At = at }, null)
            : (null, new Problem(ProblemKind.FactsNotValid, "the body names an account, and has mistakes beside it") { Diagnostics = [.. diagnostics] });
    }

    private static Problem? ReadExplain(Query? query, out bool explains)
    {
        explains = query?.Text(Explain) is not null;
        return query?.Text(Explain) is null or "all" ? null : new Problem(ProblemKind.QueryNotValid, "`explain` is given once, as `explain=all`, or left out");
    }

    private static Problem? ComplainAboutAccept(HttpContext context) =>
        Accepts.Json(context.Request) ? null : new Problem(ProblemKind.NotAcceptable, "recommendations are `application/json`");
}
