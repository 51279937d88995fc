using Playbooks.Engine.Reading;
using Playbooks.Engine.Workflows;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;
using Playbooks.Testing;
using Tree = System.Text.Json.Nodes.JsonNode;
using TreeObject = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Tests.Workflows;

/// <summary>
/// Workflow files as teams have them, with inputs and the results that RulesEngine gives: whole trees (<c>expect</c>), or
/// which rules succeed (<c>succeed</c>) and what is said of those that do not (<c>fail</c>).
/// </summary>
public sealed class WorkflowCorpusTests
{
    private const string Folder = "tests/Playbooks.Engine.Tests/Workflows/corpus";

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.PathOf(Folder), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void ResultsAreThoseOfRulesEngine(string file)
    {
        var (results, scenario) = Run(file);
        if (scenario["expect"] is { } expected)
        {
            Assert.Equal(expected.ToJsonString(), Tree.Parse(Json(results))!.ToJsonString());
            return;
        }
        var actual = results.Select(result => result.IsSuccess ? result.Rule.Name : $"{result.Rule.Name}: {result.Message}");
        var wanted = scenario["succeed"]!.AsArray().Select(name => (string)name!).Concat((scenario["fail"]?.AsObject() ?? []).Select(rule => $"{rule.Key}: {rule.Value}"));
        Assert.Equal(wanted.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    private static (IReadOnlyList<RuleResult> Results, TreeObject Scenario) Run(string file)
    {
        var text = File.ReadAllText(Repository.PathOf($"{Folder}/{file}"));
        var scenario = Tree.Parse(text)!.AsObject();
        var diagnostics = new List<Diagnostic>();
        var root = (JsonObject)JsonReader.Read(new SourceText(file, text), diagnostics).Root!;
        var workflows = WorkflowReader.Read(root.Find("workflows")!, diagnostics);
        var inputs = JsonFacts.Read(new SourceText("inputs", scenario["inputs"]!.ToJsonString()), diagnostics, JsonFactForm.Input)!.Value;
        var set = WorkflowSet.Create(workflows, diagnostics);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.IsError);
        var settings = new WorkflowSettings { StopsEarly = (bool?)scenario["settings"]?["stopEarly"] ?? false, IsCaseSensitive = (bool?)scenario["settings"]?["caseSensitive"] ?? false };
        return (new WorkflowRunner(set, settings).Run(workflows[0], inputs, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)), scenario);
    }

    private static string Json(IEnumerable<RuleResult> results)
    {
        using var buffer = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            ResultJson.Write(writer, results);
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
