using Playbooks.Engine.Proving;

namespace Playbooks.Engine.Tests.Proving;

public sealed class ExamplesTests
{
    private static readonly string[] Rules =
    [
        """{ "id": "a", "title": "a", "when": { "contact.quadrant": "HighRisk" }, "then": "call", "band": "urgent" }""",
        """{ "id": "b", "title": "b", "when": { "account.tier": "High" }, "then": "visit" }""",
        """{ "id": "c", "title": "c", "then": "watch", "band": "fallback" }""",
    ];

    [Theory]
    [InlineData(""" "expect": [{ "action": "call" }, { "action": "watch" }] """)]
    [InlineData(""" "expect": [{ "action": "call", "rule": "p/a", "contact": "contact-1", "band": "urgent" }, { "action": "watch", "rule": "p/c" }] """)]
    [InlineData(""" "expect": [{ "action": "call" }], "first": 1 """)]
    [InlineData(""" "never": ["sell", "visit"] """)]
    [InlineData(""" "facts": { "contact.quadrant": "HighRisk", "account.tier": "Low", "account.renewsOn": null, "account.score": 10 } """)]
    public void AnExampleThatComesOutAsWrittenPasses(string expected)
    {
        var run = Run(expected);

        Assert.True(run.IsPassed, string.Join('\n', run.Results.SelectMany(result => result.Differences)));
    }

    [Fact]
    public void ADifferentListIsLaidBesideTheExpectedOne()
    {
        var result = Assert.Single(Run(""" "expect": [{ "action": "visit" }, { "action": "watch" }, { "action": "sell", "contact": "contact-1" }] """).Results);

        Assert.False(result.IsPassed);
        Assert.Equal(
            [
                "- visit  (p/b: account.tier is `Low`, needs `High`)",
                "+ call for contact-1 by p/a in urgent",
                "  watch for contact-1 by p/c in fallback",
                "- sell for contact-1",
            ],
            result.Differences.AsEnumerable());
    }

    [Fact]
    public void ATrailingActionIsADifference() =>
        Assert.Equal(
            ["  call for contact-1 by p/a in urgent", "+ watch for contact-1 by p/c in fallback"],
            Assert.Single(Run(""" "expect": [{ "action": "call" }] """).Results).Differences.AsEnumerable());

    [Fact]
    public void FactsAndForbiddenActionsAreCompared() =>
        Assert.Equal(
            ["account.tier: expected `High`, it is `Low`", "account.plan: expected `Basic`, it is not known", "account.share: expected not known, it could not be worked out", "never watch, and it stands at 2: watch for contact-1 by p/c in fallback"],
            Assert.Single(Run(""" "facts": { "account.tier": "High", "account.plan": "Basic", "account.share": null }, "never": "watch" """).Results).Differences.AsEnumerable());

    [Fact]
    public void AFileMayHoldOneExample()
    {
        var release = Sample.Rules(Rules)
            .With("playbooks/examples/one.json", """{ "example": "one", "at": "2026-03-02T09:00:00Z", "given": { "account": {} }, "expect": [] }""").Release();

        Assert.True(Examples.Run(release).IsPassed);
    }

    [Fact]
    public void HistoryCounts()
    {
        var run = Run(""" "history": { "open": [{ "action": "call", "at": "2026-03-01" }] }, "expect": [{ "action": "watch" }] """);

        Assert.True(run.IsPassed);
    }

    [Fact]
    public void MistakesAreFoundWhereTheyStand() => CaseFile.Run("Proving/examples.cases", input =>
    {
        var diagnostics = new List<Language.Diagnostics.Diagnostic>();
        var workspace = Sample.Rules(Rules).Release().Workspace;
        Examples.Read(workspace with { Documents = workspace.Documents.With("playbooks/examples/e.json", input) }, diagnostics);
        return Shown.Of(diagnostics);
    });

    private static ExampleRun Run(string expected) => Examples.Run(Sample.Rules(Rules).With(
        "playbooks/examples/e.json",
        $$"""
        [{ "example": "e", "at": "2026-03-02T09:00:00Z",
           "given": { "account": { "score": 10, "cost": 1, "arr": 0 }, "contact": { "attitude": 1, "behaviour": 1 } }, {{expected}} }]
        """).Release());
}
