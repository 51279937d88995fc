using System.CommandLine;
using System.Text.Json;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Proving;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks test</c>: runs the examples of a workspace.</summary>
internal static class TestVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var verb = new Command("test", "runs the examples: given these facts, expect these actions");
        verb.SetAction(call => Run(surroundings, call, global));
        return verb;
    }

    private static int Run(Surroundings surroundings, ParseResult call, GlobalOptions global)
    {
        if (Workspaces.Find(surroundings, call, global) is null)
        {
            return ExitCode.Wrong;
        }
        if (Workspaces.Open(surroundings, call, global) is not { } release)
        {
            return ExitCode.Problems;
        }
        var run = Examples.Run(release);
        if (call.GetValue(global.Json))
        {
            JsonOutput.Write(surroundings, writer => Write(writer, run));
        }
        else
        {
            Show(surroundings, run);
        }
        return run.IsPassed ? ExitCode.Fine : ExitCode.Problems;
    }

    private static void Show(Surroundings surroundings, ExampleRun run)
    {
        var colour = surroundings.OutputColour;
        // What failed comes last, where it is seen without scrolling.
        foreach (var result in run.Results.OrderByDescending(result => result.IsPassed))
        {
            var verdict = result.IsPassed ? colour.Green("passed") : colour.Red("failed");
            surroundings.Output.WriteLine($"{verdict}  {result.Example.Name}  {colour.Dim(result.Example.Location.ToString())}");
            foreach (var difference in result.Differences)
            {
                surroundings.Output.WriteLine($"          {Paint(difference, colour)}");
            }
        }
        DiagnosticPrinter.Show(surroundings, run.Diagnostics);
        var passed = run.Results.Count(result => result.IsPassed);
        surroundings.Error.WriteLine($"{DiagnosticPrinter.Count(passed, "example")} passed, {run.Results.Length - passed} failed");
    }

    private static string Paint(string difference, Colour colour) => difference switch
    {
        ['+', ..] => colour.Green(difference),
        ['-', ..] => colour.Red(difference),
        _ => difference,
    };

    private static void Write(Utf8JsonWriter writer, ExampleRun run)
    {
        writer.WriteStartObject();
        writer.WriteNumber("passed", run.Results.Count(result => result.IsPassed));
        writer.WriteNumber("failed", run.Results.Count(result => !result.IsPassed));
        writer.WriteStartArray("examples");
        foreach (var result in run.Results)
        {
            writer.WriteStartObject();
            writer.WriteString("example", result.Example.Name);
            writer.WriteString("document", result.Example.Location.Document);
            writer.WriteNumber("line", result.Example.Location.Position.Line);
            writer.WriteBoolean("passed", result.IsPassed);
            writer.WriteStartArray("differences");
            foreach (var difference in result.Differences)
            {
                writer.WriteStringValue(difference);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WritePropertyName("diagnostics");
        DiagnosticJson.WriteAll(writer, run.Diagnostics);
        writer.WriteEndObject();
    }
}
