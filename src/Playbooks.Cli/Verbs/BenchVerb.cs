using System.Collections.Immutable;
using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Measuring;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks bench</c>: how fast this workspace decides a book on this machine, and what takes work.</summary>
internal static class BenchVerb
{
    private const string Store = "store";
    private const int MostRounds = 100;

    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var book = new Option<string?>("--book") { HelpName = "file", Description = "the book: .csv or .jsonl, or `store` for the book of the store, by its live release; the sample book where absent" };
        var map = new Option<string?>("--map") { HelpName = "file", Description = "a map, for a book whose columns are not named after facts" };
        var rounds = new Option<int>("--rounds") { HelpName = "count", Description = "how often everything is measured; the figures are medians", DefaultValueFactory = _ => 5 };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostRounds)
            {
                result.AddError($"`--rounds` is a number from 1 to {MostRounds}");
            }
        });
        var at = Times.At();
        var verb = new Command("bench", "how fast this workspace decides on this machine, and what takes work") { book, map, rounds, at };
        verb.SetAction((call, cancellation) => Task.Run(
            () => new Call(surroundings, call, global)
            {
                Book = call.GetValue(book),
                Map = call.GetValue(map),
                Rounds = call.GetValue(rounds),
                At = call.GetValue(at) ?? surroundings.Clock.GetUtcNow(),
            }.RunAsync(cancellation),
            cancellation));
        return verb;
    }

    private sealed record Call(Surroundings Surroundings, ParseResult Parsed, GlobalOptions Global)
    {
        public string? Book { get; init; }

        public string? Map { get; init; }

        public int Rounds { get; init; }

        public DateTimeOffset At { get; init; }

        private bool AsJson => Parsed.GetValue(Global.Json);

        public async Task<int> RunAsync(CancellationToken cancel)
        {
            if (Map is not null && Book is null or Store)
            {
                return InputFile.Complain(Surroundings, "a map reads the columns of a file", "name the file with `--book FILE`, or leave `--map` out");
            }
            if (Book == Store)
            {
                return await RunOnStoreAsync(cancel);
            }
            if (Workspaces.Find(Surroundings, Parsed, Global) is not { } folder || Workspaces.Open(Surroundings, Parsed, Global) is not { } release)
            {
                return ExitCode.Wrong;
            }
            var diagnostics = new List<Diagnostic>();
            if (ReadBook(folder, release, diagnostics) is not { } accounts)
            {
                return diagnostics.Count > 0 ? DiagnosticPrinter.Refuse(Surroundings, diagnostics, AsJson) : ExitCode.Wrong;
            }
            return await MeasureAsync(release, accounts, cancel);
        }

        private async Task<int> RunOnStoreAsync(CancellationToken cancel)
        {
            var (opened, code) = await StoreCall.OpenAsync(Surroundings, Parsed, Global, cancel);
            if (opened is null)
            {
                return code;
            }
            await using var store = opened;
            var (release, accounts) = (store.Release.Release, new List<BookAccount>());
            await foreach (var account in new StoreBook(store.Store.Book, store.Store.Decisions, release, At).ReadAsync(null, cancel))
            {
                accounts.Add(account);
                if (accounts.Count == DeciderBench.MostAccounts)
                {
                    break;
                }
            }
            return await MeasureAsync(release, accounts, cancel);
        }

        // Null after having said what is wrong, or with diagnostics.
        private IReadOnlyList<BookAccount>? ReadBook(string folder, Release release, List<Diagnostic> diagnostics)
        {
            if (Book is null)
            {
                var sample = SampleBook.Read(folder, release.Workspace.Vocabulary, diagnostics);
                return diagnostics.Exists(diagnostic => diagnostic.IsError) ? null : sample.Accounts;
            }
            SourceText? map = null;
            if (!InputFile.IsBook(Surroundings, Book) || InputFile.Find(Surroundings, Book) is not { } path || (Map is not null && (map = InputFile.Read(Surroundings, Map)) is null))
            {
                return null;
            }
            using var book = Books.Open(path, release.Workspace.Vocabulary, map, At, diagnostics);
            return book?.ReadSorted().OfType<BookAccount>().Take(DeciderBench.MostAccounts).ToList();
        }

        private async Task<int> MeasureAsync(Release release, IReadOnlyList<BookAccount> accounts, CancellationToken cancel)
        {
            if (accounts.Count == 0)
            {
                return InputFile.Complain(Surroundings, $"there is nothing to decide: {(Book is null ? "the workspace has no sample book" : $"`{Book}` has no account that can be read")}", "name a book with `--book FILE`");
            }
            var requests = ImmutableArray.CreateBuilder<DecisionRequest>(accounts.Count);
            foreach (var account in accounts)
            {
                requests.Add(await ScriptFacts.FillAsync(release.Decider, new DecisionRequest(account.Facts, At) { History = account.History }, cancel));
            }
            var bench = new DeciderBench(release, requests.MoveToImmutable(), Surroundings.Clock).Run(Rounds, cancel);
            var report = new BenchReport(Surroundings, bench, Book ?? "the sample book");
            if (AsJson)
            {
                report.WriteJson();
            }
            else
            {
                report.WriteTables();
            }
            return ExitCode.Fine;
        }
    }
}
