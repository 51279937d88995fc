using System.Text.Json;
using Playbooks.Engine.Publishing;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary>The documents of a draft: each edit says which text it was made on.</summary>
internal static class DraftDocumentsEndpoints
{
    private const string Documents = DraftsEndpoints.Address + "/{id}/documents";
    private const string Edits = DraftsEndpoints.Address + "/{id}/edits";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapGet(Documents, ListAsync), "draftDocuments", "All documents as a draft has them, by path.", Scope.Read)
            .IsPaged()
            .Answers<DraftDocumentListShape>();
        Describe(routes.MapGet(Documents + "/{**path}", FindAsync), "draftDocument", "A document as a draft has it.", Scope.Read)
            .Answers<DraftDocumentShape>();
        Describe(routes.MapPut(Documents + "/{**path}", SaveAsync), "saveDocument", "Saves a document in a draft; `If-None-Match: *` adds a new one.", Scope.Author)
            .TakesIdempotencyKey()
            .TakesIfMatch()
            .Takes<NewTextShape>("The text.")
            .Answers<DraftDocumentShape>()
            .Refuses(ProblemKind.BodyNotJson, ProblemKind.BodyTooLarge, ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid, ProblemKind.Conflict);
        Describe(routes.MapDelete(Documents + "/{**path}", RemoveAsync), "removeDocument", "Takes a document out, in a draft.", Scope.Author)
            .TakesIdempotencyKey()
            .TakesIfMatch()
            .Answers<DraftDocumentShape>()
            .Refuses(ProblemKind.ContentNotValid, ProblemKind.Conflict);
        Describe(routes.MapDelete(Edits + "/{**path}", RevertAsync), "revertDocument", "Takes a document's edit out of a draft, so that the text of the release shows again.", Scope.Author)
            .TakesIdempotencyKey()
            .TakesIfMatch()
            .Answers<DraftDocumentShape>()
            .Refuses(ProblemKind.Conflict);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, string summary, Scope scope) =>
        route.WithName(name).WithSummary(summary).WithTags("drafts").Needs(scope).Refuses(ProblemKind.NotFound);

    private static async Task ListAsync(HttpContext context, string id, Workbench workbench)
    {
        var (paging, problem) = Paging.Read(context.Request, isNumbered: false);
        if (paging is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        if (await workbench.FindAsync(id, context.RequestAborted) is not { } draft)
        {
            await DraftsEndpoints.NoDraft.WriteAsync(context);
            return;
        }
        var page = draft.All.Texts.Keys.Union(draft.Draft.Documents.Keys)
            .Order(StringComparer.Ordinal)
            .SkipWhile(path => paging.After is not null && string.CompareOrdinal(path, paging.After) <= 0)
            .Take(paging.Wanted)
            .Select(draft.Find)
            .ToList();
        await paging.WriteAsync(context, page, document => document.Path, (writer, document) =>
        {
            writer.WriteStartObject();
            WriteState(writer, document);
            writer.WriteBoolean("exists", document.Text is not null);
            writer.WriteEndObject();
        });
    }

    private static async Task FindAsync(HttpContext context, string id, string path, Workbench workbench)
    {
        var document = await workbench.ReadAsync(id, path, context.RequestAborted);
        await (document switch
        {
            null => DraftsEndpoints.NoDraft.WriteAsync(context),
            { Text: null, Edit: null } => new Problem(ProblemKind.NotFound, "the draft has no document of this path").WriteAsync(context),
            _ => AnswerAsync(context, document),
        });
    }

    private static async Task SaveAsync(HttpContext context, string id, string path, Workbench workbench, ServeOptions options)
    {
        var (text, problem) = await ObjectBody.ReadAsync(context, options, "a document", (body, _) =>
        {
            var text = body.RequireText("text", "send the document's whole text");
            body.Finish();
            return text;
        });
        if (text is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        await ChangeAsync(context, id, path, text.Text, workbench, (seen, actor) => workbench.SaveAsync(id, path, text.Text, seen, actor, context.RequestAborted));
    }

    private static Task RemoveAsync(HttpContext context, string id, string path, Workbench workbench) =>
        ChangeAsync(context, id, path, null, workbench, (seen, actor) => workbench.SaveAsync(id, path, null, seen, actor, context.RequestAborted));

    private static Task RevertAsync(HttpContext context, string id, string path, Workbench workbench) =>
        ChangeAsync(context, id, path, null, workbench, (seen, actor) => workbench.RevertAsync(id, path, seen, actor, context.RequestAborted), revertsEdit: true);

    // Which of several tags is the current one is seen here; that it still is when the change is made, the workbench sees to.
    private static async Task ChangeAsync(
        HttpContext context, string id, string path, string? text, Workbench workbench, Func<string, string, Task<SaveOutcome>> change, bool revertsEdit = false)
    {
        var (precondition, problem) = Preconditions.Read(context.Request);
        if (precondition is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        if (await workbench.ReadAsync(id, path, context.RequestAborted) is not { } current)
        {
            await DraftsEndpoints.NoDraft.WriteAsync(context);
            return;
        }
        // A document that was taken out is not there; its edit is, and can be taken back.
        var isThere = current.Text is not null || (revertsEdit && current.Edit is not null) || precondition.Seen.Contains(DocumentEtag.Absent);
        await (precondition.Holds(isThere ? current.Etag : null)
            ? AnswerAsync(context, await change(current.Etag, Caller.Of(context).Actor), current, text)
            : ConflictAsync(context, current, TextDifference.Between(current.Text, text)));
    }

    private static Task AnswerAsync(HttpContext context, SaveOutcome outcome, DocumentState before, string? text) => outcome.End switch
    {
        SaveEnd.Saved => AnswerAsync(context, outcome.Current!),
        SaveEnd.NoDraft => DraftsEndpoints.NoDraft.WriteAsync(context),
        SaveEnd.NotOpen => new Problem(ProblemKind.Conflict, "the draft is not open any more").WriteAsync(context),
        SaveEnd.Refused => new Problem(ProblemKind.ContentNotValid, outcome.Diagnostics[0].Message) { Diagnostics = outcome.Diagnostics }.WriteAsync(context),
        _ => ConflictAsync(context, outcome.Current ?? before, outcome.Difference ?? TextDifference.Between(before.Text, text)),
    };

    private static Task ConflictAsync(HttpContext context, DocumentState current, TextDifference difference)
    {
        Preconditions.Tag(context, current.Etag);
        return Preconditions.Changed("somebody else saved the document since; nothing of theirs or yours is lost", writer =>
        {
            writer.WriteStartObject();
            WriteMembers(writer, current);
            writer.WriteString("difference", difference.ToString());
            writer.WriteEndObject();
        }).WriteAsync(context);
    }

    private static Task AnswerAsync(HttpContext context, DocumentState document)
    {
        Preconditions.Tag(context, document.Etag);
        return JsonBody.WriteAsync(context, JsonBody.MediaType, writer =>
        {
            writer.WriteStartObject();
            WriteMembers(writer, document);
            writer.WriteEndObject();
        });
    }

    private static void WriteMembers(Utf8JsonWriter writer, DocumentState document)
    {
        WriteState(writer, document);
        writer.WriteString("text", document.Text);
        if (document.Edit is { } edit)
        {
            writer.WriteString("savedBy", edit.Author);
            writer.WriteString("savedAt", edit.SavedAt.UtcDateTime);
        }
    }

    private static void WriteState(Utf8JsonWriter writer, DocumentState document)
    {
        writer.WriteString("path", document.Path);
        writer.WriteString("etag", document.Etag);
        writer.WriteBoolean("edited", document.Edit is not null);
    }
}
