using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Decisions;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks recommend</c>: one decision, on facts that come with the call or about an account of the store.</summary>
internal static class RecommendVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var facts = new Option<string?>("--facts") { HelpName = "file", Description = "JSON with the facts; `-` for standard input. Nothing is recorded" };
        var account = new Option<string?>("--account") { HelpName = "id", Description = "an account of the store, by its live release; the decision is recorded there" };
        var contact = new Option<string?>("--contact") { HelpName = "id", Description = "leaves out what is for other contacts of the account" };
        var happened = new Option<string?>("--event") { HelpName = "id", Description = "what set it off; else the account's latest event that is open" };
        var at = Times.At();
        var explain = new Option<bool>("--explain") { Description = "every rule: matched, or its first blocking condition" };
        var messages = new Option<bool>("--messages") { Description = "the messages in full, not their subjects alone; JSON always has them" };
        var verb = new Command("recommend", "one decision: the ranked actions for an account, with messages and reasons") { facts, account, contact, happened, at, explain, messages };
        verb.SetAction((call, cancellation) => new Call(surroundings, call, global)
        {
            Facts = call.GetValue(facts),
            Account = call.GetValue(account),
            Contact = call.GetValue(contact),
            Event = call.GetValue(happened),
            At = call.GetValue(at),
            Explains = call.GetValue(explain),
            InFull = call.GetValue(messages),
        }.RunAsync(cancellation));
        return verb;
    }

    private sealed record Call(Surroundings Surroundings, ParseResult Parsed, GlobalOptions Global)
    {
        public string? Facts { get; init; }

        public string? Account { get; init; }

        public string? Contact { get; init; }

        public string? Event { get; init; }

        public DateTimeOffset? At { get; init; }

        public bool Explains { get; init; }

        public bool InFull { get; init; }

        private bool AsJson => Parsed.GetValue(Global.Json);

        public async Task<int> RunAsync(CancellationToken cancel) => (Facts, Account) switch
        {
            (not null, not null) => InputFile.Complain(Surroundings, "`--facts` and `--account` exclude one another", "give the facts, or name an account of the store"),
            (null, null) => InputFile.Complain(Surroundings, "about whom? neither `--facts` nor `--account` is given", "give the facts with `--facts FILE`, or name an account of the store with `--account ID`"),
            (not null, null) when (Contact ?? Event) is not null => InputFile.Complain(Surroundings, "`--contact` and `--event` name records of the store's accounts", "give `--account`, or put them into the facts"),
            (not null, null) => await RunOnFactsAsync(Facts, cancel),
            _ => await RunOnStoreAsync(Account!, cancel),
        };

        private async Task<int> RunOnFactsAsync(string file, CancellationToken cancel)
        {
            if (Workspaces.Open(Surroundings, Parsed, Global) is not { } release || InputFile.Read(Surroundings, file) is not { } source)
            {
                return ExitCode.Wrong;
            }
            var diagnostics = new List<Diagnostic>();
            if (FactsJson.Read(source, release.Workspace.Vocabulary, diagnostics) is not { } given)
            {
                return DiagnosticPrinter.Refuse(Surroundings, diagnostics, AsJson);
            }
            DiagnosticPrinter.Show(Surroundings, diagnostics);
            var at = At ?? Surroundings.Clock.GetUtcNow();
            var request = new DecisionRequest(given.Facts, at) { History = given.History, ExplainsAllRules = Explains };
            return Show(release, release.Decider.Decide(await ScriptFacts.FillAsync(release.Decider, request, cancel)));
        }

        private async Task<int> RunOnStoreAsync(string account, CancellationToken cancel)
        {
            var (opened, code) = await StoreCall.OpenAsync(Surroundings, Parsed, Global, cancel);
            if (opened is null)
            {
                return code;
            }
            await using var store = opened;
            var recommender = new Recommender(store.Live, store.Store.Book, store.Store.Decisions, Surroundings.Clock);
            var question = new AccountQuestion(account) { Contact = Contact, Event = Event, At = At, Explains = Explains };
            if (await recommender.RecommendAsync(question, cancel) is var result && result is not RecommendedForAccount)
            {
                return StoreCall.Refuse(Surroundings, result);
            }
            var recommended = (RecommendedForAccount)result;
            DiagnosticPrinter.Show(Surroundings, recommended.Notes);
            return Show(recommended.Release.Release, recommended.Decision);
        }

        private int Show(Release release, Decision decision)
        {
            if (AsJson)
            {
                JsonOutput.Write(Surroundings, writer => DecisionJson.Write(writer, decision));
            }
            else
            {
                new DecisionPrinter(Surroundings, release.Workspace.Policy.Calendar.Zone).Write(decision, InFull);
            }
            return ExitCode.Fine;
        }
    }
}
