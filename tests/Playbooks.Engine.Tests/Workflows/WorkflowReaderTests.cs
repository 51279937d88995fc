using Playbooks.Engine.Workflows;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Tests.Workflows;

public sealed class WorkflowReaderTests
{
    [Fact]
    public void MistakesAreAsTheCaseFileSays() => CaseFile.Run("Workflows/broken.cases", input => Describe(Check(input)));

    [Fact]
    public void WhatRulesEngineReadsOverIsAWarning() =>
        Assert.All(Check("""{ "WorkflowName": "W", "Colour": 1, "Rules": [ { "RuleName": "R", "Expression": "true", "Size": 2 } ] }"""), diagnostic => Assert.Equal(("PB5101", Severity.Warning), (diagnostic.Code, diagnostic.Severity)));

    [Fact]
    public void AnUnknownKeySuggestsTheClosestOne() =>
        Assert.Equal("did you mean `Expression`?", Assert.Single(Check("""{ "WorkflowName": "W", "Rules": [ { "RuleName": "R", "Expresion": "true", "Expression": "true" } ] }""")).Help);

    [Fact]
    public void CommentsAndCommasAreTakenAsRulesEngineTakesThem()
    {
        var diagnostics = Check("""[ { "WorkflowName": "W", /* why */ "Rules": [ { "RuleName": "R", "Expression": "true" }, ] } ]""");

        Assert.All(diagnostics, diagnostic => Assert.Equal(Severity.Warning, diagnostic.Severity));
    }

    [Fact]
    public void APlaceInAnExpressionIsThePlaceInTheFile()
    {
        var diagnostic = Assert.Single(Check("{ \"WorkflowName\": \"W\", \"Rules\": [\n  { \"RuleName\": \"R\", \"Expression\": \"input1.name == \\\"a\\\" && Foo.Bar()\" } ] }"));

        Assert.Equal("broken:2:61", diagnostic.Location.ToString());
        Assert.Equal("Rules[0].Expression", diagnostic.Location.Path);
    }

    internal static List<Diagnostic> Check(string text)
    {
        var diagnostics = new List<Diagnostic>();
        WorkflowSet.Create(WorkflowReader.Read(new SourceText("broken", text), diagnostics), diagnostics).CheckExpressions(diagnostics);
        return diagnostics;
    }

    private static string Describe(List<Diagnostic> diagnostics) =>
        diagnostics.Count == 0 ? "fine" : string.Join(" | ", diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message} @ {diagnostic.Location.Text}")).TrimEnd();
}
