using System.CommandLine;
using System.Globalization;
using Playbooks.Cli.Terminal;
using Playbooks.Retention.Decisions;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks replay</c>: a recorded decision made again and compared byte for byte.</summary>
internal static class ReplayVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var decision = new Argument<string>("decision") { Description = "the decision's id" };
        var verb = new Command("replay", "makes a recorded decision again, from its record and its release alone, and compares it byte for byte") { decision };
        verb.SetAction((call, cancellation) => RunAsync(surroundings, call, global, call.GetRequiredValue(decision), cancellation));
        return verb;
    }

    /// <summary>Makes a decision again; the exit code after having said why it cannot be.</summary>
    public static async Task<(Replayed? Replayed, int Code)> MakeAsync(
        Surroundings surroundings, ParseResult call, GlobalOptions global, Func<Replay, Task<Replaying>> make, CancellationToken cancel)
    {
        await using var opened = await OpenedStore.OpenAsync(surroundings, call, global, begins: false, cancel);
        if (opened.Store is not { } store)
        {
            return (null, opened.Code);
        }
        var shelf = new ReleaseShelf(new StoreRelease(store.Releases), store.Releases);
        var result = await make(new Replay(shelf, store.Decisions));
        return result is Replayed replayed ? (replayed, ExitCode.Fine) : (null, Refuse(surroundings, result));
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, string decision, CancellationToken cancel)
    {
        var (replayed, code) = await MakeAsync(surroundings, call, global, replay => replay.RunAsync(decision, explains: false, cancel), cancel);
        if (replayed is null)
        {
            return code;
        }
        if (call.GetValue(global.Json))
        {
            JsonOutput.Write(surroundings, writer => ReplayJson.Write(writer, replayed));
        }
        else if (replayed.Difference is not { } difference)
        {
            surroundings.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the same {replayed.Result.Length} bytes, by release {replayed.Release.Number}"));
        }
        else
        {
            surroundings.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"different from byte {difference.Byte} on, at {(difference.Path.Length > 0 ? difference.Path : "the beginning")}"));
            surroundings.Output.WriteLine($"  recorded: {difference.Recorded}");
            surroundings.Output.WriteLine($"  made now: {difference.Made}");
        }
        return replayed.Difference is null ? ExitCode.Fine : ExitCode.Problems;
    }

    private static int Refuse(Surroundings surroundings, Replaying refusal)
    {
        switch (refusal)
        {
            case Erased erased:
                InputFile.Complain(surroundings, $"the personal data of decision `{erased.Record.Id}` was erased on {erased.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, so it cannot be made again");
                return ExitCode.Problems;
            case NotReplayable not:
                DiagnosticPrinter.Show(surroundings, not.Diagnostics);
                InputFile.Complain(surroundings, $"decision `{not.Record.Id}` cannot be made again: {not.Why}");
                return ExitCode.Problems;
            default:
                return InputFile.Complain(surroundings, $"the store has no decision `{(refusal as NoSuchDecision)?.Id}`");
        }
    }
}
