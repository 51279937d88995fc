using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Scripts;
using Playbooks.Retention.Decisions;
using Playbooks.Retention.Interviews;
using Playbooks.Studio.Access;

namespace Playbooks.Studio.Desk;

/// <summary>The exit interview of a contact as a file.</summary>
internal static class InterviewDownload
{
    public const string Address = "/desk/interview";

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Address, (Delegate)AnswerAsync).RequireAuthorization(PageScopes.Read).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(HttpContext context, Recommender recommender, ILiveRelease live, TimeProvider clock)
    {
        var (cancel, query) = (context.RequestAborted, context.Request.Query);
        if (!Enum.TryParse<PaperFormat>(query["format"], ignoreCase: true, out var format) || !Enum.IsDefined(format))
        {
            return Refuse(StatusCodes.Status400BadRequest, "There is no such format", "It is one of docx, pdf, html and md.");
        }
        if ((live.Current ?? await live.RefreshAsync(cancel)) is not { } release || InterviewChoice.OfCatalogue(release.Release.Workspace) is not { } choice)
        {
            return Refuse(StatusCodes.Status404NotFound, "There is no interview", "The live release has no action of the kind ExitInterview with a script.");
        }
        var question = new AccountQuestion(query["account"].ToString()) { Contact = query["contact"] is [{ Length: > 0 } one] ? one : null, Team = Visitor.Of(context).Team };
        var now = clock.GetUtcNow();
        var (reading, _) = await recommender.ReadAsync(release, question, now, cancel);
        var contacts = reading?.Input.Facts.Contacts.ToArray().Select(Trying.Who.Id).ToList();
        if (reading is null || (question.Contact is null && contacts!.Count > 1))
        {
            return Refuse(StatusCodes.Status404NotFound, "There is nobody to interview", reading is null ? "There is no such account or contact." : "The account has several contacts; choose one.");
        }
        var request = await ScriptFacts.FillAsync(release.Release.Decider, new DecisionRequest(reading.Input.Facts, now) { History = reading.Input.History }, cancel);
        var written = release.Release.Decider.Write(request, new TemplateRequest(choice.Template, choice.Action, question.Contact ?? contacts!.FirstOrDefault()));
        if (written?.Text.Failure is { } failure)
        {
            return Refuse(StatusCodes.Status409Conflict, "The interview is withheld", failure.Message);
        }
        return written is null || PaperReader.Read(written, choice.Action.Title) is not { } paper
            ? Refuse(StatusCodes.Status404NotFound, "There is no interview", "Its template has no text in the contact's language.")
            : await SendAsync(paper, format, FileName(question), cancel);
    }

    private static async Task<IResult> SendAsync(Paper paper, PaperFormat format, string name, CancellationToken cancel) => format switch
    {
        PaperFormat.Md => Results.Bytes(PaperFile.BytesOf(paper, format), "text/markdown; charset=utf-8", name + ".md"),
        PaperFormat.Html => Results.Bytes(PaperFile.BytesOf(paper, format), "text/html; charset=utf-8", name + ".html"),
        PaperFormat.Docx => Results.Bytes(PaperFile.BytesOf(paper, format), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name + ".docx"),
        _ => await PrintAsync(paper, name, cancel),
    };

    private static async Task<IResult> PrintAsync(Paper paper, string name, CancellationToken cancel)
    {
        if (Browser.Find() is not { } browser)
        {
            return Refuse(StatusCodes.Status409Conflict, "PDF needs a browser", "No Chromium, Chrome or Edge is installed where the service runs. Word, HTML and Markdown go without.");
        }
        var folder = Directory.CreateTempSubdirectory("playbooks-interview-");
        try
        {
            var file = Path.Combine(folder.FullName, "interview.pdf");
            await new PdfPrinting(browser).WriteAsync(paper, file, cancel);
            return Results.Bytes(await File.ReadAllBytesAsync(file, cancel), "application/pdf", name + ".pdf");
        }
        catch (IOException failed)
        {
            return Refuse(StatusCodes.Status409Conflict, "The PDF could not be printed", $"{failed.Message}. Word, HTML and Markdown go without a browser.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A file's name may not hold what an id may.
    private static string FileName(AccountQuestion question) =>
        string.Concat($"interview-{question.Account}{(question.Contact is { } contact ? "-" + contact : "")}".Select(character => char.IsAsciiLetterOrDigit(character) || character == '-' ? character : '_'));

    private static IResult Refuse(int status, string title, string detail) => StudioPages.Problem(status, title, detail);
}
