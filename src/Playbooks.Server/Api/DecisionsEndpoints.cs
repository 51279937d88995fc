using System.Globalization;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Publishing;
using Playbooks.Retention.Decisions;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/decisions</c>: what was recommended, why, and made again; and <c>/v1/accounts/{id}/erasure</c>.</summary>
internal static class DecisionsEndpoints
{
    private const string Address = RecommendationAnswers.DecisionsAddress;
    private const string Account = "account";

    private static readonly Problem s_noDecision = new(ProblemKind.NotFound, "there is no decision of this id");

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapGet(Address, ListAsync), "decisions", "Recorded decisions, newest first.", Scope.Read)
            .IsPaged()
            .TakesQuery(Account, "Those about this account alone; who is bound to a team names one.")
            .Answers<DecisionListShape>()
            .Refuses(ProblemKind.NotFound);
        Describe(routes.MapGet(Address + "/{id}", FindAsync), "decision", "A recorded decision: what was asked, and what was answered.", Scope.Read)
            .Answers<DecisionShape>()
            .Refuses(ProblemKind.NotFound);
        Describe(routes.MapGet(Address + "/{id}/explanation", (HttpContext context, string id, VisibleDecisions visible, Replay replay) => ReplayAsync(context, id, visible, replay, explains: true)),
            "explainDecision", "A recorded decision with the outcome of every rule of its release.", Scope.Read)
            .Answers<Recommendation>()
            .Refuses(ProblemKind.NotFound, ProblemKind.Conflict);
        Describe(routes.MapGet(Address + "/{id}/replay", (HttpContext context, string id, VisibleDecisions visible, Replay replay) => ReplayAsync(context, id, visible, replay, explains: false)),
            "replayDecision", "Makes a recorded decision again, from its record and its release alone, and compares it byte for byte.", Scope.Read)
            .Answers<ReplayShape>()
            .Refuses(ProblemKind.NotFound, ProblemKind.Conflict);
        Describe(routes.MapPost(AccountsEndpoints.Address + "/{id}/erasure", EraseAsync), "eraseAccount", "Erases an account's personal data from its records and from the decisions about it, for good.", Scope.Admin)
            .TakesIdempotencyKey()
            .Answers<ErasureShape>()
            .Refuses(ProblemKind.NotFound, ProblemKind.WorkspaceBroken);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, string summary, Scope scope) =>
        route.WithName(name).WithSummary(summary).WithTags("decisions").Needs(scope);

    private static async Task ListAsync(HttpContext context, IDecisionLog log, VisibleDecisions visible)
    {
        var (paging, problem) = Paging.Read(context.Request, isNumbered: false, Account);
        var account = context.Request.Query[Account].ToString() is { Length: > 0 } named ? named : null;
        if (problem is null && account is null && Caller.Of(context).Team is not null)
        {
            problem = new Problem(ProblemKind.QueryNotValid, "name one of your team's accounts: `account=ID`");
        }
        if (problem is null && account is not null && !await visible.AccountAsync(context, account))
        {
            problem = AccountEdits.NoAccount;
        }
        if (problem is not null)
        {
            await problem.WriteAsync(context);
            return;
        }
        var page = await log.ListAsync(account, paging!.After, paging.Wanted, context.RequestAborted);
        await paging.WriteAsync(context, page, record => record.Id, (writer, record) =>
        {
            writer.WriteStartObject();
            WriteHead(writer, record);
            writer.WriteEndObject();
        });
    }

    private static async Task FindAsync(HttpContext context, string id, VisibleDecisions visible)
    {
        if (await visible.FindAsync(context, id) is not { } record)
        {
            await s_noDecision.WriteAsync(context);
            return;
        }
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer =>
        {
            writer.WriteStartObject();
            WriteHead(writer, record);
            writer.WritePropertyName("request");
            writer.WriteRawValue(record.Request.Span);
            writer.WritePropertyName("result");
            writer.WriteRawValue(record.Result.Span);
            writer.WriteEndObject();
        });
    }

    private static async Task ReplayAsync(HttpContext context, string id, VisibleDecisions visible, Replay replay, bool explains)
    {
        if (await visible.FindAsync(context, id) is not { } record)
        {
            await s_noDecision.WriteAsync(context);
            return;
        }
        await (await replay.RunAsync(record, explains, context.RequestAborted) switch
        {
            Replayed replayed when explains => JsonBody.WriteAsync(context, JsonBody.MediaType, writer => DecisionJson.Write(writer, replayed.Decision)),
            Replayed replayed => JsonBody.WriteAsync(context, JsonBody.MediaType, writer => ReplayJson.Write(writer, replayed)),
            Erased erased => new Problem(ProblemKind.Conflict, $"the decision's personal data was erased on {erased.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, so it cannot be made again").WriteAsync(context),
            NotReplayable not => new Problem(ProblemKind.Conflict, $"the decision cannot be made again: {not.Why}") { Diagnostics = not.Diagnostics }.WriteAsync(context),
            _ => s_noDecision.WriteAsync(context),
        });
    }

    private static async Task EraseAsync(HttpContext context, string id, ILiveRelease live, Erasure erasure, VisibleDecisions visible, RecommendationAnswers answers)
    {
        if (live.Current is not { } release)
        {
            await answers.NoRelease().WriteAsync(context);
            return;
        }
        var erased = await visible.AccountAsync(context, id)
            ? await erasure.RunAsync(id, release.Release.Workspace.Vocabulary, Caller.Of(context).Actor, context.RequestAborted)
            : null;
        await (erased is null
            ? AccountEdits.NoAccount.WriteAsync(context)
            : JsonBody.WriteAsync(context, JsonBody.MediaType, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("account", id);
                writer.WriteNumber("records", erased.Records);
                writer.WriteNumber("decisions", erased.Decisions);
                writer.WriteEndObject();
            }));
    }

    private static void WriteHead(Utf8JsonWriter writer, DecisionRecord record)
    {
        writer.WriteString("decision", record.Id);
        writer.WriteString("account", record.Account);
        writer.WriteString("at", record.At.UtcDateTime);
        writer.WriteString("release", record.Release);
        writer.WriteNumber("releaseNumber", record.ReleaseNumber);
        writer.WriteStartArray("actions");
        foreach (var action in record.Actions)
        {
            writer.WriteStartObject();
            writer.WriteNumber("rank", action.Rank);
            writer.WriteString("action", action.Action);
            writer.WriteString("rule", action.Rule);
            if (action.Contact is not null)
            {
                writer.WriteString("contact", action.Contact);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (record.ErasedAt is { } erasedAt)
        {
            writer.WriteString("erasedAt", erasedAt.UtcDateTime);
        }
    }
}

/// <summary>The decisions that a caller may see: who is bound to a team sees those about the team's accounts.</summary>
internal sealed class VisibleDecisions(IDecisionLog log, AccountEdits accounts)
{
    /// <summary>A decision, or null.</summary>
    public async Task<DecisionRecord?> FindAsync(HttpContext context, string id) =>
        await log.FindAsync(id, context.RequestAborted) is { } record && await AccountAsync(context, record.Account) ? record : null;

    /// <summary>Whether decisions about an account may be seen.</summary>
    public async Task<bool> AccountAsync(HttpContext context, string account) =>
        Caller.Of(context).Team is null || await accounts.FindAsync(context, account) is not null;
}
