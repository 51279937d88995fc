using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Playbooks.Engine.Publishing;
using Playbooks.Language.Diagnostics;
using Playbooks.Studio.Access;
using Playbooks.Studio.Shell;

namespace Playbooks.Studio.Writing;

/// <summary>What becomes of the editor's form: saved, checked, repaired, reverted, deleted.</summary>
internal static class DocumentForms
{
    public const string Save = "/playbooks/save";
    public const string Check = "/playbooks/check";
    public const string Repair = "/playbooks/repair";
    public const string Revert = "/playbooks/revert";
    public const string Delete = "/playbooks/delete";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var editor = new RichEditorAttribute();
        routes.MapForm(Save, PageScopes.Author, SaveAsync, KeepAsync).WithMetadata(editor);
        routes.MapForm(Check, PageScopes.Author, form => ShowAsync(form, null), KeepAsync).WithMetadata(editor);
        routes.MapForm(Repair, PageScopes.Author, RepairAsync, KeepAsync).WithMetadata(editor);
        routes.MapForm(Revert, PageScopes.Author, RevertAsync).WithMetadata(editor);
        routes.MapForm(Delete, PageScopes.Author, DeleteAsync).WithMetadata(editor);
    }

    private static async Task<IResult> SaveAsync(PostedForm form)
    {
        var work = form.Get<DocumentWork>();
        var model = await work.TakeAsync(form);
        if (model.IsTooLarge)
        {
            return await AnswerAsync(form, model with { Refusal = $"The text has more than {DocumentModel.LargestText} characters; edit it in the folder." }, StatusCodes.Status422UnprocessableEntity);
        }
        var (outcome, draft) = await work.SaveAsync(model, model.Text, form.Cancel);
        return await ConcludeAsync(form, model, outcome, draft, "saved");
    }

    private static async Task<IResult> DeleteAsync(PostedForm form)
    {
        var work = form.Get<DocumentWork>();
        var model = await work.TakeAsync(form);
        var (outcome, draft) = await work.SaveAsync(model, null, form.Cancel);
        return outcome.End == SaveEnd.Saved && model.State.BaseText is null
            ? PostedForms.SeeOther(Addresses.DocumentsOf(draft))
            : await ConcludeAsync(form, model, outcome, draft, "deleted");
    }

    private static async Task<IResult> RevertAsync(PostedForm form)
    {
        var model = await form.Get<DocumentWork>().TakeAsync(form);
        if (model.Choice.Draft is not { } draft)
        {
            return PostedForms.SeeOther(Addresses.Document(model.Path, null));
        }
        var outcome = await form.Get<Workbench>().RevertAsync(draft, model.Path, model.Seen, model.Visitor.Actor!, form.Cancel);
        return outcome.End == SaveEnd.Saved && model.State.BaseText is null
            ? PostedForms.SeeOther(Addresses.DocumentsOf(draft))
            : await ConcludeAsync(form, model, outcome, draft, "reverted");
    }

    private static async Task<IResult> RepairAsync(PostedForm form)
    {
        var work = form.Get<DocumentWork>();
        var model = await work.TakeAsync(form);
        var found = work.Check(model).Diagnostics.FirstOrDefault(diagnostic => diagnostic.Location.Document == model.Path && diagnostic.Replacement is not null && RepairName(diagnostic) == form["repair"]);
        return await ShowAsync(form, found is null ? model : model with { Text = Mend(model.Text, found) });
    }

    /// <summary>How a form names the repair of a mistake: by its place.</summary>
    public static string RepairName(Diagnostic diagnostic) =>
        string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Location.Span.Start}-{diagnostic.Location.Span.Length}-{diagnostic.Code}");

    private static string Mend(string text, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.Span;
        return string.Concat(text.AsSpan(0, span.Start), diagnostic.Replacement, text.AsSpan(span.End));
    }

    private static async Task<IResult> ShowAsync(PostedForm form, DocumentModel? model) =>
        await AnswerAsync(form, model ?? await form.Get<DocumentWork>().TakeAsync(form), StatusCodes.Status200OK);

    // The page's token went out of date, as after a new start of the service: the text comes back with a fresh one.
    private static async Task<IResult> KeepAsync(PostedForm form) => await AnswerAsync(
        form,
        await form.Get<DocumentWork>().TakeAsync(form) with { Refusal = "This page was too old to be saved: the service was started anew, or you signed in anew. Your text is here; save it again." },
        StatusCodes.Status400BadRequest);

    private static async Task<IResult> ConcludeAsync(PostedForm form, DocumentModel model, SaveOutcome outcome, string? draft, string notice)
    {
        switch (outcome.End)
        {
            case SaveEnd.Saved:
                return PostedForms.SeeOther(Addresses.Document(model.Path, draft, notice: draft is null ? "unchanged" : notice));
            case SaveEnd.Conflict:
                // What was seen is by now the other text: saving again is saving over it, knowingly.
                return await AnswerAsync(form, model with { State = outcome.Current!, Seen = outcome.Current!.Etag, Conflict = outcome }, StatusCodes.Status412PreconditionFailed);
            case SaveEnd.Refused:
                return await AnswerAsync(form, model with { Refusal = Words(outcome.Diagnostics[0]) }, StatusCodes.Status422UnprocessableEntity);
            default:
                var reason = "The draft was published or discarded meanwhile, and nothing was saved. Save into a new draft instead.";
                return await AnswerAsync(form, model with { Choice = model.Choice with { Chosen = null }, Refusal = reason }, StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> AnswerAsync(PostedForm form, DocumentModel model, int status)
    {
        var completed = await form.Get<DocumentWork>().CompleteAsync(model, form.Cancel);
        return new RazorComponentResult<PostedDocument>(new { Model = completed }) { StatusCode = status };
    }

    private static string Words(Diagnostic diagnostic) => diagnostic.Help is { } help ? $"{diagnostic.Message}; {help}" : diagnostic.Message;
}
