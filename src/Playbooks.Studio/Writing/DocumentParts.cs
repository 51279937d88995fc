using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Playbooks.Engine.Completing;
using Playbooks.Language.Text;
using Playbooks.Studio.Access;
using Playbooks.Studio.Live;
using Playbooks.Studio.Shell;

namespace Playbooks.Studio.Writing;

/// <summary>What the editor's script asks for while a document is written: problems and preview as parts of the page, words as JSON.</summary>
internal static class DocumentParts
{
    public const string Problems = "/playbooks/problems";
    public const string Words = "/playbooks/words";
    public const string Preview = "/playbooks/preview";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapForm(Problems, PageScopes.Read, ProblemsAsync);
        routes.MapForm(Words, PageScopes.Read, WordsAsync);
        routes.MapForm(Preview, PageScopes.Read, PreviewAsync);
    }

    private static async Task<IResult> ProblemsAsync(PostedForm form)
    {
        var work = form.Get<DocumentWork>();
        var model = await work.TakeAsync(form);
        return new RazorComponentResult<ProblemsView>(new { Model = model with { Diagnostics = work.Check(model).Diagnostics } });
    }

    private static async Task<IResult> PreviewAsync(PostedForm form)
    {
        var work = form.Get<DocumentWork>();
        var model = await work.TakeAsync(form);
        var preview = await form.Get<Previewing>().TryAsync(work.Check(model), model.Path, model.Contact, model.Visitor.Team, form.Cancel);
        return new RazorComponentResult<PreviewView>(new { Preview = preview });
    }

    private static async Task<IResult> WordsAsync(PostedForm form)
    {
        var model = await form.Get<DocumentWork>().TakeAsync(form);
        var known = (model.Choice.Draft is { } draft ? form.Get<WorkspaceMemory>().Find(draft) : null) ?? form.Get<LiveState>().Live?.Release.Workspace;
        if (known is null || !int.TryParse(form["line"], NumberStyles.None, CultureInfo.InvariantCulture, out var line) || !int.TryParse(form["column"], NumberStyles.None, CultureInfo.InvariantCulture, out var column))
        {
            return Results.Json(new Offered(0, 0, []));
        }
        var document = new SourceText(model.Path, model.Text);
        var position = document.GetIndex(new LinePosition(line, column));
        var found = Completion.At(known, document, position);
        var start = document.GetPosition(found.Span.Start);
        // What spans lines is no word that an editor could replace.
        return start.Line != line || document.GetPosition(found.Span.End).Line != line
            ? Results.Json(new Offered(column, column, []))
            : Results.Json(new Offered(
                start.Column,
                document.GetPosition(found.Span.End).Column,
                found.Items.Select(item => new OfferedWord(item.Text, item.Written, item.Kind.ToString(), item.Meaning))));
    }

    private sealed record Offered(int From, int To, IEnumerable<OfferedWord> Words);

    private sealed record OfferedWord(string Text, string Written, string Kind, string? Meaning);
}
