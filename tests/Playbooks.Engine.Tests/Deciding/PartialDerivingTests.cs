using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>Which derived facts a decision works out that does not need all, counted.</summary>
public sealed class PartialDerivingTests
{
    private const string Facts = """
        { "account": { "arr": 100, "cost": 50, "score": 70, "plan": "Basic" },
          "contacts": [ { "id": "C-1", "role": "User", "attitude": 2, "behaviour": 2 }, { "id": "C-2", "role": "Sponsor", "attitude": 9, "behaviour": 9 } ] }
        """;

    [Fact]
    public void NothingIsWorkedOutWhenNoRuleCouldStillMatter() => Assert.Equal(0, WorkedOut(Sample.Rules(
        """{ "id": "a", "title": "a", "when": { "account.plan": "Premium", "account.tier": "High" }, "then": "call" }""",
        """{ "id": "b", "title": "b", "when": { "contact.role": "is not known", "contact.quadrant": "HighRisk" }, "then": "call" }""",
        """{ "id": "c", "title": "c", "when": { "account.arr": "> 500" }, "if": "account.double > 1", "then": "visit" }""")));

    [Fact]
    public void OnlyWhatACandidateRestsOnIsWorkedOut() =>
        // The share, which twice the share rests on; neither quadrants nor the tier.
        Assert.Equal(2, WorkedOut(Sample.Rules(
            """{ "id": "a", "title": "a", "when": { "account.plan": "Basic", "account.double": "> 0.5" }, "then": "call" }""",
            """{ "id": "b", "title": "b", "when": { "account.plan": "Premium", "account.tier": "High" }, "then": "call" }""",
            """{ "id": "c", "title": "c", "when": { "account.plan": "Premium", "contact.quadrant": "HighRisk" }, "then": "call" }""")));

    [Fact]
    public void AContactsFactIsWorkedOutForTheContactWhomItMattersTo() =>
        Assert.Equal(1, WorkedOut(Sample.Rules("""{ "id": "a", "title": "a", "when": { "contact.role": "Sponsor", "contact.quadrant": "HighRisk" }, "then": "call" }""")));

    [Fact]
    public void OneDerivedFactSparesAnother() =>
        // The tier, which rests on nothing else, is High; so that what the second cell asks about is never looked at.
        Assert.Equal(1, WorkedOut(Sample.Rules("""{ "id": "a", "title": "a", "when": { "account.tier": "Low", "account.double": "> 0" }, "then": "call" }""")));

    [Fact]
    public void AFactOfTheAccountIsWorkedOutOnceForAllContacts() =>
        Assert.Equal(1, WorkedOut(Sample.Rules("""{ "id": "a", "title": "a", "when": { "account.tier": "High" }, "then": "call" }""")));

    [Fact]
    public void WhatIsCountedOverContactsIsWorkedOutForEachOnce() =>
        // Two quadrants and their count, though both contacts and a cell of the quadrant itself ask.
        Assert.Equal(3, WorkedOut(Sample.Rules("""{ "id": "a", "title": "a", "when": { "account.unhappy": ">= 1", "contact.quadrant": "is known" }, "then": "call" }""")));

    [Fact]
    public void AConditionIsNoReasonBeforeItsCellsHold()
    {
        const string Condition = """ "if": "account.double > 0.5", "then": "call" }""";
        Assert.Equal(0, WorkedOut(Sample.Rules($$"""{ "id": "a", "title": "a", "when": { "account.score": "< 30" },{{Condition}}""")));
        Assert.Equal(2, WorkedOut(Sample.Rules($$"""{ "id": "a", "title": "a", "when": { "account.score": "> 30" },{{Condition}}""")));
    }

    [Fact]
    public void RankingAsksWhenThereIsSomethingToRank()
    {
        const string Ranking = """ "ranking": "account.share ?? 0" """;
        Assert.Equal(0, WorkedOut(Sample.Rules("""{ "id": "a", "title": "a", "when": { "account.plan": "Premium" }, "then": "call" }""").Policy(Ranking)));
        Assert.Equal(1, WorkedOut(Sample.Rules("""{ "id": "a", "title": "a", "when": { "account.plan": "Basic" }, "then": "call" }""").Policy(Ranking)));
    }

    [Fact]
    public void WhatTheReportShowsIsWorkedOutInAnyCase()
    {
        var (decision, count) = Decide(Sample.Rules("""{ "id": "a", "title": "a", "when": { "account.plan": "Premium" }, "then": "call" }""").Policy(""" "report": ["contact.quadrant", "account.tier"] """));
        Assert.Equal(3, count);
        Assert.Equal(["HighRisk", "Loyal"], decision.Account.Children(0).ToArray().Select(row => row.Get(row.Layout.Find("quadrant")!)));
        Assert.Equal("High", decision.Account.Get(decision.Account.Layout.Find("tier")!));
    }

    [Fact]
    public void WhatNobodyNeedsIsNotKnownAndItsFailureNotReported()
    {
        var sample = Sample.Rules("""{ "id": "a", "title": "a", "when": { "account.plan": "Basic" }, "then": "call" }""");
        var request = Request(sample, Facts.Replace("\"arr\": 100", "\"arr\": 0", StringComparison.Ordinal), out var release);

        Assert.Equal(["account.share"], release.Decider.Decide(request with { DerivesAllFacts = true }).Failures.Select(failure => failure.Where));
        Assert.Empty(release.Decider.Decide(request).Failures);
    }

    [Fact]
    public void WhoeverExplainsHasAllFacts()
    {
        var request = Request(Sample.Rules("""{ "id": "a", "title": "a", "when": { "account.plan": "Premium" }, "then": "call" }"""), Facts, out var release);
        foreach (var explained in new[] { request with { LooksAtMisses = true }, request with { WritesMessages = true }, request with { ExplainsAllRules = true }, request with { ExplainedRule = "p/a" } })
        {
            var account = release.Decider.Decide(explained).Account;
            Assert.Equal(1m, account.Get(account.Layout.Find("double")!));
        }
    }

    [Fact]
    public void ItPaysWhereManyFactsAreAskedAboutByFewRules()
    {
        const string Last = "'HighRisk')\" }";
        var rule = """{ "id": "a", "title": "a", "when": { "account.plan": "Premium", "account.more40": "> 0" }, "then": "call" }""";
        var more = string.Concat(Enumerable.Range(1, 40).Select(i => $$""", "account.more{{i}}": { "type": "integer", "is": "account.tickets + {{i}}" }"""));
        var many = Sample.Rules(rule).With("playbooks/facts.json", Sample.Facts.Replace(Last, Last + more, StringComparison.Ordinal));

        Assert.True(many.Release().Decider.GainsByDerivingLess);
        Assert.False(Sample.Rules("""{ "id": "a", "title": "a", "when": { "account.tier": "High" }, "then": "call" }""").Release().Decider.GainsByDerivingLess);
        Assert.Equal(0, WorkedOut(many));
    }

    private static long WorkedOut(Sample sample) => Decide(sample).Count;

    private static (Decision Decision, long Count) Decide(Sample sample)
    {
        var request = Request(sample, Facts, out var release);
        var run = new DecisionRun(release.Decider.Compiled, request, "id");
        return (release.Decider.Decide(run), run.Deriving.WorkedOut);
    }

    private static DecisionRequest Request(Sample sample, string facts, out Release release)
    {
        release = sample.Release();
        return Sample.RequestFor(release, facts) with { WritesMessages = false, LooksAtMisses = false, DerivesAllFacts = false };
    }
}
