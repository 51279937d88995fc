using Playbooks.Engine.Checking;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Studio.Access;
using Playbooks.Studio.Live;
using Playbooks.Studio.Shell;

namespace Playbooks.Studio.Writing;

/// <summary>Reads documents for the editor, checks them with what is being written, and saves them into drafts.</summary>
internal sealed class DocumentWork(DraftChoosing drafts, Workbench workbench, Previewing previewing, WorkspaceMemory memory)
{
    /// <summary>A document as it is kept.</summary>
    public async Task<DocumentModel> ReadAsync(string path, string draft, Visitor visitor, CancellationToken cancel)
    {
        var choice = await drafts.ChooseAsync(draft, visitor.Actor, cancel);
        var state = choice.Find(path);
        var text = (state.Text ?? (state.Edit is null ? NewDocument.TextFor(path) : "")).ReplaceLineEndings("\n");
        return await CompleteAsync(new DocumentModel { Visitor = visitor, Choice = choice, State = state, Text = text, Seen = state.Etag }, cancel);
    }

    /// <summary>A document as a form has it.</summary>
    public async Task<DocumentModel> TakeAsync(PostedForm form)
    {
        var visitor = Visitor.Of(form.Context);
        // A form that was begun on the live release stays there, whatever drafts there are by now.
        var draft = form["draft"] is { Length: > 0 } named ? named : DraftChoice.TheLive;
        var choice = await drafts.ChooseAsync(draft, visitor.Actor, form.Cancel);
        return new DocumentModel
        {
            Visitor = visitor,
            Choice = choice,
            State = choice.Find(form["path"]),
            Text = form["text"].ReplaceLineEndings("\n"),
            Seen = form["seen"],
            Contact = form["contact"],
        };
    }

    /// <summary>The same with what is wrong with it, and for a template the contacts to try it on.</summary>
    public async Task<DocumentModel> CompleteAsync(DocumentModel model, CancellationToken cancel)
    {
        var check = Check(model);
        var completed = model with { Diagnostics = check.Diagnostics };
        if (model.Kind != DocumentKind.Template)
        {
            return completed;
        }
        var accounts = await previewing.AccountsAsync(model.Visitor.Team, cancel);
        var contact = model.Contact.Length > 0 ? model.Contact : accounts.SelectMany(account => account.Contacts).FirstOrDefault().Value ?? "";
        return completed with
        {
            Accounts = accounts,
            Contact = contact,
            Preview = await previewing.TryAsync(check, model.Path, contact, model.Visitor.Team, cancel),
        };
    }

    /// <summary>What is wrong with the draft, with the model's text in it.</summary>
    public WorkspaceCheck Check(DocumentModel model)
    {
        var documents = model.Choice.Documents;
        var check = WorkspaceChecker.Check(model.IsDeleted && model.Text.Length == 0 ? documents : documents.With(model.Path, model.Text), CheckMemory.OfProcess);
        if (check.Workspace is { } workspace && model.Choice.Draft is { } draft)
        {
            memory.Keep(draft, workspace);
        }
        return check;
    }

    /// <summary>Saves the model's text; where there is no draft yet, begins one. Null for a text takes the document out.</summary>
    public async Task<(SaveOutcome Outcome, string? Draft)> SaveAsync(DocumentModel model, string? text, CancellationToken cancel)
    {
        var actor = model.Visitor.Actor!;
        if (model.Choice.Draft is { } chosen)
        {
            return (await workbench.SaveAsync(chosen, model.Path, text, model.Seen, actor, cancel), chosen);
        }
        if (model.Seen == model.State.Etag && text == model.State.Text?.ReplaceLineEndings("\n"))
        {
            return (new SaveOutcome(SaveEnd.Saved, model.State), null);
        }
        if (text is not null && model.State.Text is null && DocumentPaths.Refuse(model.Path, model.Choice.Documents) is { } refused)
        {
            return (new SaveOutcome(SaveEnd.Refused, null) { Diagnostics = [refused] }, null);
        }
        var (draft, problem) = await workbench.OpenAsync($"Edits to {Path.GetFileNameWithoutExtension(model.Path)}", actor, cancel);
        return draft is null
            ? (new SaveOutcome(SaveEnd.Refused, null) { Diagnostics = [problem!] }, null)
            : (await workbench.SaveAsync(draft.Id, model.Path, text, model.Seen, actor, cancel), draft.Id);
    }
}
