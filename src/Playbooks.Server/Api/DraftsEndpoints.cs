using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Publishing;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/drafts</c>: drafts, their check and differences; their documents stand in <see cref="DraftDocumentsEndpoints"/>.</summary>
internal static class DraftsEndpoints
{
    /// <summary>Where drafts are.</summary>
    public const string Address = "/v1/drafts";

    /// <summary>The answer where there is no such draft.</summary>
    public static readonly Problem NoDraft = new(ProblemKind.NotFound, "there is no draft of this id");

    private const string StateParameter = "state";
    private static readonly ImmutableArray<string> s_states = [.. Enum.GetNames<DraftState>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost(Address, CreateAsync), "createDraft", "Begins a draft on top of the live release.", Scope.Author)
            .TakesIdempotencyKey()
            .Takes<NewDraftShape>("What the draft is for.")
            .Answers<DraftShape>(StatusCodes.Status201Created)
            .Refuses(ProblemKind.BodyNotJson, ProblemKind.BodyTooLarge, ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid);
        Describe(routes.MapGet(Address, ListAsync), "drafts", "Drafts, newest first.", Scope.Read)
            .IsPaged()
            .TakesQuery(StateParameter, "Drafts of this state alone.", s_states)
            .Answers<DraftListShape>();
        Describe(routes.MapGet(Address + "/{id}", FindAsync), "draft", "A draft with its edits.", Scope.Read)
            .Answers<DraftShape>()
            .Refuses(ProblemKind.NotFound);
        Describe(routes.MapDelete(Address + "/{id}", DiscardAsync), "discardDraft", "Gives a draft up; what it held is kept.", Scope.Author)
            .TakesIdempotencyKey()
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ProblemKind.NotFound, ProblemKind.Conflict);
        Describe(routes.MapGet(Address + "/{id}/check", CheckAsync), "checkDraft", "Checks a draft and runs its examples.", Scope.Read)
            .Answers<CheckShape>()
            .Refuses(ProblemKind.NotFound);
        Describe(routes.MapGet(Address + "/{id}/differences", DifferencesAsync), "draftDifferences", "What a draft changes.", Scope.Read)
            .Answers<DifferenceListShape>()
            .Refuses(ProblemKind.NotFound);
        Describe(routes.MapPost(Address + "/{id}/rebase", RebaseAsync), "rebaseDraft", "Moves a draft onto the live release. What both changed at different places is merged; the same place is a conflict until it is settled.", Scope.Author)
            .TakesIdempotencyKey()
            .Takes<SettledShape>("What shall be where both changed the same place: whole documents whose draft text shall be, or a side for each place.")
            .Answers<DraftShape>()
            .Refuses(ProblemKind.NotFound, ProblemKind.BodyNotJson, ProblemKind.BodyTooLarge, ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid, ProblemKind.Conflict);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, string summary, Scope scope) =>
        route.WithName(name).WithSummary(summary).WithTags("drafts").Needs(scope);

    private static async Task CreateAsync(HttpContext context, Workbench workbench, ServeOptions options)
    {
        var (title, problem) = await ObjectBody.ReadAsync(context, options, "a draft", (body, _) =>
        {
            var text = body.RequireText("title", "say in a few words what changes");
            body.Finish();
            return text;
        });
        if (title is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        var (draft, refused) = await workbench.OpenAsync(title.Text, Caller.Of(context).Actor, context.RequestAborted);
        if (draft is null)
        {
            await new Problem(ProblemKind.ContentNotValid, refused!.Message) { Diagnostics = [refused] }.WriteAsync(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"{Address}/{draft.Id}";
        await AnswerAsync(context, draft);
    }

    private static async Task ListAsync(HttpContext context, IDraftStore drafts)
    {
        var (paging, problem) = Paging.Read(context.Request, isNumbered: false, StateParameter);
        var wanted = context.Request.Query[StateParameter].ToString();
        if (problem is null && wanted.Length > 0 && !s_states.Contains(wanted))
        {
            problem = new Problem(ProblemKind.QueryNotValid, $"`state` is one of {string.Join(", ", s_states.Select(state => $"`{state}`"))}");
        }
        if (problem is not null)
        {
            await problem.WriteAsync(context);
            return;
        }
        DraftState? state = wanted.Length > 0 ? Enum.Parse<DraftState>(wanted, ignoreCase: true) : null;
        var page = await drafts.ListAsync(state, paging!.After, paging.Wanted, context.RequestAborted);
        await paging.WriteAsync(context, page, draft => draft.Id, Write);
    }

    private static async Task FindAsync(HttpContext context, string id, IDraftStore drafts) =>
        await (await drafts.FindAsync(id, context.RequestAborted) is { } draft ? AnswerAsync(context, draft) : NoDraft.WriteAsync(context));

    private static async Task DiscardAsync(HttpContext context, string id, Workbench workbench, IDraftStore drafts)
    {
        if (await workbench.DiscardAsync(id, Caller.Of(context).Actor, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        var isThere = await drafts.FindAsync(id, context.RequestAborted) is not null;
        await (isThere ? new Problem(ProblemKind.Conflict, "the draft is not open any more") : NoDraft).WriteAsync(context);
    }

    private static async Task CheckAsync(HttpContext context, string id, Workbench workbench) =>
        await (await workbench.CheckAsync(id, context.RequestAborted) is { } candidate
            ? JsonBody.WriteAsync(context, JsonBody.MediaType, writer => ReleaseJson.Write(writer, candidate))
            : NoDraft.WriteAsync(context));

    private static async Task DifferencesAsync(HttpContext context, string id, Workbench workbench) =>
        await (await workbench.FindAsync(id, context.RequestAborted) is { } draft
            ? DocumentItems.AnswerAsync(context, draft.Differences)
            : NoDraft.WriteAsync(context));

    private static async Task RebaseAsync(HttpContext context, string id, Workbench workbench, ServeOptions options)
    {
        var (choices, problem) = await ObjectBody.ReadAsync(context, options, "what is settled", RebaseBodies.Read);
        if (choices is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        var outcome = await workbench.RebaseAsync(id, choices, Caller.Of(context).Actor, context.RequestAborted);
        await (outcome.End switch
        {
            RebaseEnd.Rebased => AnswerAsync(context, outcome.Draft!),
            RebaseEnd.NoDraft => NoDraft.WriteAsync(context),
            RebaseEnd.NotOpen => new Problem(ProblemKind.Conflict, "the draft is not open any more").WriteAsync(context),
            RebaseEnd.Edited => new Problem(ProblemKind.Conflict, "somebody edited the draft at the same moment; ask again").WriteAsync(context),
            _ => RebaseBodies.Describe(outcome.Conflicts).WriteAsync(context),
        });
    }

    private static Task AnswerAsync(HttpContext context, Draft draft) =>
        JsonBody.WriteAsync(context, JsonBody.MediaType, writer => Write(writer, draft));

    private static void Write(Utf8JsonWriter writer, Draft draft)
    {
        writer.WriteStartObject();
        writer.WriteString("id", draft.Id);
        writer.WriteString("title", draft.Title);
        writer.WriteString("author", draft.Author);
        writer.WriteString("createdAt", draft.CreatedAt.UtcDateTime);
        writer.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(draft.State.ToString()));
        writer.WriteNumber("revision", draft.Revision);
        if (draft.Base is { } number)
        {
            writer.WriteNumber("base", number);
        }
        writer.WriteStartArray("edits");
        foreach (var edit in draft.Documents.Values)
        {
            writer.WriteStartObject();
            writer.WriteString("path", edit.Path);
            writer.WriteBoolean("removed", edit.Text is null);
            writer.WriteString("author", edit.Author);
            writer.WriteString("savedAt", edit.SavedAt.UtcDateTime);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
