using Playbooks.Engine.Deciding;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>What fails is neither false nor not known, and is reported where it began.</summary>
public sealed class FailureTests
{
    private const string Facts = """{ "account": { "cost": 10, "arr": 0 }, "contact": { "id": "C-1" } }""";

    [Fact]
    public void AFactThatFailsIsReportedWithItsPlace()
    {
        var decision = Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""").Decide(Facts);

        // Of `account.double`, which rests on it, nothing more is to be said.
        var failure = Assert.Single(decision.Failures);
        Assert.Equal("account.share", failure.Where);
        Assert.Equal("playbooks/facts.json", failure.Diagnostic.Location.Document);
        Assert.Equal(FactState.Failed, decision.Account.State(decision.Account.Layout.Find("share")!));
        Assert.Equal(FactState.Failed, decision.Account.State(decision.Account.Layout.Find("double")!));
    }

    [Fact]
    public void ARuleThatRestsOnItFailsInsteadOfNotMatching()
    {
        var decision = Sample.Rules("""{ "id": "r", "title": "r", "when": { "account.share": "not 3" }, "then": "watch" }""").Decide(Facts, explains: true);

        Assert.Equal(RuleOutcome.Failed, Assert.Single(decision.Rules).Outcome);
        Assert.Equal("watch@C-1 NotMatched by p/r: account.share could not be worked out, needs `not 3`", Sample.NotChosen(decision));
    }

    [Fact]
    public void ATableDoesNotAnswerForARowThatFailed()
    {
        var facts = Sample.Facts.Replace(
            "\"account.double\": { \"type\": \"money\", \"is\": \"account.share * 2\" }",
            """ "account.double": { "type": "text", "table": { "when": ["account.share"], "rows": [["> 1", "much"], ["*", "little"]] } } """,
            StringComparison.Ordinal);
        var decision = Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""").With("playbooks/facts.json", facts).Decide(Facts);

        Assert.Equal(FactState.Failed, decision.Account.State(decision.Account.Layout.Find("double")!));
    }

    [Fact]
    public void AConditionThatFailsIsReportedForItsRuleAndContact()
    {
        var decision = Sample.Rules("""{ "id": "r", "title": "r", "if": "account.cost / account.arr > 1", "then": "watch" }""").Decide(Facts);

        Assert.Contains(decision.Failures, failure => failure is { Where: "p/r", Contact: "C-1" });
        Assert.Empty(decision.Actions);
    }

    [Fact]
    public void ADerivedValueBeyondItsLimitsFails()
    {
        var decision = new Sample().Playbook("p", "account", """{ "id": "r", "title": "r", "when": { "account.unhappy": "> 3" }, "then": "watch" }""")
            .Decide("""{ "account": {}, "contacts": [{ "attitude": 1, "behaviour": 1, "times": 4 }] }""");

        var failure = Assert.Single(decision.Failures);
        Assert.Equal("PB4610", failure.Diagnostic.Code);
        Assert.Equal("`account.unhappy` comes out as 4, more than 3", failure.Diagnostic.Message);
        Assert.Empty(decision.Actions);
    }

    [Fact]
    public void NeedsThatFailedAreNotThere()
    {
        var decision = Sample.Rules("""{ "id": "r", "title": "r", "then": "gift" }""").Action("gift", """ "needs": "account.share" """).Decide(Facts);

        Assert.Equal("gift@C-1 Needs by p/r: needs `account.share`, which could not be worked out", Sample.NotChosen(decision));
    }
}
