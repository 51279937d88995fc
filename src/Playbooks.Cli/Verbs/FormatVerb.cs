using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks fmt</c>: the documents of a workspace in canonical layout.</summary>
internal static class FormatVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var onlyCheck = new Option<bool>("--check") { Description = "change nothing; say which documents would change" };
        var verb = new Command("fmt", "lays the documents of the workspace out canonically") { onlyCheck };
        verb.SetAction(call => Run(surroundings, call, global, call.GetValue(onlyCheck)));
        return verb;
    }

    private static int Run(Surroundings surroundings, ParseResult call, GlobalOptions global, bool onlyChecks)
    {
        if (Workspaces.Find(surroundings, call, global) is not { } folder)
        {
            return ExitCode.Wrong;
        }
        var diagnostics = new List<Diagnostic>();
        var documents = WorkspaceFolder.Load(folder, diagnostics);
        var formatted = WorkspaceFormat.FormatAll(documents, diagnostics);
        string[] changed = [.. formatted.Texts.Where(document => documents.Texts[document.Key] != document.Value).Select(document => document.Key)];
        if (!onlyChecks)
        {
            foreach (var path in changed)
            {
                Save(Path.Combine(folder, path), formatted.Texts[path]);
            }
        }
        DiagnosticPrinter.Show(surroundings, diagnostics);
        Report(surroundings, changed, call.GetValue(global.Json));
        return diagnostics.Exists(diagnostic => diagnostic.IsError) || (onlyChecks && changed.Length > 0) ? ExitCode.Problems : ExitCode.Fine;
    }

    // Beside the document and then in its place: whoever looks at the folder meanwhile sees the old one or the new one.
    private static void Save(string path, string text)
    {
        var beside = path + ".saving";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
    }

    private static void Report(Surroundings surroundings, string[] changed, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.WriteTexts(surroundings, "changed", changed);
            return;
        }
        foreach (var path in changed)
        {
            surroundings.Output.WriteLine(path);
        }
    }
}
