using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Retention.Decisions;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks erase</c>: takes an account's personal data out of the store, for good.</summary>
internal static class EraseVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var account = new Argument<string>("account") { Description = "the account's id" };
        var verb = new Command("erase", "takes an account's personal data out of its records and of the decisions about it, for good; they stay countable") { account };
        verb.SetAction((call, cancellation) => RunAsync(surroundings, call, global, call.GetRequiredValue(account), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, string account, CancellationToken cancel)
    {
        var (opened, code) = await StoreCall.OpenAsync(surroundings, call, global, cancel);
        if (opened is null)
        {
            return code;
        }
        await using var store = opened;
        var vocabulary = store.Release.Release.Workspace.Vocabulary;
        if (await new Erasure(store.Store.Book, store.Store.Decisions, surroundings.Clock).RunAsync(account, vocabulary, OpenedStore.Actor, cancel) is not { } erased)
        {
            return InputFile.Complain(surroundings, $"the store has no account `{account}`, and no decision about it");
        }
        if (call.GetValue(global.Json))
        {
            JsonOutput.Write(surroundings, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("account", account);
                writer.WriteNumber("records", erased.Records);
                writer.WriteNumber("decisions", erased.Decisions);
                writer.WriteEndObject();
            });
            return ExitCode.Fine;
        }
        surroundings.Output.WriteLine($"erased in {DiagnosticPrinter.Count(erased.Records, "record")} and {DiagnosticPrinter.Count(erased.Decisions, "decision")}");
        return ExitCode.Fine;
    }
}
