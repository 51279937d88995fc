using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks recommend</c>: one decision, on facts that come with the call.</summary>
internal static class RecommendVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var facts = new Option<string>("--facts") { HelpName = "file", Description = "JSON with the facts; `-` for standard input", Required = true };
        var at = Times.At();
        var explain = new Option<bool>("--explain") { Description = "every rule: matched, or its first blocking condition" };
        var messages = new Option<bool>("--messages") { Description = "the messages in full, not their subjects alone; JSON always has them" };
        var verb = new Command("recommend", "one decision: the ranked actions for an account, with messages and reasons") { facts, at, explain, messages };
        verb.SetAction(call => Run(
            surroundings, call, global, call.GetRequiredValue(facts), call.GetValue(at) ?? surroundings.Clock.GetUtcNow(), call.GetValue(explain), call.GetValue(messages)));
        return verb;
    }

    private static int Run(Surroundings surroundings, ParseResult call, GlobalOptions global, string file, DateTimeOffset at, bool explains, bool inFull)
    {
        if (Workspaces.Open(surroundings, call, global) is not { } release || InputFile.Read(surroundings, file) is not { } source)
        {
            return ExitCode.Wrong;
        }
        var diagnostics = new List<Diagnostic>();
        var asJson = call.GetValue(global.Json);
        if (FactsJson.Read(source, release.Workspace.Vocabulary, diagnostics) is not { } given)
        {
            return DiagnosticPrinter.Refuse(surroundings, diagnostics, asJson);
        }
        DiagnosticPrinter.Show(surroundings, diagnostics);
        var decision = release.Decider.Decide(new DecisionRequest(given.Facts, at) { History = given.History, ExplainsAllRules = explains });
        if (asJson)
        {
            JsonOutput.Write(surroundings, writer => DecisionJson.Write(writer, decision));
        }
        else
        {
            new DecisionPrinter(surroundings, release.Workspace.Policy.Calendar.Zone).Write(decision, inFull);
        }
        return ExitCode.Fine;
    }
}
