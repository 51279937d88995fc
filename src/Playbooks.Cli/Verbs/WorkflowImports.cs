using System.CommandLine;
using System.Text.Json;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Workflows;
using Playbooks.Engine.Workflows.Importing;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks import workflow</c>: a workflow file of RulesEngine into a playbook.</summary>
internal sealed class WorkflowImports(Surroundings surroundings, GlobalOptions global)
{
    /// <summary>What it is called beside the kinds of records.</summary>
    public const string Kind = "workflow";

    private readonly Option<string?> _out = new("--out") { HelpName = "file", Description = "of a workflow: where the playbook is written; standard output where absent" };
    private readonly Option<string?> _facts = new("--facts") { HelpName = "file", Description = "of a workflow: where a vocabulary of the facts that it needs is written" };
    private readonly Option<string?> _actions = new("--actions") { HelpName = "file", Description = "of a workflow: where a catalogue of the actions that it names is written" };
    private readonly Option<string?> _name = new("--name") { HelpName = "workflow", Description = "which workflow of the file; the first where absent" };

    /// <summary>Gives the verb the options of this kind.</summary>
    public void AddOptions(Command verb)
    {
        foreach (var option in new Option[] { _out, _facts, _actions, _name })
        {
            verb.Options.Add(option);
        }
    }

    /// <summary>Makes the playbook. The exit code.</summary>
    public int Run(ParseResult call, string file)
    {
        var diagnostics = new List<Diagnostic>();
        if (InputFile.Read(surroundings, file) is not { } source)
        {
            return ExitCode.Wrong;
        }
        var workflows = WorkflowReader.Read(source, diagnostics);
        var set = WorkflowSet.Create(workflows, diagnostics);
        var asJson = call.GetValue(global.Json);
        if (diagnostics.Exists(diagnostic => diagnostic.IsError))
        {
            return DiagnosticPrinter.Refuse(surroundings, diagnostics, asJson);
        }
        var name = call.GetValue(_name);
        if ((name is null ? workflows.FirstOrDefault() : set.Find(name)) is not { } workflow)
        {
            return InputFile.Complain(surroundings, name is null ? $"`{file}` has no workflow" : $"there is no workflow `{name}`");
        }
        var imported = WorkflowImport.Run(set, workflow);
        Save(call.GetValue(_facts), imported.Facts);
        Save(call.GetValue(_actions), imported.Actions);
        Save(call.GetValue(_out), imported.Playbook);
        Show(call, imported, [.. diagnostics, .. imported.Notes], asJson);
        return imported.Rules == 0 ? ExitCode.Problems : ExitCode.Fine;
    }

    private void Save(string? path, string text)
    {
        if (path is not null)
        {
            File.WriteAllText(surroundings.PathOf(path), text);
        }
    }

    private void Show(ParseResult call, ImportedPlaybook imported, IReadOnlyCollection<Diagnostic> notes, bool asJson)
    {
        DiagnosticPrinter.Show(surroundings, notes);
        if (asJson)
        {
            JsonOutput.Write(surroundings, writer => WriteJson(writer, imported, notes));
            return;
        }
        if (call.GetValue(_out) is null)
        {
            surroundings.Output.Write(imported.Playbook);
        }
        surroundings.Error.WriteLine($"{DiagnosticPrinter.Count(imported.Rules, "rule")} in the playbook");
    }

    private static void WriteJson(Utf8JsonWriter writer, ImportedPlaybook imported, IReadOnlyCollection<Diagnostic> notes)
    {
        writer.WriteStartObject();
        foreach (var (key, document) in new[] { ("playbook", imported.Playbook), ("facts", imported.Facts), ("actions", imported.Actions) })
        {
            using var parsed = JsonDocument.Parse(document);
            writer.WritePropertyName(key);
            parsed.RootElement.WriteTo(writer);
        }
        writer.WriteNumber("rules", imported.Rules);
        writer.WritePropertyName("diagnostics");
        DiagnosticJson.WriteAll(writer, notes);
        writer.WriteEndObject();
    }
}
