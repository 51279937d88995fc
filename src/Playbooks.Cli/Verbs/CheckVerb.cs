using System.CommandLine;
using System.Text.Json;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks check</c>: all diagnostics of a workspace.</summary>
internal static class CheckVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var verb = new Command("check", "all mistakes of the workspace at once: syntax, types, unknown names, templates against facts");
        verb.SetAction(call => Run(surroundings, call, global));
        return verb;
    }

    private static int Run(Surroundings surroundings, ParseResult call, GlobalOptions global)
    {
        if (Workspaces.Find(surroundings, call, global) is not { } folder)
        {
            return ExitCode.Wrong;
        }
        var check = WorkspaceChecker.CheckFolder(folder);
        if (call.GetValue(global.Json))
        {
            JsonOutput.Write(surroundings, writer => Write(writer, check));
        }
        else
        {
            DiagnosticPrinter.Show(surroundings, check.Diagnostics);
            if (check.Workspace is not null)
            {
                surroundings.Error.WriteLine($"{surroundings.ErrorColour.Green("clean")}: {string.Join(", ", Counts(check).Select(count => DiagnosticPrinter.Count(count.Number, count.Noun)))}");
            }
        }
        return check.Workspace is null ? ExitCode.Problems : ExitCode.Fine;
    }

    private static void Write(Utf8JsonWriter writer, WorkspaceCheck check)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("diagnostics");
        DiagnosticJson.WriteAll(writer, check.Diagnostics);
        foreach (var (number, noun) in Counts(check))
        {
            writer.WriteNumber($"{noun}s", number);
        }
        writer.WriteString("release", check.Workspace is null ? null : Release.Create(check.Workspace).Hash);
        writer.WriteEndObject();
    }

    private static IEnumerable<(int Number, string Noun)> Counts(WorkspaceCheck check) =>
    [
        (check.Counts.Rules, "rule"),
        (check.Counts.Playbooks, "playbook"),
        (check.Counts.Facts, "fact"),
        (check.Counts.Actions, "action"),
        (check.Counts.Templates, "template"),
        (check.Counts.Examples, "example"),
    ];
}
