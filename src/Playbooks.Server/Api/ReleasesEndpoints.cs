using System.Text.Json;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/releases</c>: publishing, the history of releases, rollback.</summary>
internal static class ReleasesEndpoints
{
    private const string Address = ReleaseAnswers.Address;
    private const string One = Address + "/{number:long:min(1)}";

    private static readonly Problem s_noRelease = new(ProblemKind.NotFound, "there is no release of this number");

    private static readonly ProblemKind[] s_bodyProblems =
        [ProblemKind.BodyNotJson, ProblemKind.BodyTooLarge, ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost(Address, PublishAsync), "publish", "Publishes a draft: it goes live, or waits for its time or for somebody else to approve it.", Scope.Author)
            .TakesIdempotencyKey()
            .Takes<NewReleaseShape>("The draft, and why it is published.")
            .Answers<ReleaseShape>()
            .Answers<ReleaseShape>(StatusCodes.Status201Created)
            .Refuses([ProblemKind.NotFound, ProblemKind.Conflict, .. s_bodyProblems]);
        Describe(routes.MapGet(Address, ListAsync), "releases", "Releases, newest first.", Scope.Read)
            .IsPaged()
            .Answers<ReleaseListShape>();
        Describe(routes.MapGet(One, FindAsync), "release", "A release with its documents.", Scope.Read)
            .Answers<ReleaseShape>()
            .Refuses(ProblemKind.NotFound);
        Describe(routes.MapGet(One + "/documents/{**path}", DocumentAsync), "releaseDocument", "A document of a release.", Scope.Read)
            .Answers<DocumentTextShape>()
            .Refuses(ProblemKind.NotFound);
        Describe(routes.MapGet(One + "/differences", DifferencesAsync), "releaseDifferences", "What a release changes of the one that was live when it was proposed.", Scope.Read)
            .Answers<DifferenceListShape>()
            .Refuses(ProblemKind.NotFound);
        Describe(routes.MapPost(One + "/rollback", RollbackAsync), "rollback", "Makes what an earlier release holds live again, as a new release: 201. Where the live one holds the same nothing changes: 200, and `message` says so.", Scope.Author)
            .TakesIdempotencyKey()
            .Takes<NoteShape>("Why.")
            .Answers<ReleaseShape>()
            .Answers<ReleaseShape>(StatusCodes.Status201Created)
            .Refuses([ProblemKind.NotFound, ProblemKind.Conflict, .. s_bodyProblems]);
        Describe(routes.MapPost(One + "/withdraw", WithdrawAsync), "withdraw", "Takes back a release that waits for approval or for its time.", Scope.Author)
            .TakesIdempotencyKey()
            .Takes<NoteShape>("Why.")
            .Answers<ReleaseShape>()
            .Refuses([ProblemKind.NotFound, ProblemKind.Conflict, .. s_bodyProblems]);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, string summary, Scope scope) =>
        route.WithName(name).WithSummary(summary).WithTags("releases").Needs(scope);

    private static async Task PublishAsync(HttpContext context, Publisher publisher, ServeOptions options)
    {
        var actor = Caller.Of(context).Actor;
        var (wanted, problem) = await ObjectBody.ReadAsync(context, options, "a release", (body, diagnostics) =>
        {
            var (draft, note, at) = (body.RequireText("draft"), body.RequireText("note"), BodyTime.Read(body, "publishAt", diagnostics));
            body.Finish();
            return Tuple.Create(draft?.Text ?? "", new Publication(actor, note?.Text ?? "", at));
        });
        await (wanted is null
            ? problem!.WriteAsync(context)
            : ReleaseAnswers.AnswerAsync(context, await publisher.PublishDraftAsync(wanted.Item1, wanted.Item2, context.RequestAborted), isNew: true));
    }

    private static async Task ListAsync(HttpContext context, IReleaseStore releases)
    {
        var (paging, problem) = Paging.Read(context.Request, isNumbered: true);
        if (paging is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        var page = await releases.ListAsync(paging.Number, paging.Wanted, context.RequestAborted);
        await paging.WriteAsync(context, page, entry => entry.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), ReleaseJson.Write);
    }

    private static async Task FindAsync(HttpContext context, long number, IReleaseStore releases)
    {
        if (await releases.FindAsync(number, context.RequestAborted) is not { } entry
            || await releases.DocumentsAsync(number, context.RequestAborted) is not { } documents)
        {
            await s_noRelease.WriteAsync(context);
            return;
        }
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => Write(writer, entry, documents));
    }

    private static async Task DocumentAsync(HttpContext context, long number, string path, IReleaseStore releases) =>
        await (await releases.DocumentsAsync(number, context.RequestAborted) is { } documents
            ? DocumentItems.AnswerAsync(context, number, documents, path)
            : s_noRelease.WriteAsync(context));

    private static async Task DifferencesAsync(HttpContext context, long number, IReleaseStore releases)
    {
        if (await releases.FindAsync(number, context.RequestAborted) is not { } entry
            || await releases.DocumentsAsync(number, context.RequestAborted) is not { } documents)
        {
            await s_noRelease.WriteAsync(context);
            return;
        }
        var before = entry.Base is { } from ? await releases.DocumentsAsync(from, context.RequestAborted) : null;
        await DocumentItems.AnswerAsync(context, DocumentDifference.Between(before ?? DocumentSet.Empty, documents));
    }

    private static Task RollbackAsync(HttpContext context, long number, Publisher publisher, ServeOptions options) =>
        WithNoteAsync(context, options, isNew: true, (note, actor) => publisher.RollbackAsync(number, new Publication(actor, note), context.RequestAborted));

    private static Task WithdrawAsync(HttpContext context, long number, Publisher publisher, ServeOptions options) =>
        WithNoteAsync(context, options, isNew: false, (note, actor) => publisher.WithdrawAsync(number, actor, note, context.RequestAborted));

    private static async Task WithNoteAsync(HttpContext context, ServeOptions options, bool isNew, Func<string, string, Task<PublishOutcome>> change)
    {
        var (note, problem) = await ObjectBody.ReadAsync(context, options, "a note", (body, _) =>
        {
            var text = body.RequireText("note", "say in a few words why");
            body.Finish();
            return text;
        });
        await (note is null
            ? problem!.WriteAsync(context)
            : ReleaseAnswers.AnswerAsync(context, await change(note.Text, Caller.Of(context).Actor), isNew));
    }

    private static void Write(Utf8JsonWriter writer, ReleaseEntry entry, DocumentSet documents)
    {
        writer.WriteStartObject();
        ReleaseJson.WriteMembers(writer, entry);
        writer.WriteStartArray("documents");
        foreach (var (path, text) in documents.Texts)
        {
            DocumentItems.Write(writer, path, text);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
