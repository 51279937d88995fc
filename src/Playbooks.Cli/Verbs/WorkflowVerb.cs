using System.Collections.Immutable;
using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Workflows;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks workflow</c>: runs a workflow file of Microsoft RulesEngine.</summary>
internal static class WorkflowVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var file = new Argument<string>("file") { Description = "the workflow file; others in the same `playbooks/workflows` are known to it" };
        var inputs = new Option<string[]>("--input") { HelpName = "name=file", Description = "JSON that the expressions may name; without a name it is `input1`, `input2`, …; `-` for standard input", DefaultValueFactory = _ => [] };
        var name = new Option<string?>("--name") { HelpName = "workflow", Description = "which workflow of the file; the first where absent" };
        var with = new Option<string[]>("--with") { HelpName = "file", Description = "another file whose workflows are injected or evaluated", DefaultValueFactory = _ => [] };
        var caseSensitive = new Option<bool>("--case-sensitive") { Description = "names only in their own letter case" };
        var stopEarly = new Option<bool>("--stop-early") { Description = "leave out nested rules once those before them have settled the result" };
        var at = Times.At("the time that `DateTime.Now` means, such as 2026-03-02T09:00:00Z; the clock's where absent");
        var verb = new Command("workflow", "runs a workflow file of Microsoft RulesEngine; the results are JSON") { file, inputs, name, with, caseSensitive, stopEarly, at };
        verb.SetAction(call => Run(surroundings, new Request(
            call.GetRequiredValue(file),
            [.. call.GetValue(with)!],
            [.. call.GetValue(inputs)!],
            call.GetValue(name),
            new WorkflowSettings { IsCaseSensitive = call.GetValue(caseSensitive), StopsEarly = call.GetValue(stopEarly) },
            call.GetValue(at) ?? surroundings.Clock.GetUtcNow(),
            call.GetValue(global.Json))));
        return verb;
    }

    private sealed record Request(
        string File, ImmutableArray<string> With, ImmutableArray<string> Inputs, string? Name, WorkflowSettings Settings, DateTimeOffset At, bool AsJson);

    private static int Run(Surroundings surroundings, Request request)
    {
        var diagnostics = new List<Diagnostic>();
        if (ReadWorkflows(surroundings, request, diagnostics) is not { } workflows || ReadInputs(surroundings, request.Inputs, diagnostics) is not { } inputs)
        {
            return diagnostics.Count > 0 ? DiagnosticPrinter.Refuse(surroundings, diagnostics, request.AsJson) : ExitCode.Wrong;
        }
        var set = WorkflowSet.Create(workflows, diagnostics);
        if (diagnostics.Exists(diagnostic => diagnostic.IsError))
        {
            return DiagnosticPrinter.Refuse(surroundings, diagnostics, request.AsJson);
        }
        if (Choose(surroundings, request, workflows, set) is not { } workflow)
        {
            return ExitCode.Wrong;
        }
        set.CheckExpressions(diagnostics);
        var results = new WorkflowRunner(set, request.Settings).Run(workflow, inputs, request.At);
        Diagnostic[] said = [.. diagnostics.Concat(results.SelectMany(result => result.Failures)).Distinct()];
        DiagnosticPrinter.Show(surroundings, said);
        JsonOutput.Write(surroundings, writer => ResultJson.Write(writer, results));
        return Array.Exists(said, diagnostic => diagnostic.IsError) ? ExitCode.Problems : ExitCode.Fine;
    }

    private static ImmutableArray<Workflow>? ReadWorkflows(Surroundings surroundings, Request request, List<Diagnostic> diagnostics)
    {
        var workflows = new List<Workflow>();
        foreach (var file in new[] { request.File }.Concat(request.With).Concat(Beside(surroundings, request.File)))
        {
            if (InputFile.Read(surroundings, file) is not { } source)
            {
                return null;
            }
            workflows.AddRange(WorkflowReader.Read(source, diagnostics));
        }
        return diagnostics.Exists(diagnostic => diagnostic.IsError) ? null : [.. workflows];
    }

    // The workflows of a workspace know one another.
    private static IEnumerable<string> Beside(Surroundings surroundings, string file)
    {
        var path = surroundings.PathOf(file);
        var folder = Path.GetDirectoryName(path);
        return folder is not null && folder.Replace('\\', '/').EndsWith("/playbooks/workflows", StringComparison.Ordinal) && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Where(other => other != path).Order(StringComparer.Ordinal)
            : [];
    }

    private static ImmutableArray<JsonFact>? ReadInputs(Surroundings surroundings, ImmutableArray<string> given, List<Diagnostic> diagnostics)
    {
        var inputs = ImmutableArray.CreateBuilder<JsonFact>();
        for (var i = 0; i < given.Length; i++)
        {
            var parts = given[i].Split('=', 2);
            var name = parts.Length == 2 ? parts[0] : $"input{i + 1}";
            if (inputs.Any(input => input.Name == name))
            {
                InputFile.Complain(surroundings, $"the input `{name}` is given twice");
                return null;
            }
            if (InputFile.Read(surroundings, parts[^1]) is not { } source || JsonFacts.ReadValue(name, source, diagnostics, JsonFactForm.Input) is not { } fact)
            {
                return null;
            }
            inputs.Add(fact);
        }
        return inputs.ToImmutable();
    }

    private static Workflow? Choose(Surroundings surroundings, Request request, ImmutableArray<Workflow> workflows, WorkflowSet set)
    {
        var chosen = request.Name is null ? workflows.FirstOrDefault() : set.Find(request.Name);
        if (chosen is null)
        {
            InputFile.Complain(surroundings, request.Name is null ? $"`{request.File}` has no workflow" : $"there is no workflow `{request.Name}`", ClosestName.Help(request.Name ?? "", set.Names)?.Text);
        }
        return chosen;
    }
}
