using Playbooks.Cli.Terminal;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Retention.Decisions;
using Playbooks.Retention.Interviews;

namespace Playbooks.Cli.Verbs;

/// <summary>One call of <c>playbooks interview</c>.</summary>
internal sealed record InterviewCall(Surroundings Surroundings, string Output, DateTimeOffset At, bool AsJson)
{
    public string? Account { get; init; }

    public string? Facts { get; init; }

    public string? Contact { get; init; }

    public string? Template { get; init; }

    public PaperFormat? Format { get; init; }

    private string OutputPath => Surroundings.PathOf(Output);

    public async Task<int> RunAsync(Func<Release?> open, Func<Task<(StoreCall? Call, int Code)>> openStore, CancellationToken cancellation)
    {
        if (WhatIsWrong() is { } wrong)
        {
            return InputFile.Complain(Surroundings, wrong.Message, wrong.Help);
        }
        if ((Format ?? PaperFormats.OfFile(Output)) is not { } format)
        {
            return InputFile.Complain(Surroundings, $"the name `{Output}` does not say what to write", "add `--format md`, `html`, `docx` or `pdf`");
        }
        var browser = format == PaperFormat.Pdf ? Surroundings.FindBrowser() : null;
        if (format == PaperFormat.Pdf && browser is null)
        {
            InputFile.Complain(Surroundings, $"PDF is printed by a browser, and there is no {Browser.Wanted} on this machine", "install one, or write `--format html`, `docx` or `md`, which need none");
            return ExitCode.Failed;
        }
        return Account is null
            ? await ExportFactsAsync(open, format, browser, cancellation)
            : await ExportAccountAsync(Account, openStore, format, browser, cancellation);
    }

    private async Task<int> ExportFactsAsync(Func<Release?> open, PaperFormat format, string? browser, CancellationToken cancellation)
    {
        if (open() is not { } release || InputFile.Read(Surroundings, Facts!) is not { } source)
        {
            return ExitCode.Wrong;
        }
        var diagnostics = new List<Diagnostic>();
        if (FactsJson.Read(source, release.Workspace.Vocabulary, diagnostics) is not { } given)
        {
            return DiagnosticPrinter.Refuse(Surroundings, diagnostics, AsJson);
        }
        DiagnosticPrinter.Show(Surroundings, diagnostics);
        return await ExportAsync(release, new DecisionRequest(given.Facts, At) { History = given.History }, format, browser, cancellation);
    }

    private async Task<int> ExportAccountAsync(
        string account, Func<Task<(StoreCall? Call, int Code)>> openStore, PaperFormat format, string? browser, CancellationToken cancellation)
    {
        var (opened, code) = await openStore();
        if (opened is null)
        {
            return code;
        }
        await using var store = opened;
        var recommender = new Recommender(store.Live, store.Store.Book, store.Store.Decisions, Surroundings.Clock);
        var (reading, refusal) = await recommender.ReadAsync(store.Release, new AccountQuestion(account) { Contact = Contact }, At, cancellation);
        if (reading is null)
        {
            return StoreCall.Refuse(Surroundings, refusal!);
        }
        DiagnosticPrinter.Show(Surroundings, reading.Diagnostics);
        return await ExportAsync(store.Release.Release, new DecisionRequest(reading.Input.Facts, At) { History = reading.Input.History }, format, browser, cancellation);
    }

    private (string Message, string? Help)? WhatIsWrong()
    {
        if (Account is not null && Facts is not null)
        {
            return ("`--facts` and `--account` exclude one another", "give the facts, or name an account of the store");
        }
        if ((Account ?? Facts) is null)
        {
            return ("whose interview? neither `--facts` nor `--account` is given", "give the customer's facts with `--facts FILE` (`-` for standard input), or name an account of the store with `--account ID`");
        }
        if (Facts is not null and not "-" && string.Equals(Surroundings.PathOf(Facts), OutputPath, StringComparison.OrdinalIgnoreCase))
        {
            return ($"`{Facts}` would be overwritten", "give the output another name");
        }
        if (Directory.Exists(OutputPath))
        {
            return ($"`{Output}` is a folder, not a file", null);
        }
        return Path.GetDirectoryName(OutputPath) is { } folder && !Directory.Exists(folder) ? ($"there is no folder for `{Output}`", null) : null;
    }

    private async Task<int> ExportAsync(Release release, DecisionRequest request, PaperFormat format, string? browser, CancellationToken cancellation)
    {
        request = await ScriptFacts.FillAsync(release.Decider, request, cancellation);
        var decision = release.Decider.Decide(request with { WritesMessages = false });
        if (Choose(release, decision) is not { } choice)
        {
            return Template is null
                ? InputFile.Complain(Surroundings, "no action of the kind `ExitInterview` in `playbooks/actions.json` has a template", "add one with a message for the channel `interview`, or name a template with `--template`")
                : InputFile.Complain(Surroundings, $"there is no template `{Template}`", HelpFor(release, Template));
        }
        if (InterviewSubject.Find(decision, choice.Action.Id, Contact) is not { } subject)
        {
            var contacts = string.Join(", ", InterviewSubject.ContactsOf(decision).Select(contact => $"`{contact}`"));
            return Contact is null
                ? InputFile.Complain(Surroundings, "the account has several contacts, and the decision sends none of them there", $"choose one with `--contact`: {contacts}")
                : InputFile.Complain(Surroundings, $"the account has no contact `{Contact}`", contacts.Length > 0 ? $"its contacts are {contacts}" : null);
        }
        var written = release.Decider.Write(request, new TemplateRequest(choice.Template, choice.Action, subject.Contact));
        if (written is null)
        {
            return InputFile.Complain(Surroundings, $"there is no template `{choice.Template}` for the contact's language");
        }
        if (written.Format == TemplateFormat.Html)
        {
            return InputFile.Complain(Surroundings, $"`{written.Template}` writes HTML, which is no document to export", "only templates that write Markdown or text can be exported");
        }
        if (written.Text.Failure is { } failure)
        {
            return DiagnosticPrinter.Refuse(Surroundings, [failure], AsJson, ExitCode.Problems);
        }
        if (PaperReader.Read(written, choice.Action.Title) is not { } paper)
        {
            InputFile.Complain(Surroundings, $"the text of `{written.Template}` is nested too deeply", "use fewer lists and quotations inside one another");
            return ExitCode.Problems;
        }
        await WriteAsync(paper, format, browser, cancellation);
        Report(written, subject, format);
        return ExitCode.Fine;
    }

    private InterviewChoice? Choose(Release release, Decision decision) => Template is not null
        ? InterviewChoice.OfTemplate(release.Workspace, Template)
        : decision.Actions.Where(action => Contact is null || action.Contact == Contact).Select(InterviewChoice.Of).FirstOrDefault(choice => choice is not null)
            ?? InterviewChoice.OfCatalogue(release.Workspace);

    private static string? HelpFor(Release release, string template) =>
        ClosestName.Find(template, release.Workspace.Templates.Keys) is { } close ? $"did you mean `{close}`?" : null;

    private async Task WriteAsync(Paper paper, PaperFormat format, string? browser, CancellationToken cancellation)
    {
        if (browser is not null)
        {
            await new PdfPrinting(browser).WriteAsync(paper, OutputPath, cancellation);
        }
        else
        {
            PaperFile.Write(paper, format, OutputPath);
        }
    }

    private void Report(WrittenTemplate written, InterviewSubject subject, PaperFormat format)
    {
        Surroundings.Error.WriteLine($"{Output}: `{written.Template}`{(subject.Contact is { } contact ? $" for {contact}" : "")}");
        if (subject.Recommended is null && Template is null)
        {
            Surroundings.Error.WriteLine($"the decision itself does not recommend it{(subject.NotChosen is { } reason ? $": {reason.Why}" : "")}");
        }
        if (!AsJson)
        {
            return;
        }
        JsonOutput.Write(Surroundings, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("file", Output);
            writer.WriteString("format", PaperFormats.WordOf(format));
            writer.WriteString("template", written.Template);
            writer.WriteString("language", written.Language);
            writer.WriteString("contact", subject.Contact);
            writer.WriteBoolean("recommended", subject.Recommended is not null);
            writer.WriteEndObject();
        });
    }
}
