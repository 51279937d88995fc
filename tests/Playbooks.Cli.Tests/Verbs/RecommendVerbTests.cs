using System.Text.Json;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class RecommendVerbTests
{
    private const string Facts = """
        { "account": { "id": "A-1", "name": "Birch", "valueScore": 72 },
          "contacts": [ { "id": "C-1", "name": "Ada", "role": "DecisionMaker", "attitude": 3, "behaviour": 4 }, { "id": "C-2", "role": "EndUser" } ] }
        """;

    [Fact]
    public async Task PeopleReadTheMessagesInFullWhenTheyAskForThem()
    {
        using var calling = new Calling();
        calling.Write("facts.json", Facts);

        var subjects = await calling.CallInWorkspaceAsync("recommend", "--facts", "facts.json");
        var inFull = await calling.CallInWorkspaceAsync("recommend", "--facts", "facts.json", "--messages");

        Assert.DoesNotContain("Call Ada at Birch.", subjects.Output, StringComparison.Ordinal);
        Assert.Contains("      | Call Ada at Birch.", inFull.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWouldSteerATerminalIsShownAndDoesNothing()
    {
        using var calling = new Calling();
        calling.Write("facts.json", Facts.Replace("Birch", "Bi\\u001brch", StringComparison.Ordinal).Replace("C-1", "C-\\u00071", StringComparison.Ordinal));

        var called = await calling.CallInWorkspaceAsync("recommend", "--facts", "facts.json", "--messages", "--explain");

        Assert.Contains("      | Call Ada at Bi␛rch.", called.Output, StringComparison.Ordinal);
        Assert.Contains("  contact C-␇1\n", called.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(called.Output, letter => char.IsControl(letter) && letter != '\n');
    }

    [Fact]
    public async Task PeopleReadTimesOnTheClocksOfTheCalendarAndNumbersWithoutTheirTail()
    {
        using var calling = new Calling();
        calling.Write("facts.json", """{ "account": { "id": "A", "arr": 1000, "usage": 61, "openTickets": 1 }, "contact": { "id": "C", "role": "EndUser", "attitude": 4, "behaviour": 9 } }""");

        var called = await calling.CallAsync("recommend", "--facts", "facts.json", "--workspace", Repository.Root);

        Assert.Contains("due 2026-03-09 10:00 +01:00", called.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\.\d{3}", called.Output);
    }

    [Fact]
    public async Task TheRecommendationIsShapedAsPromised()
    {
        using var calling = new Calling();
        calling.Write("facts.json", Facts);

        var called = await calling.CallInWorkspaceAsync("recommend", "--facts", "facts.json", "--json");

        Assert.Equal((0, ""), (called.Code, called.Error));
        var json = JsonDocument.Parse(called.Output).RootElement;
        Assert.Equal(["decision", "release", "at", "account", "facts", "contacts", "actions", "notChosen", "missing"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("2026-03-02T09:00:00Z", json.GetProperty("at").GetString());
        var action = json.GetProperty("actions")[0];
        Assert.Equal("personal-recovery", action.GetProperty("action").GetString());
        Assert.Equal("2026-03-03T09:00:00Z", action.GetProperty("dueAt").GetString());
        Assert.Contains("Call Ada at Birch.", action.GetProperty("messages").GetProperty("call").GetProperty("body").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameCallGivesTheSameBytesAndNamesEveryRule()
    {
        using var calling = new Calling();
        calling.Write("facts.json", Facts);
        string[] call = ["recommend", "--facts", "facts.json", "--explain", "--at", "2026-05-01T00:00:00Z", "--json"];

        var first = await calling.CallInWorkspaceAsync(call);
        var second = await calling.CallInWorkspaceAsync(call);

        Assert.Equal(first, second);
        Assert.Equal(
            ["loyalty/half-hearted", "loyalty/leader-at-risk", "loyalty/loyal", "loyalty/unknown", "loyalty/user-at-risk"],
            JsonDocument.Parse(first.Output).RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("rule").GetString()!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task PeopleGetItInWords()
    {
        using var calling = new Calling { Input = Facts };

        var called = await calling.CallInWorkspaceAsync("recommend", "--facts", "-");

        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.Contains("1. Personal recovery  personal-recovery, urgent\n   for C-1, by AccountExecutive, due 2026-03-03 09:00 +00:00\n   because Ada is high risk", called.Output, StringComparison.Ordinal);
        Assert.Contains("find out: How do you feel about working with us, from 0 to 10?", called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongFactsAreSaidWithTheirPlace()
    {
        using var calling = new Calling();
        calling.Write("facts.json", "{\n  \"account\": { \"valueScor\": 5 }\n}");

        var called = await calling.CallInWorkspaceAsync("recommend", "--facts", "facts.json");

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains("--> facts.json:2:17", called.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean `valueScore`?", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABrokenWorkspaceRecommendsNothing()
    {
        using var calling = new Calling();
        calling.Write("facts.json", Facts);
        await calling.CallInWorkspaceAsync("check");
        calling.Write("small/playbooks/actions.json", "{");

        var called = await calling.CallInWorkspaceAsync("recommend", "--facts", "facts.json", "--json");

        Assert.Equal(2, called.Code);
        Assert.StartsWith("PB10", JsonDocument.Parse(called.Output).RootElement.GetProperty("diagnostics")[0].GetProperty("code").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithTheWorkspaceThatShipsEveryRuleIsNamed()
    {
        using var calling = new Calling();
        calling.Write("facts.json", """{ "account": { "id": "A" }, "contact": { "id": "C", "role": "EndUser", "attitude": 3, "behaviour": 3 } }""");

        var called = await calling.CallAsync("recommend", "--facts", "facts.json", "--explain", "--json", "--workspace", Repository.Root);
        var check = await calling.CallAsync("check", "--json", "--workspace", Repository.Root);

        Assert.Equal(
            JsonDocument.Parse(check.Output).RootElement.GetProperty("rules").GetInt32(),
            JsonDocument.Parse(called.Output).RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("rule").GetString()).Distinct().Count());
    }
}
