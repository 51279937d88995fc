using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Interviews;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks check --book</c>: which contacts of a book would get a broken or half-empty message.</summary>
internal sealed record BookCheck(Surroundings Surroundings, string Book, string? Map, string? Template, DateTimeOffset At, bool AsJson)
{
    private const string Store = "store";
    private const int MostShown = 200;

    public static readonly Option<string?> BookOption = new("--book") { HelpName = "file", Description = "which contacts of a book (.csv, .jsonl, or `store`) would get a broken or half-empty message" };

    public static readonly Option<string?> MapOption = new("--map") { HelpName = "file", Description = "a map, for a book whose columns are not named after facts" };

    public static readonly Option<string?> TemplateOption = new("--template") { HelpName = "name", Description = "with `--book`: tries this template on every contact, whatever is recommended to them" };

    /// <summary>What was found; null with the exit code after having said why nothing could be read.</summary>
    public async Task<(MessageReview? Review, int Code)> RunAsync(Release release, ParseResult call, GlobalOptions global, CancellationToken cancel)
    {
        if (Template is not null && InterviewChoice.OfTemplate(release.Workspace, Template) is null)
        {
            return (null, InputFile.Complain(Surroundings, $"there is no template `{Template}`", ClosestName.Help(Template, release.Workspace.Templates.Keys)?.Text));
        }
        var review = new MessageReview(release, At) { Template = Template };
        return Book == Store ? await ReadStoreAsync(review, release, call, global, cancel) : ReadFile(review, release, cancel);
    }

    private (MessageReview? Review, int Code) ReadFile(MessageReview review, Release release, CancellationToken cancel)
    {
        SourceText? map = null;
        if (InputFile.Find(Surroundings, Book) is not { } path || (Map is not null && (map = InputFile.Read(Surroundings, Map)) is null))
        {
            return (null, ExitCode.Wrong);
        }
        var diagnostics = new List<Diagnostic>();
        using var book = Books.Open(path, release.Workspace.Vocabulary, map, At, diagnostics);
        if (book is null)
        {
            return (null, DiagnosticPrinter.Refuse(Surroundings, diagnostics, AsJson));
        }
        Progress.Show(Surroundings, Path.GetFileName(Book), report =>
        {
            review.Read(book, report, cancel);
            return review.Count;
        });
        return (review, ExitCode.Fine);
    }

    private async Task<(MessageReview? Review, int Code)> ReadStoreAsync(MessageReview review, Release release, ParseResult call, GlobalOptions global, CancellationToken cancel)
    {
        if (Map is not null)
        {
            return (null, InputFile.Complain(Surroundings, "a map reads columns, and the store has none", "leave `--map` out"));
        }
        var opened = await OpenedStore.OpenAsync(Surroundings, call, global, begins: false, cancel);
        if (opened.Store is not { } found)
        {
            return (null, opened.Code);
        }
        await using var store = found;
        await foreach (var account in new StoreBook(store.Book, store.Decisions, release, At).ReadAsync(null, cancel))
        {
            review.Add(account);
        }
        return (review, ExitCode.Fine);
    }

    public void Show(MessageReview review)
    {
        foreach (var (account, problem) in review.Problems.Take(MostShown))
        {
            var who = problem.Contact is null ? account : $"{account}/{problem.Contact}";
            var verdict = problem.IsWithheld ? Surroundings.OutputColour.Red("not written") : Surroundings.OutputColour.Yellow("with a gap");
            Surroundings.Output.WriteLine($"{who}  {problem.Template}  {verdict}: {problem.Why}{(problem.Place is { } place ? $"  {Surroundings.OutputColour.Dim(place.ToString())}" : "")}");
        }
        if (review.Count > MostShown)
        {
            Surroundings.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {review.Count - MostShown:N0} more; `--json` has them all"));
        }
        var rejected = review.Rejected == 0 ? "" : $", {DiagnosticPrinter.Count(review.Rejected, "row")} could not be read";
        Surroundings.Error.WriteLine($"{DiagnosticPrinter.Count(review.Accounts, "account")} with {DiagnosticPrinter.Count(review.Contacts, "contact")}{rejected}: {(review.Count == 0 ? "every message can be written" : DiagnosticPrinter.Count(review.Count, "message problem"))}");
    }

    public static void Write(Utf8JsonWriter writer, MessageReview review)
    {
        writer.WriteStartObject("book");
        writer.WriteNumber("accounts", review.Accounts);
        writer.WriteNumber("contacts", review.Contacts);
        writer.WriteNumber("rejected", review.Rejected);
        writer.WriteNumber("problems", review.Count);
        writer.WriteStartArray("messages");
        foreach (var (account, problem) in review.Problems)
        {
            writer.WriteStartObject();
            writer.WriteString("account", account);
            writer.WriteString("contact", problem.Contact);
            writer.WriteString("action", problem.Action);
            writer.WriteString("channel", problem.Channel);
            writer.WriteString("template", problem.Template);
            writer.WriteString("problem", problem.IsWithheld ? "withheld" : "gap");
            writer.WriteString("why", problem.Why);
            writer.WriteString("document", problem.Place?.Document);
            if (problem.Place is { } place)
            {
                writer.WriteNumber("line", place.Position.Line);
                writer.WriteNumber("column", place.Position.Column);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
