using Playbooks.Engine.Workflows;
using Playbooks.Engine.Workflows.Importing;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Tree = System.Text.Json.Nodes.JsonNode;

namespace Playbooks.Engine.Tests.Workflows;

public sealed class WorkflowImportTests
{
    [Fact]
    public void SimpleConditionsBecomeCellsAndTheRestACondition()
    {
        var rule = Rule("""input1.country == \"india\" && input1.loyalty >= 3 && input1.tier in (\"a\", \"b\") && input1.isNew && !input1.isOld && input1.x * 2 > input1.y && input1.loyalty <= 9""");

        var cells = Tree.Parse("""{"account.country":"india","account.loyalty":">= 3","account.tier":["a","b"],"account.isNew":true,"account.isOld":false}""");
        Assert.True(Tree.DeepEquals(cells, rule["when"]), rule["when"]!.ToJsonString());
        Assert.Equal("(account.x * 2 > account.y) and (account.loyalty <= 9)", (string?)rule["if"]);
    }

    [Theory]
    [InlineData("input1.a != 3", "not 3")]
    [InlineData("5 < input1.a", "> 5")]
    [InlineData("input1.a == null", "is not known")]
    [InlineData("input1.a != null", "is known")]
    [InlineData("""input1.a.StartsWith(\"EU-\")""", "starts EU-")]
    [InlineData("""input1.a.Contains(\"x|y\")""", "contains 'x|y'")]
    [InlineData("""input1.a not in (\"x\", \"is y\")""", "not x | 'is y'")]
    public void ACellSaysWhatTheConditionAsks(string expression, string cell) => Assert.Equal(cell, (string?)Rule(expression)["when"]!["account.a"]);

    [Fact]
    public void ATextThatLooksLikeATestIsALiteral() =>
        Assert.Equal("""["not so"]""", Rule("""\"not so\" == input1.a""")["when"]!["account.a"]!.ToJsonString());

    [Fact]
    public void ParametersArePutInWhereTheyAreNamed()
    {
        var imported = Import("""
            { "WorkflowName": "W", "GlobalParams": [ { "Name": "net", "Expression": "order.gross / 1.2" } ], "Rules": [
              { "RuleName": "R", "LocalParams": [ { "Name": "half", "Expression": "net * 0.5" } ], "Expression": "half > 10 && order.kind == \"a\"" } ] }
            """);

        Assert.Equal("((account.gross / 1.2) * 0.5) > 10", (string?)Rules(imported)[0]!["if"]);
    }

    [Fact]
    public void ConditionsOfRulesBeforeArePutInWhereTheirResultsAreNamed()
    {
        var imported = Import("""
            { "WorkflowName": "W", "Rules": [
              { "RuleName": "Large", "SuccessEvent": "IsLarge", "Expression": "order.total > 100 && order.paid" },
              { "RuleName": "Either", "Expression": "@Large || order.days < 2" },
              { "RuleName": "ByEvent", "Expression": "IsLarge && order.days < 2" },
              { "RuleName": "Lines", "Expression": "order.lines.Any(l => l.price > 3)" },
              { "RuleName": "ByLeft", "Expression": "@Lines && order.paid" } ] }
            """);

        Assert.Equal("((account.total > 100) and (account.paid)) || account.days < 2", (string?)Rules(imported)[1]!["if"]);
        Assert.Equal("((account.total > 100) and (account.paid))", (string?)Rules(imported)[2]!["if"]);
        Assert.Equal(3, Rules(imported).Count);
        Assert.Contains(imported.Notes, note => note.Message == "this is left out: it asks for the result of `Lines`, which is left out");
    }

    [Fact]
    public void NestedRulesAreJoinedAsTheirOperatorSays()
    {
        var imported = Import("""
            { "WorkflowName": "W", "Rules": [ { "RuleName": "R", "Operator": "And", "Rules": [
              { "RuleName": "A", "Expression": "customer.age > 18" },
              { "RuleName": "B", "Operator": "Or", "Rules": [ { "RuleName": "C", "Expression": "contact.role == \"x\"" }, { "RuleName": "D", "Expression": "customer.a == 1 && customer.b == 2" } ] } ] } ] }
            """);

        var rule = Rules(imported)[0]!;
        Assert.Equal("> 18", (string?)rule["when"]!["account.age"]);
        Assert.Equal("""(contact.role == "x") or ((account.a == 1) and (account.b == 2))""", (string?)rule["if"]);
        Assert.Equal("contact", (string?)Tree.Parse(imported.Playbook)!["for"]);
    }

    [Fact]
    public void FactsAreProposedWithTheTypesThatTheirConditionsNeed()
    {
        var imported = Import("""
            { "WorkflowName": "W", "Rules": [ { "RuleName": "R", "Expression": "a.n > 1 && b.text.Length > 2 && b.flag && b.when.Year > 2020 && b.tags.Any(it == \"x\") && a.amount * 1.5m > 3m" } ] }
            """);

        Assert.Equal(
            """{"account.aAmount":{"type":"money"},"account.aN":{"type":"number"},"account.bFlag":{"type":"boolean"},"account.bTags":{"type":"list of text"},"account.bText":{"type":"text"},"account.bWhen":{"type":"date"}}""",
            Tree.Parse(imported.Facts)!["facts"]!.ToJsonString());
    }

    [Theory]
    [InlineData("input1.lines.Any(l => l.price > 3)", "this is left out: it goes over a list of objects, and a fact is a list of values at most")]
    [InlineData("input1.lines.Any(price > 3)", "this is left out: it goes over a list whose elements have names of their own")]
    [InlineData("it.a == 1", "this is left out: `it` stands for the only input, which is written by its name here")]
    [InlineData("(input1.a & 4) == 4", "`R` is left out: `&` does not belong into an expression")]
    [InlineData("new(input1.a as b).b == 1", "this is left out: it makes objects")]
    [InlineData("Utils.Check(input1.a)", "`R` is left out: ")]
    [InlineData("input1.a >", "this is left out: a value is missing at the end")]
    public void WhatCannotBeSaidIsLeftWithTheReason(string expression, string note)
    {
        var imported = Import(File(expression));

        Assert.Equal(0, imported.Rules);
        Assert.StartsWith(note, Assert.Single(imported.Notes).Message, StringComparison.Ordinal);
        Assert.Equal("PB5113", imported.Notes[0].Code);
    }

    [Fact]
    public void WhatAPlaybookDoesNotHaveIsNamed()
    {
        var imported = Import("""
            { "WorkflowName": "W", "Rules": [
              { "RuleName": "R", "Expression": "i.a != 1", "ErrorMessage": "x", "Properties": { "p": 1 }, "Actions": {
                "OnSuccess": { "Name": "OutputExpression", "Context": { "expression": "1" } }, "OnFailure": { "Name": "OutputExpression", "Context": { "expression": "2" } } } },
              { "RuleName": "Off", "Enabled": false, "Expression": "true" } ] }
            """);

        Assert.Equal(["PB5113", "PB5113", "PB5113", "PB5113", "PB5113", "PB5114"], imported.Notes.Select(note => note.Code));
        Assert.Equal(1, imported.Rules);
    }

    [Fact]
    public void AParameterThatDoublesEndsTheImportAndNotTheProgram()
    {
        var parameters = Enumerable.Range(1, 150).Select(i => $$"""{ "Name": "p{{i}}", "Expression": "p{{i - 1}} + p{{i - 1}}" }""");
        var imported = Import($$"""{ "WorkflowName": "W", "GlobalParams": [ { "Name": "p0", "Expression": "i.a" }, {{string.Join(',', parameters)}} ], "Rules": [ { "RuleName": "R", "Expression": "p150 > 1" } ] }""");

        Assert.Equal("this is left out: with its parameters put in it is too long for an expression", Assert.Single(imported.Notes).Message);
    }

    [Fact]
    public void RulesOfOneNameAndNamesWithoutLettersGetIdsOfTheirOwn()
    {
        var imported = Import("""{ "WorkflowName": "Ünï", "Rules": [ { "RuleName": "Give 10%", "Expression": "i > 1" }, { "RuleName": "give-10", "Expression": "i > 2" }, { "RuleName": "%", "Expression": "i > 3" } ] }""");

        Assert.Equal(["give-10", "give-10-2", "rule"], Rules(imported).Select(rule => (string?)rule!["id"]));
    }

    private static Tree Rule(string expression) => Rules(Import(File(expression)))[0]!;

    private static System.Text.Json.Nodes.JsonArray Rules(ImportedPlaybook imported) => Tree.Parse(imported.Playbook)!["rules"]!.AsArray();

    private static string File(string expression) => $$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "R", "Expression": "{{expression}}" } ] }""";

    private static ImportedPlaybook Import(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var workflows = WorkflowReader.Read(new SourceText("workflow", text), diagnostics);
        var set = WorkflowSet.Create(workflows, diagnostics);
        Assert.Empty(diagnostics);
        return WorkflowImport.Run(set, workflows[0]);
    }
}
