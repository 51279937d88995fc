using Playbooks.Engine.Deciding;
using Playbooks.Engine.Measuring;

namespace Playbooks.Engine.Tests.Measuring;

public sealed class UnindexedPartTests
{
    [Theory]
    [InlineData("account.tickets > 0", "\"account.tickets\": \"> 0\"")]
    [InlineData("account.tickets > 0 and account.plan == 'Basic'", "\"account.tickets\": \"> 0\", \"account.plan\": \"Basic\"")]
    [InlineData("contact.role != \"User\" && contact.refuses == false", "\"contact.role\": \"not User\", \"contact.refuses\": \"false\"")]
    [InlineData("contact.attitude is known", "\"contact.attitude\": \"is known\"")]
    [InlineData("account.tickets > 0 and account.tickets < 9", null)]
    [InlineData("account.tickets > 0 or account.plan == 'Basic'", null)]
    [InlineData("account.tickets > account.score", null)]
    [InlineData("account.plan == 'Other'", null)]
    [InlineData("account.tickets * 2 > 4", null)]
    [InlineData("count(contacts, role == 'User') > 1", null)]
    public void APlainConditionIsSaidInCells(string condition, string? cells) =>
        Assert.Equal(cells, ConditionCells.Of(condition, new Sample().Release().Workspace.Vocabulary));

    [Fact]
    public void WhatIsNotLookedUpStandsWithItsPlaceAndAWayOut()
    {
        var release = Sample.Rules(
            """{ "id": "plain", "when": { "contact.role": "User" }, "then": "call" }""",
            """{ "id": "condition", "when": { "contact.role": "User" }, "if": "account.tickets > 0", "then": "call" }""",
            """{ "id": "searched", "when": { "contact.email": "contains @example | @test" }, "then": "letter" }""").Release();

        var parts = UnindexedParts.Of(release.Decider.Compiled);

        Assert.Equal(
            ["p/condition", "p/searched"],
            parts.Select(part => part.Rule.Id));
        Assert.Equal(
            ["account.tickets > 0", "contains @example | @test"],
            parts.Select(part => part.Location.Text));
        Assert.Equal("write it as cells in `when`: \"account.tickets\": \"> 0\"", parts[0].Instead);
        Assert.Equal("a text is searched, not looked up", parts[1].Why);
    }

    [Fact]
    public void WorkIsCountedForRulesThatTheIndexLeavesOver()
    {
        var release = Sample.Rules(
            """{ "id": "plain", "when": { "contact.role": "User" }, "then": "call" }""",
            """{ "id": "condition", "when": { "contact.role": "User" }, "if": "account.tickets > 0 or account.plan == 'Basic'", "then": "letter" }""").Release();
        var request = Sample.RequestFor(release, """{ "account": { "id": "A", "tickets": 1 }, "contacts": [ { "id": "1", "name": "Ada", "role": "User" }, { "id": "2", "role": "Sponsor" }, { "id": "3", "role": "User" } ] }""");

        var bench = new DeciderBench(release, [request with { History = History.Empty }], TimeProvider.System).Run(1, CancellationToken.None);

        Assert.Equal([("p/condition", 2, 2)], bench.Rules.Select(work => (work.Rule.Id, work.Tested, work.Held)));
        Assert.Equal((1, 3), (bench.Accounts, bench.Contacts));
        Assert.Equal(Enum.GetValues<DecidingStage>(), bench.Stages.Select(stage => stage.Stage));
        Assert.Equal(1, bench.Stages.Sum(stage => stage.Share), 3);
        Assert.All(bench.Speeds, speed => Assert.True(speed.PerSecond > 0));
        Assert.Contains(bench.Templates, template => template is { Template: "call.call", Written: > 0, Characters: > 0 });
    }
}
