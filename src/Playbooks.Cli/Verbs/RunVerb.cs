using System.CommandLine;
using System.Diagnostics;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Book.Writing;
using Playbooks.Retention.Interviews;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks run</c>: decides a whole book.</summary>
internal static class RunVerb
{
    private const string Store = "store";
    private const int RejectedShown = 20;

    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var input = new Option<string>("--in") { HelpName = "file", Description = "the book: .csv or .jsonl, or `store` for the book of the store, by its live release", Required = true };
        var output = new Option<string>("--out") { HelpName = "file", Description = "the decisions: .csv, .jsonl or .xlsx", Required = true };
        var map = new Option<string?>("--map") { HelpName = "file", Description = "a map, for a book whose columns are not named after facts" };
        var interviews = new Option<string?>("--interviews") { HelpName = "folder", Description = "writes an exit interview for each contact whom a decision sends to one" };
        var format = PaperFormats.Option("--interviews-format", "what the interviews are written as; `md` where absent", [PaperFormat.Md, PaperFormat.Html, PaperFormat.Docx]);
        var at = Times.At();
        var verb = new Command("run", "decides a whole book") { input, output, map, interviews, format, at };
        // On a thread of its own: the one that called must be free to hear Ctrl+C.
        verb.SetAction((call, cancellation) => Task.Run(
            () =>
            {
                var run = new Call(
                    surroundings, call.GetRequiredValue(input), call.GetRequiredValue(output), call.GetValue(map),
                    call.GetValue(at) ?? surroundings.Clock.GetUtcNow(), call.GetValue(global.Json))
                {
                    InterviewFolder = call.GetValue(interviews),
                    InterviewFormat = call.GetValue(format),
                };
                return run.Input == Store
                    ? run.RunOnStoreAsync(() => StoreCall.OpenAsync(surroundings, call, global, cancellation), cancellation)
                    : Task.FromResult(run.Run(() => Workspaces.Open(surroundings, call, global), cancellation));
            },
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
            if (WhatIsWrong() is { } wrong)
            {
                return InputFile.Complain(Surroundings, wrong.Message, wrong.Help);
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

        public async Task<int> RunOnStoreAsync(Func<Task<(StoreCall? Call, int Code)>> open, CancellationToken cancellation)
        {
            if (!HasFormat(Output, isOutput: true))
            {
                return ExitCode.Wrong;
            }
            if (WhatIsWrong() is { } wrong)
            {
                return InputFile.Complain(Surroundings, wrong.Message, wrong.Help);
            }
            if (Map is not null)
            {
                return InputFile.Complain(Surroundings, "a map reads columns, and the store has none", "leave `--map` out");
            }
            var (opened, code) = await open();
            if (opened is null)
            {
                return code;
            }
            await using var store = opened;
            var (release, watch) = (store.Release.Release, Stopwatch.StartNew());
            var interviews = InterviewsOf(release);
            var all = (await store.Store.Book.SizeAsync(cancellation)).Accounts;
            var accounts = new StoreBook(store.Store.Book, store.Store.Decisions, release, At).ReadAsync(null, cancellation);
            var result = await Progress.ShowAsync(Surroundings, Store, "accounts", report =>
                new BookRun(release, At) { OnProgress = report, Interviews = interviews }.RunAsync(accounts, all, Surroundings.PathOf(Output), cancellation));
            new RunReport(Surroundings, Output, AsJson).Write(result, watch.Elapsed, interviews, InterviewFolder);
            return ExitCode.Fine;
        }

        private int Decide(Release release, IBook book, CancellationToken cancellation)
        {
            var watch = Stopwatch.StartNew();
            var rejected = 0;
            var interviews = InterviewsOf(release);
            var result = Progress.Show(Surroundings, Path.GetFileName(Input), report => new BookRun(release, At)
            {
                OnProgress = report,
                Interviews = interviews,
                OnRejected = row => Reject(row, ++rejected),
                OnNotGrouped = found => Surroundings.Error.WriteLine($"the rows of an account do not stand together (line {found.Line}); the book is sorted on disk first"),
            }.Run(book, Surroundings.PathOf(Output), cancellation));
            new RunReport(Surroundings, Output, AsJson).Write(result, watch.Elapsed, interviews, InterviewFolder);
            // Some rejected rows are reported and kept; a book of which nothing could be read is a problem found.
            return result is { Accounts: 0, Rejected: > 0 } ? ExitCode.Problems : ExitCode.Fine;
        }

        private InterviewFiles? InterviewsOf(Release release) =>
            InterviewFolder is null ? null : new InterviewFiles(release, Surroundings.PathOf(InterviewFolder), InterviewFormat ?? PaperFormat.Md);

        private (string Message, string? Help)? WhatIsWrong()
        {
            if (Path.GetDirectoryName(Surroundings.PathOf(Output)) is { } folder && !Directory.Exists(folder))
            {
                return ($"there is no folder for `{Output}`", null);
            }
            if (InterviewFolder is null && InterviewFormat is not null)
            {
                return ("`--interviews-format` says nothing without `--interviews`", "name the folder for them with `--interviews DIR`");
            }
            return InterviewFolder is not null && File.Exists(Surroundings.PathOf(InterviewFolder)) ? ($"`{InterviewFolder}` is a file, not a folder", null) : null;
        }

        private void Reject(RejectedRow row, int number)
        {
            if (number <= RejectedShown)
            {
                Surroundings.Error.WriteLine(ShownText.Of($"{Input}:{row.Row.Line}: {row.Reason}"));
            }
            else if (number == RejectedShown + 1)
            {
                Surroundings.Error.WriteLine("… and more");
            }
        }

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
            if (!isOutput)
            {
                return InputFile.IsBook(Surroundings, file);
            }
            if (DecisionFormats.OfFile(file) is not null)
            {
                return true;
            }
            InputFile.Complain(Surroundings, $"`{file}` cannot be written: {InputFile.EndingOf(file)}", "write a `.csv`, a `.jsonl` or an `.xlsx`");
            return false;
        }
    }
}
