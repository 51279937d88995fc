using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks explain</c>: a recorded decision with the outcome of every rule, or of one.</summary>
internal static class ExplainVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var decision = new Argument<string>("decision") { Description = "the decision's id" };
        var rule = new Option<string?>("--rule") { HelpName = "id", Description = "why this one rule matched or not, such as `high-risk/leaders-call`, and no other" };
        var messages = new Option<bool>("--messages") { Description = "the messages in full, not their subjects alone; JSON always has them" };
        var verb = new Command("explain", "the reasons of a recorded decision: every rule of its release, matched or with its first blocking condition") { decision, rule, messages };
        verb.SetAction((call, cancellation) => RunAsync(surroundings, call, global, call.GetRequiredValue(decision), call.GetValue(rule), call.GetValue(messages), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, string decision, string? rule, bool inFull, CancellationToken cancel)
    {
        var (replayed, code) = await ReplayVerb.MakeAsync(surroundings, call, global, replay => replay.ExplainAsync(decision, rule, cancel), cancel);
        if (replayed is null)
        {
            return code;
        }
        if (rule is not null && replayed.Decision.Rules.IsEmpty)
        {
            var known = replayed.Release.Release.Workspace.Playbooks.SelectMany(playbook => playbook.Rules).Select(other => other.Id);
            return InputFile.Complain(surroundings, $"the decision's release has no rule `{rule}`", ClosestName.Help(rule, known)?.Text ?? "a rule is named with its playbook: `high-risk/leaders-call`");
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
