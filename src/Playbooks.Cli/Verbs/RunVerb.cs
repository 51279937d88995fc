using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book;
using Playbooks.Retention.Interviews;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks run</c>: decides a whole book.</summary>
internal static class RunVerb
{
    private const int RejectedShown = 20;

    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var input = new Option<string>("--in") { HelpName = "file", Description = "the book: .csv or .jsonl", Required = true };
        var output = new Option<string>("--out") { HelpName = "file", Description = "the decisions: .csv or .jsonl", Required = true };
        var map = new Option<string?>("--map") { HelpName = "file", Description = "a map, for a book whose columns are not named after facts" };
        var interviews = new Option<string?>("--interviews") { HelpName = "folder", Description = "writes an exit interview for each contact whom a decision sends to one" };
        var format = PaperFormats.Option("--interviews-format", "what the interviews are written as; `md` where absent", [PaperFormat.Md, PaperFormat.Html, PaperFormat.Docx]);
        var at = Times.At();
        var verb = new Command("run", "decides a whole book") { input, output, map, interviews, format, at };
        // On a thread of its own: the one that called must be free to hear Ctrl+C.
        verb.SetAction((call, cancellation) => Task.Run(
            () => new Call(
                surroundings, call.GetRequiredValue(input), call.GetRequiredValue(output), call.GetValue(map),
                call.GetValue(at) ?? surroundings.Clock.GetUtcNow(), call.GetValue(global.Json))
            {
                InterviewFolder = call.GetValue(interviews),
                InterviewFormat = call.GetValue(format),
            }.Run(() => Workspaces.Open(surroundings, call, global), cancellation),
            cancellation));
        return verb;
    }

    private sealed record Call(Surroundings Surroundings, string Input, string Output, string? Map, DateTimeOffset At, bool AsJson)
    {
        public string? InterviewFolder { get; init; }

        public PaperFormat? InterviewFormat { get; init; }

        public int Run(Func<Release?> open, CancellationToken cancellation)
        {
            if (!HasFormat(Input, isOutput: false) || !HasFormat(Output, isOutput: true) || InputFile.Find(Surroundings, Input) is not { } path)
            {
                return ExitCode.Wrong;
            }
            if (Overwrites(Input) || (Map is not null && Overwrites(Map)))
            {
                return ExitCode.Wrong;
            }
            if (Path.GetDirectoryName(Surroundings.PathOf(Output)) is { } folder && !Directory.Exists(folder))
            {
                return InputFile.Complain(Surroundings, $"there is no folder for `{Output}`");
            }
            if (InterviewFolder is null && InterviewFormat is not null)
            {
                return InputFile.Complain(Surroundings, "`--interviews-format` says nothing without `--interviews`", "name the folder for them with `--interviews DIR`");
            }
            if (InterviewFolder is not null && File.Exists(Surroundings.PathOf(InterviewFolder)))
            {
                return InputFile.Complain(Surroundings, $"`{InterviewFolder}` is a file, not a folder");
            }
            SourceText? map = null;
            if (open() is not { } release || (Map is not null && (map = InputFile.Read(Surroundings, Map)) is null))
            {
                return ExitCode.Wrong;
            }
            var diagnostics = new List<Diagnostic>();
            using var book = Books.Open(path, release.Workspace.Vocabulary, map, At, diagnostics);
            return book is null ? DiagnosticPrinter.Refuse(Surroundings, diagnostics, AsJson) : Decide(release, book, cancellation);
        }

        private int Decide(Release release, IBook book, CancellationToken cancellation)
        {
            var watch = Stopwatch.StartNew();
            var rejected = 0;
            var interviews = InterviewFolder is null ? null : new InterviewFiles(release, Surroundings.PathOf(InterviewFolder), InterviewFormat ?? PaperFormat.Md);
            var result = Progress.Show(Surroundings, Path.GetFileName(Input), report => new BookRun(release, At)
            {
                OnProgress = report,
                Interviews = interviews,
                OnRejected = row => Reject(row, ++rejected),
                OnNotGrouped = found => Surroundings.Error.WriteLine($"the rows of an account do not stand together (line {found.Line}); the book is sorted on disk first"),
            }.Run(book, Surroundings.PathOf(Output), cancellation));
            Report(result, watch.Elapsed, interviews);
            // Some rejected rows are reported and kept; a book of which nothing could be read is a problem found.
            return result is { Accounts: 0, Rejected: > 0 } ? ExitCode.Problems : ExitCode.Fine;
        }

        private void Reject(RejectedRow row, int number)
        {
            if (number <= RejectedShown)
            {
                Surroundings.Error.WriteLine($"{Input}:{row.Row.Line}: {row.Reason}");
            }
            else if (number == RejectedShown + 1)
            {
                Surroundings.Error.WriteLine("… and more");
            }
        }

        private void Report(BookRunResult result, TimeSpan elapsed, InterviewFiles? interviews)
        {
            var rejectedFile = BookRun.RejectedFileOf(Output);
            ReportInterviews(interviews);
            if (AsJson)
            {
                WriteJson(result, rejectedFile, interviews);
                return;
            }
            Tables.Write(Surroundings, ["action", "recommended"], [.. result.Actions.OrderByDescending(action => action.Value).Select(action => (IReadOnlyList<string>)[action.Key, Number(action.Value)])]);
            Surroundings.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{DiagnosticPrinter.Count(result.Accounts, "account")} with {DiagnosticPrinter.Count(result.Contacts, "contact")} decided in {elapsed.TotalSeconds:0.0} s, {DiagnosticPrinter.Count(result.Rejected, "row")} rejected, {Number(result.WithoutAction)} without an action, {DiagnosticPrinter.Count(result.Withheld, "message")} withheld, {DiagnosticPrinter.Count(result.Failures, "failure")}"));
            if (result.Rejected > 0)
            {
                Surroundings.Error.WriteLine($"rejected rows are in {rejectedFile}");
            }
        }

        private void ReportInterviews(InterviewFiles? interviews)
        {
            if (interviews is null)
            {
                return;
            }
            foreach (var withheld in interviews.Withheld.Take(RejectedShown))
            {
                Surroundings.Error.WriteLine($"no interview for {withheld.Account}{(withheld.Contact is { } contact ? $", {contact}" : "")}: {withheld.Why}");
            }
            Surroundings.Error.WriteLine($"{DiagnosticPrinter.Count(interviews.Written, "interview")} in {InterviewFolder}, {Number(interviews.Withheld.Count)} withheld");
        }

        private void WriteJson(BookRunResult result, string rejectedFile, InterviewFiles? interviews) => JsonOutput.Write(Surroundings, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("accounts", result.Accounts);
            writer.WriteNumber("contacts", result.Contacts);
            writer.WriteNumber("rejected", result.Rejected);
            writer.WriteString("rejectedFile", result.Rejected > 0 ? rejectedFile : null);
            writer.WriteNumber("withoutAction", result.WithoutAction);
            writer.WriteNumber("withheld", result.Withheld);
            writer.WriteNumber("failures", result.Failures);
            if (interviews is not null)
            {
                writer.WriteNumber("interviews", interviews.Written);
                writer.WriteNumber("interviewsWithheld", interviews.Withheld.Count);
            }
            writer.WriteStartObject("actions");
            foreach (var (action, count) in result.Actions)
            {
                writer.WriteNumber(action, count);
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

        // A mended file of rejected rows is read again under just the name that this run's own would get.
        private bool Overwrites(string input)
        {
            var path = Surroundings.PathOf(input);
            foreach (var written in new[] { Surroundings.PathOf(Output), BookRun.RejectedFileOf(Surroundings.PathOf(Output)) })
            {
                if (string.Equals(path, written, StringComparison.OrdinalIgnoreCase))
                {
                    InputFile.Complain(Surroundings, $"`{input}` would be overwritten: the run writes `{Path.GetFileName(written)}`", "give the output another name");
                    return true;
                }
            }
            return false;
        }

        private bool HasFormat(string file, bool isOutput)
        {
            var ending = Path.GetExtension(file);
            if (ending.Equals(".csv", StringComparison.OrdinalIgnoreCase) || ending.Equals(".jsonl", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
            var help = ending.Equals(".xlsx", StringComparison.OrdinalIgnoreCase) && isOutput
                ? "write a `.csv`; spreadsheets open it"
                : "a book is a `.csv`, or a `.jsonl` with a JSON object a line";
            InputFile.Complain(Surroundings, $"`{file}` cannot be {(isOutput ? "written" : "read")}: `{ending}` is not supported", help);
            return false;
        }

        private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
    }
}
