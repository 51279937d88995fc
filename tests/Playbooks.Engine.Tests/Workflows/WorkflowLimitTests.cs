using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Workflows;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Tests.Workflows;

/// <summary>Files that would bring the program down, each stopped with a message and its place.</summary>
public sealed class WorkflowLimitTests
{
    public static TheoryData<string, string> Attacks => new()
    {
        { Nested(10_000), "PB1015" },
        { Rule(new string('(', 100_000)), "PB2009" },
        { Rule(new string('(', 10_000) + "true" + new string(')', 5_000)), "PB2008" },
        { Rule("\\\"" + new string('x', 200_000) + "\\\" == \\\"\\\""), "PB2009" },
        { Rule(new string('9', 10_000) + " > 1"), "PB2004" },
        { Rule(string.Concat(Enumerable.Repeat("input1.Any(", 1_400))), "PB2008" },
        { """{ "WorkflowName": "W", "WorkflowsToInject": [ "W" ] }""", "PB5107" },
        { $"[{string.Join(',', Enumerable.Range(0, 500).Select(i => Injecting($"W{i}", $"W{(i + 1) % 500}")))}]", "PB5107" },
        { $"[{string.Join(',', Enumerable.Range(0, 40).Select(i => Injecting($"W{i}", $"W{i + 1}", $"W{i + 1}")))},{Named("W40")}]", "PB5105" },
        { $$"""{ "WorkflowName": "W", "Rules": [ {{string.Join(',', Enumerable.Range(0, 10_001).Select(i => $$"""{ "RuleName": "R{{i}}", "Expression": "true" }"""))}} ] }""", "PB5108" },
        { $$"""{ "WorkflowName": "W", "GlobalParams": [ {{string.Join(',', Enumerable.Range(0, 201).Select(i => $$"""{ "Name": "p{{i}}", "Expression": "1" }"""))}} ], "Rules": [ { "RuleName": "R", "Expression": "true" } ] }""", "PB5108" },
        { $"[{string.Join(',', Enumerable.Range(0, 1_001).Select(i => Named($"W{i}")))}]", "PB5108" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void AFileThatWouldHarmIsAnErrorWithItsPlace(string text, string code)
    {
        var diagnostic = WorkflowReaderTests.Check(text).First(found => found.IsError);

        Assert.Equal(code, diagnostic.Code);
        Assert.Equal("broken", diagnostic.Location.Document);
    }

    [Fact]
    public void RulesThatEvaluateOneAnotherWithoutEndAreStopped()
    {
        var result = Assert.Single(Run("""
            { "WorkflowName": "W", "Rules": [ { "RuleName": "R", "Expression": "true",
              "Actions": { "OnSuccess": { "Name": "EvaluateRule", "Context": { "workflowName": "W", "ruleName": "R" } } } } ] }
            """));

        Assert.Equal(("PB5111", "R"), (result.OutputFailure!.Code, result.OutputFailure.Location.Text));
    }

    [Fact]
    public void AValueThatDoublesWithEachParameterIsStopped()
    {
        var parameters = Enumerable.Range(1, 100).Select(i => $$"""{ "Name": "p{{i}}", "Expression": "new(p{{i - 1}} as a, p{{i - 1}} as b)" }""");
        var result = Assert.Single(Run($$"""
            { "WorkflowName": "W", "GlobalParams": [ { "Name": "p0", "Expression": "1" }, {{string.Join(',', parameters)}} ],
              "Rules": [ { "RuleName": "R", "Expression": "true", "ErrorMessage": "$(p100)", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "expression": "p100" } } } } ] }
            """));

        Assert.Equal("PB2306", result.Failure!.Code);
    }

    [Fact]
    public void StepsAreCountedOverAWholeRun()
    {
        var rules = Enumerable.Range(0, 40).Select(i => $$"""{ "RuleName": "R{{i}}", "Expression": "input1.Concat(input1).Concat(input1).Any()" }""");
        var results = Run($$"""{ "WorkflowName": "W", "Rules": [ {{string.Join(',', rules)}} ] }""", new ListValue(DataType.Long, [.. Enumerable.Range(0, 100_000).Select(i => (object?)(long)i)]));

        Assert.True(results[0].IsSuccess);
        Assert.Equal("PB5111", results[^1].Failure!.Code);
    }

    [Fact]
    public void AMessageDoesNotGrowBeyondItsLimit()
    {
        var long1000 = new string('x', 1_000);
        var result = Assert.Single(Run($$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "R", "Expression": "false", "ErrorMessage": "{{string.Concat(Enumerable.Repeat("$(input1)", 1_000))}}" } ] }""", long1000));

        Assert.True(result.Message.Length <= WorkflowLimits.MessageLength + 10_000);
    }

    private static ImmutableArray<RuleResult> Run(string text, object? input = null)
    {
        var diagnostics = new List<Diagnostic>();
        var workflows = WorkflowReader.Read(new SourceText("workflow", text), diagnostics);
        var set = WorkflowSet.Create(workflows, diagnostics);
        Assert.Empty(diagnostics);
        return new WorkflowRunner(set, WorkflowSettings.Default).Run(workflows[0], [new JsonFact("input1", input is null ? DataType.Any : DataTypes.Of(input), input)], DateTimeOffset.UnixEpoch);
    }

    private static string Rule(string expression) => $$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "R", "Expression": "{{expression}}" } ] }""";

    private static string Named(string name) => $$"""{ "WorkflowName": "{{name}}", "Rules": [ { "RuleName": "R", "Expression": "true" } ] }""";

    private static string Injecting(string name, params string[] others) =>
        $$"""{ "WorkflowName": "{{name}}", "WorkflowsToInject": [ {{string.Join(',', others.Select(other => $"\"{other}\""))}} ] }""";

    private static string Nested(int depth) => string.Create(CultureInfo.InvariantCulture,
        $$"""{ "WorkflowName": "W", "Rules": [ {{string.Concat(Enumerable.Repeat("""{ "RuleName": "R", "Operator": "And", "Rules": [ """, depth))}}""");
}
