namespace Playbooks.Cli.Tests.Verbs;

public sealed class EvalVerbTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("account.arr / 2.0", "60")]
    [InlineData("account.missing == null", "true")]
    [InlineData("tags.Count > 1 and tags.Contains('b')", "true")]
    [InlineData("price * 2", "25.00")]
    [InlineData("account.missing", "null")]
    [InlineData("now", "2026-03-02T09:00:00Z")]
    public async Task TheValueIsTheOnlyThingOnStandardOutput(string expression, string value)
    {
        using var calling = new Calling();
        calling.Write("facts.json", """{ "account": { "arr": 120 }, "tags": ["a", "b"], "price": { "$type": "decimal", "value": "12.50" } }""");

        var called = await calling.CallAsync("eval", expression, "--facts", "facts.json");

        Assert.Equal(new Called(0, value + "\n", ""), called);
    }

    [Theory]
    [InlineData(true, "a\u241B[2Jb\n")]
    [InlineData(false, "a\u001B[2Jb\n")]
    public async Task WhatWouldSteerATerminalReachesFilesAlone(bool isTerminal, string expected)
    {
        using var calling = new Calling { OnTerminal = isTerminal };
        calling.Write("facts.json", """{ "name": "a\u001b[2Jb" }""");

        Assert.Equal(expected, (await calling.CallAsync("eval", "name", "--facts", "facts.json")).Output);
    }

    [Theory]
    [InlineData("1 + 2", """{"value":3,"type":"int"}""")]
    [InlineData("12.50m", """{"value":"12.50","type":"decimal"}""")]
    [InlineData("account", """{"value":{"arr":{"value":120,"type":"long"}},"type":"object"}""")]
    [InlineData("tags", """{"value":[{"value":"a","type":"string"}],"type":"list"}""")]
    [InlineData("null", """{"value":null,"type":"null"}""")]
    public async Task JsonSaysTheType(string expression, string json)
    {
        using var calling = new Calling();
        calling.Write("facts.json", """{ "account": { "arr": 120 }, "tags": ["a"] }""");

        var called = await calling.CallAsync("eval", expression, "--facts", "facts.json", "--json");

        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.Equal(json, Compact(called.Output));
    }

    [Theory]
    [InlineData("account.none > 3", "null", "false")]
    [InlineData("not (account.none > 3)", "null", "true")]
    [InlineData("'a' + account.none", "null", "a")]
    [InlineData("account.arr == account.none", "null", "false")]
    [InlineData("account.openedAt == '2026-03-01T10:00:00Z' ? 1 : 2", "2", "1")]
    public async Task WorkflowFilesHaveRulesOfTheirOwn(string expression, string here, string there)
    {
        using var calling = new Calling();
        calling.Write("facts.json", """{ "account": { "arr": 120, "none": null, "openedAt": "2026-03-01T12:00:00+02:00" } }""");

        Assert.Equal(here + "\n", (await calling.CallAsync("eval", expression, "--facts", "facts.json")).Output);
        Assert.Equal(there + "\n", (await calling.CallAsync("eval", expression, "--facts", "facts.json", "--workflow")).Output);
    }

    [Fact]
    public async Task WholeNumbersWrapAndMembersAreThoseGivenInAWorkflowFile()
    {
        using var calling = new Calling();
        calling.Write("facts.json", """{ "account": { "arr": 120 } }""");

        Assert.Equal("-2147483648\n", (await calling.CallAsync("eval", "int.MaxValue + 1", "--workflow")).Output);
        var called = await calling.CallAsync("eval", "account.missing == null", "--facts", "facts.json", "--workflow");
        Assert.Equal(2, called.Code);
        Assert.Contains("object has no `missing`", called.Error, StringComparison.Ordinal);
        Assert.Equal("true\n", (await calling.CallAsync("eval", "account.missing == null", "--facts", "facts.json")).Output);
    }

    [Fact]
    public async Task FactsMayComeFromStandardInput()
    {
        using var calling = new Calling { Input = """{ "x": 5 }""" };

        Assert.Equal("6\n", (await calling.CallAsync("eval", "x + 1", "--facts", "-")).Output);
    }

    [Fact]
    public async Task AWrongExpressionIsSaidWithItsPlaceAndExitsWith2()
    {
        using var calling = new Calling();

        var called = await calling.CallAsync("eval", "1 +");

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains("--> expression:1:4", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithJsonAWrongExpressionIsJsonToo()
    {
        using var calling = new Calling();

        var called = await calling.CallAsync("eval", "1 +", "--json");

        Assert.Equal(2, called.Code);
        Assert.StartsWith("""{"diagnostics":[{"code":"PB""", Compact(called.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEvaluationThatFailsExitsWith1()
    {
        using var calling = new Calling();
        calling.Write("facts.json", """{ "zero": 0 }""");

        var called = await calling.CallAsync("eval", "5 % zero", "--facts", "facts.json");

        Assert.Equal((1, ""), (called.Code, called.Output));
    }

    [Theory]
    [InlineData("nowhere.json", "there is no file `nowhere.json`")]
    [InlineData("/", "`/` is a folder, not a file")]
    [InlineData(".", "`.` is a folder, not a file")]
    public async Task AFileThatIsNotThereIsAWrongCall(string file, string message)
    {
        using var calling = new Calling();

        var called = await calling.CallAsync("eval", "1", "--facts", file);

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains(message, called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATerminalGetsColourAndAPipeDoesNot()
    {
        using var piped = new Calling();
        using var terminal = new Calling { OnTerminal = true };

        Assert.DoesNotContain('\u001b', (await piped.CallAsync("eval", "1 +")).Error);
        Assert.Contains("\u001b[1;31merror", (await terminal.CallAsync("eval", "1 +")).Error, StringComparison.Ordinal);
    }

    private static string Compact(string json) => System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonDocument.Parse(json).RootElement);
}
