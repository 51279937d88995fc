using System.Collections.Immutable;
using Playbooks.Engine.Workflows;
using Playbooks.Engine.Workflows.Importing;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;
using Playbooks.Testing;
using Playbooks.Testing.Fuzzing;
using Tree = System.Text.Json.Nodes.JsonNode;

namespace Playbooks.Engine.Tests.Fuzzing;

/// <summary>Whatever comes as a workflow file: mistakes with their places, and results of what is left; never a crash, never an endless run.</summary>
public sealed class WorkflowFuzzTests
{
    private static readonly Tree[] s_corpus =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests/Playbooks.Engine.Tests/Workflows/corpus"), "*.json").Order(StringComparer.Ordinal).Select(path => Tree.Parse(File.ReadAllText(path))!),
    ];

    private static readonly string[] s_seeds = [.. s_corpus.Select(scenario => scenario["workflows"]!.ToJsonString())];

    private static readonly ImmutableArray<JsonFact>[] s_inputs = [.. s_corpus.Select(scenario => JsonFacts.Read(new SourceText("inputs", scenario["inputs"]!.ToJsonString()), [], JsonFactForm.Input)!.Value)];

    private static readonly RandomJson s_made = new(s_seeds);

    private static readonly string[] s_words =
        [.. s_made.Pieces, "$(", ")", "(", ".", "input1", "it", " && ", " or ", "new(", " as x", "=>", "\\\"", "null", "np(", "Any(", "Select(it", "Convert.ToInt32(", "DateTime.Now", "$", "^.", "~", " & ", " << ", "int?(", "@", "Cast('int')"];

    [Fact]
    public void DamagedFilesAreDiagnosedAndRunSafely() => FuzzRun.Try(4, new Mutation(s_seeds, s_words).Make, Attempt);

    [Fact]
    public void MadeUpFilesAreDiagnosedAndRunSafely() => FuzzRun.Try(4, s_made.Make, Attempt);

    private static void Attempt(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var workflows = WorkflowReader.Read(new SourceText("workflow.json", text), diagnostics);
        var set = WorkflowSet.Create(workflows, diagnostics);
        set.CheckExpressions(diagnostics);
        Located.AssertAll(diagnostics);
        foreach (var workflow in workflows)
        {
            // Any inputs will do, if the same text always gets the same.
            var results = new WorkflowRunner(set, WorkflowSettings.Default).Run(workflow, s_inputs[text.Length % s_inputs.Length], DateTimeOffset.UnixEpoch);
            Located.AssertAll(results.SelectMany(result => result.Failures));
            var imported = WorkflowImport.Run(set, workflow);
            Located.AssertAll(imported.Notes);
            Assert.NotNull(Tree.Parse(imported.Playbook));
        }
    }
}
