using System.CommandLine;
using System.Globalization;
using Playbooks.Cli.Terminal;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks import</c>: records of a CSV file into the store; a workflow file into a playbook.</summary>
internal static class ImportVerb
{
    private const int RejectedShown = 20;

    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        string[] kinds = [.. RecordKinds.All.Select(known => known.Word()), WorkflowImports.Kind];
        // Named in short, for the list of verbs has it in its narrow column.
        var kind = new Argument<string>("kind") { HelpName = "kind", Description = string.Join(", ", kinds) };
        kind.AcceptOnlyFromAmong(kinds);
        var file = new Argument<string>("file") { Description = "the CSV file; of a workflow, the file of RulesEngine" };
        var map = new Option<string?>("--map") { HelpName = "file", Description = "a map, for a file whose columns are not named after facts" };
        var verb = new Command("import", "takes accounts, contacts, surveys, events, purchases or products of a CSV file into the store; doing it again changes nothing; makes a playbook of a workflow") { kind, file, map };
        var workflows = new WorkflowImports(surroundings, global);
        workflows.AddOptions(verb);
        verb.SetAction((call, cancellation) => call.GetRequiredValue(kind) == WorkflowImports.Kind ? Task.FromResult(workflows.Run(call, call.GetRequiredValue(file))) : RunAsync(
            surroundings, call, global, RecordKinds.Find(call.GetRequiredValue(kind))!.Value, call.GetRequiredValue(file), call.GetValue(map), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(
        Surroundings surroundings, ParseResult call, GlobalOptions global, RecordKind kind, string named, string? mapNamed, CancellationToken cancel)
    {
        SourceText? map = null;
        if (InputFile.Find(surroundings, named) is not { } path || (mapNamed is not null && (map = InputFile.Read(surroundings, mapNamed)) is null))
        {
            return ExitCode.Wrong;
        }
        var (opened, code) = await StoreCall.OpenAsync(surroundings, call, global, cancel);
        if (opened is null)
        {
            return code;
        }
        await using var store = opened;
        var diagnostics = new List<Diagnostic>();
        var options = new RecordFileOptions { Map = map, Now = surroundings.Clock.GetUtcNow() };
        using var file = RecordFile.Open(kind, path, store.Release.Release.Workspace.Vocabulary, options, diagnostics);
        if (file is null)
        {
            return DiagnosticPrinter.Refuse(surroundings, diagnostics, call.GetValue(global.Json));
        }
        var result = await ImportAsync(surroundings, store, file, named, path, cancel);
        var rejectedFile = result.Rejected > 0 ? BookRun.RejectedFileOf(named) : null;
        if (call.GetValue(global.Json))
        {
            JsonOutput.Write(surroundings, writer => ImportJson.Write(writer, result, rejectedFile));
        }
        else
        {
            Report(surroundings, result, rejectedFile);
        }
        return result.Rejected > 0 && result.Rejected == result.Rows ? ExitCode.Problems : ExitCode.Fine;
    }

    private static Task<ImportResult> ImportAsync(Surroundings surroundings, StoreCall store, RecordFile file, string named, string path, CancellationToken cancel) =>
        Progress.ShowAsync(surroundings, file.Name, "records", async report =>
        {
            File.Delete(BookRun.RejectedFileOf(path));
            using var rejected = new RejectedRows(BookRun.RejectedFileOf(path), file.Columns);
            var shown = 0;
            return await new Import(store.Store.Book, surroundings.Clock, OpenedStore.Actor)
            {
                OnProgress = report,
                OnRejected = row =>
                {
                    rejected.Add(row);
                    Show(surroundings, named, row, ++shown);
                },
            }.RunAsync(file, cancel);
        });

    private static void Show(Surroundings surroundings, string named, RejectedRow row, int number)
    {
        if (number <= RejectedShown)
        {
            surroundings.Error.WriteLine(ShownText.Of($"{named}:{row.Row.Line}: {row.Reason}"));
        }
        else if (number == RejectedShown + 1)
        {
            surroundings.Error.WriteLine("… and more");
        }
    }

    private static void Report(Surroundings surroundings, ImportResult result, string? rejectedFile)
    {
        surroundings.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Kind.Word()}: {result.Added:#,0} added, {result.Changed:#,0} changed, {result.Unchanged:#,0} as before, {result.Rejected:#,0} rejected"));
        if (rejectedFile is not null)
        {
            surroundings.Error.WriteLine($"rejected rows are in {rejectedFile}");
        }
    }
}
