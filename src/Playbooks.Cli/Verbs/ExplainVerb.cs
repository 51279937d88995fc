using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Deciding;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks explain</c>: a recorded decision with the outcome of every rule.</summary>
internal static class ExplainVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var decision = new Argument<string>("decision") { Description = "the decision's id" };
        var messages = new Option<bool>("--messages") { Description = "the messages in full, not their subjects alone; JSON always has them" };
        var verb = new Command("explain", "the reasons of a recorded decision: every rule of its release, matched or with its first blocking condition") { decision, messages };
        verb.SetAction((call, cancellation) => RunAsync(surroundings, call, global, call.GetRequiredValue(decision), call.GetValue(messages), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, string decision, bool inFull, CancellationToken cancel)
    {
        var (replayed, code) = await ReplayVerb.MakeAsync(surroundings, call, global, decision, explains: true, cancel);
        if (replayed is null)
        {
            return code;
        }
        if (call.GetValue(global.Json))
        {
            JsonOutput.Write(surroundings, writer => DecisionJson.Write(writer, replayed.Decision));
        }
        else
        {
            new DecisionPrinter(surroundings, replayed.Release.Release.Workspace.Policy.Calendar.Zone).Write(replayed.Decision, inFull);
        }
        return ExitCode.Fine;
    }
}
