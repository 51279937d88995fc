using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>Why not the others, what is missing, and every rule on request.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void EachOtherActionIsExplainedByTheRuleThatCameNearest()
    {
        var decision = Sample.Rules(
            """{ "id": "far", "title": "far", "when": { "account.plan": "Premium", "contact.role": "Sponsor" }, "then": "call" }""",
            """{ "id": "near", "title": "near", "when": { "account.plan": "Basic", "contact.role": "Sponsor" }, "then": ["call", "visit"] }""",
            """{ "id": "chosen", "title": "chosen", "then": "watch" }""").Decide("""{ "account": { "plan": "Basic" }, "contact": { "id": "C-1", "role": "User" } }""");

        Assert.Equal(
            "call@C-1 NotMatched by p/near: contact.role is `User`, needs `Sponsor`\n" +
            "visit@C-1 NotMatched by p/near: contact.role is `User`, needs `Sponsor`",
            Sample.NotChosen(decision));
    }

    [Fact]
    public void OfSeveralContactsTheNearestOneExplains()
    {
        var decision = Sample.Rules("""{ "id": "r", "title": "r", "when": { "contact.role": "Sponsor", "contact.quadrant": "HighRisk" }, "then": "call" }""")
            .Decide("""{ "account": {}, "contacts": [{ "role": "User", "attitude": 9, "behaviour": 9 }, { "role": "Sponsor", "attitude": 9, "behaviour": 9 }] }""");

        Assert.Equal("call@contact-2 NotMatched by p/r: contact.quadrant is `Loyal`, needs `HighRisk`", Sample.NotChosen(decision));
    }

    [Fact]
    public void AllThatStandsInTheWayIsSaidAndNoLongList()
    {
        var rule = """{ "id": "r", "title": "r", "when": { "account.plan": "Basic", "account.tickets": "> 3", "contact.role": "User", "account.name": "is known", "contact.email": "is known" }, "then": "call" }""";

        Assert.Equal(
            "call@contact-1 NotMatched by p/r: account.plan is `Premium`, needs `Basic`; account.tickets is `1`, needs `> 3`; contact.role is not known, needs `User`; and 2 more",
            Sample.NotChosen(Sample.Rules(rule).Decide("""{ "account": { "plan": "Premium", "tickets": 1 }, "contact": {} }""")));
    }

    [Theory]
    [InlineData(""" "tickets": 1 """, "`account.tickets > 3 or account.plan == 'Basic'` is not known (account.plan is not known)")]
    [InlineData(""" "tickets": 1, "plan": "Premium" """, "`account.tickets > 3 or account.plan == 'Basic'` does not hold (account.tickets is `1`, account.plan is `Premium`)")]
    public void AConditionIsQuotedWithTheFactsThatItReads(string facts, string expected)
    {
        var sample = Sample.Rules("""{ "id": "r", "title": "r", "if": "account.tickets > 3 or account.plan == 'Basic'", "then": "call" }""");

        Assert.Equal("call@contact-1 NotMatched by p/r: " + expected, Sample.NotChosen(sample.Decide($$"""{ "account": { {{facts}} }, "contact": {} }""")));
    }

    [Fact]
    public void OtherReasonsAreSaidToo()
    {
        var decision = Sample.Rules(
            """{ "id": "past", "title": "past", "until": "2025-12-31", "then": "call" }""",
            """{ "id": "yes", "title": "yes", "then": "watch" }""",
            """{ "id": "else", "title": "else", "otherwise": true, "then": "sell" }""",
            """{ "id": "future", "title": "future", "from": "2027-01-01", "until": "2027-12-31", "then": "visit" }""").Decide("""{ "account": {}, "contact": { "id": "C-1" } }""");

        Assert.Equal(
            "call@C-1 NotMatched by p/past: held until 2025-12-31\n" +
            "sell@C-1 NotMatched by p/else: `p/yes` of the same playbook matched\n" +
            "visit@C-1 NotMatched by p/future: holds from 2027-01-01 until 2027-12-31",
            Sample.NotChosen(decision));
    }

    [Fact]
    public void AFactThatARuleWaitsForAndNothingElseIsMissing()
    {
        var decision = Sample.Rules(
            """{ "id": "a", "title": "a", "when": { "contact.role": "Sponsor", "contact.quadrant": "HighRisk" }, "then": "call" }""",
            """{ "id": "b", "title": "b", "when": { "account.plan": "Basic", "account.tickets": "> 3" }, "then": "visit" }""").Decide("""{ "account": { "plan": "Premium" }, "contact": { "role": "Sponsor", "attitude": 3 } }""");

        var missing = Assert.Single(decision.Missing);
        Assert.Equal(("contact.behaviour", "contact-1", false, true), (missing.Fact.Name, missing.Contact, missing.IsStale, missing.WouldMatter));
    }

    [Fact]
    public void WhatWouldChangeNothingIsNotMissing()
    {
        var decision = Sample.Rules(
            """{ "id": "now", "title": "now", "then": "call", "band": "urgent" }""",
            """{ "id": "later", "title": "later", "when": { "contact.role": "Sponsor" }, "then": "call", "band": "save" }""",
            """{ "id": "happened", "title": "happened", "when": { "event.kind": "Complaint" }, "then": "visit" }""").Decide("""{ "account": {}, "contact": {} }""");

        Assert.Empty(decision.Missing);
    }

    [Fact]
    public void WhatARuleSuppressesMatters()
    {
        var decision = Sample.Rules("""{ "id": "a", "title": "a", "then": "sell" }""", """{ "id": "n", "title": "n", "when": { "contact.role": "Sponsor" }, "suppress": "sell" }""")
            .Decide("""{ "account": {}, "contact": {} }""");

        Assert.Equal("contact.role", Assert.Single(decision.Missing).Fact.Name);
    }

    [Fact]
    public void FactsOfContactsAreMissedContactByContact()
    {
        var facts = Sample.Facts.Replace("count(contacts, quadrant == 'HighRisk')", "sum(contacts, behaviour) > 5 ? 1 : 0", StringComparison.Ordinal);
        var decision = new Sample().With("playbooks/facts.json", facts)
            .Playbook("p", "account", """{ "id": "r", "title": "r", "if": "any(contacts, behaviour > 8)", "then": "call" }""")
            .Decide("""{ "account": {}, "contacts": [{ "behaviour": 3 }, {}, {}] }""");

        Assert.Equal(["contact-2 contact.behaviour", "contact-3 contact.behaviour"], decision.Missing.Select(missing => $"{missing.Contact} {missing.Fact.Name}"));
    }

    [Fact]
    public void AStaleFactIsNamedAndMattersWhereAChosenRuleRestsOnIt()
    {
        var sample = Sample.Rules("""{ "id": "r", "title": "r", "when": { "account.renewsOn": "within 90 days" }, "then": "call" }""");
        const string Facts = """{ "account": { "renewsOn": { "value": "DATE", "asOf": "2025-11-01" } }, "contact": {} }""";

        var near = sample.Decide(Facts.Replace("DATE", "2026-04-01", StringComparison.Ordinal));
        var far = sample.Decide(Facts.Replace("DATE", "2027-04-01", StringComparison.Ordinal));
        var fresh = sample.Decide(Facts.Replace("DATE", "2026-04-01", StringComparison.Ordinal).Replace("2025-11-01", "2026-01-01", StringComparison.Ordinal));

        Assert.Equal((true, true), (near.Missing.Single().IsStale, near.Missing.Single().WouldMatter));
        Assert.Equal((true, false), (far.Missing.Single().IsStale, far.Missing.Single().WouldMatter));
        Assert.Empty(fresh.Missing);
    }

    [Fact]
    public void ARuleMayAskForWhatIsNotKnown()
    {
        var sample = Sample.Rules("""{ "id": "asks", "title": "asks", "when": { "contact.role": "Sponsor" }, "ask": ["contact.quadrant", "account.renewsOn"] }""");

        var decision = sample.Decide("""{ "account": {}, "contact": { "role": "Sponsor", "attitude": 3 } }""");

        var action = Assert.Single(decision.Actions);
        Assert.Equal("find-out", action.Action.Id);
        Assert.Equal(["contact.behaviour", "account.renewsOn"], action.Asks.Select(fact => fact.Name));
        Assert.Equal(["account.renewsOn", "contact.behaviour"], decision.Missing.Select(missing => missing.Fact.Name));
    }

    [Fact]
    public void SeveralRulesAskTogether()
    {
        var decision = Sample.Rules("""{ "id": "a", "title": "a", "ask": "contact.attitude" }""", """{ "id": "b", "title": "b", "ask": ["contact.attitude", "contact.email"] }""")
            .Decide("""{ "account": {}, "contact": {} }""");

        Assert.Equal(["contact.attitude", "contact.email"], Assert.Single(decision.Actions).Asks.Select(fact => fact.Name));
    }

    [Fact]
    public void WhatIsKnownIsNotAskedFor()
    {
        var decision = Sample.Rules("""{ "id": "a", "title": "a", "ask": "contact.attitude" }""", """{ "id": "else", "title": "else", "otherwise": true, "then": "watch" }""")
            .Decide("""{ "account": {}, "contact": { "id": "C-1", "attitude": 3 } }""");

        Assert.Equal("watch@C-1", Sample.Recommended(decision));
        Assert.Equal("find-out@C-1 NotMatched by p/a: contact.attitude is known already", Sample.NotChosen(decision));
    }

    [Fact]
    public void WhatIsStaleIsAskedForAgain()
    {
        var decision = Sample.Rules("""{ "id": "a", "title": "a", "ask": "account.renewsOn" }""")
            .Decide("""{ "account": { "renewsOn": { "value": "2026-06-01", "asOf": "2025-06-01" } }, "contact": { "id": "C-1" } }""");

        Assert.Equal(["account.renewsOn"], Assert.Single(decision.Actions).Asks.Select(fact => fact.Name));
    }

    [Fact]
    public void EveryRuleIsExplainedOnRequest()
    {
        var decision = Sample.Rules(
            """{ "id": "yes", "title": "yes", "then": "watch" }""",
            """{ "id": "no", "title": "no", "when": { "account.plan": "Basic", "account.tickets": "1" }, "then": "watch" }""",
            """{ "id": "unknown", "title": "unknown", "when": { "account.tickets": "1", "account.plan": "Basic" }, "then": "watch" }""",
            """{ "id": "failed", "title": "failed", "if": "account.share > 1", "then": "watch" }""",
            """{ "id": "past", "title": "past", "until": "2020-01-01", "then": "watch" }""",
            """{ "id": "else", "title": "else", "otherwise": true, "then": "watch" }""")
            .Playbook("q", "account", """{ "id": "once", "title": "once", "when": { "account.plan": "Premium" }, "then": "watch" }""")
            .Decide("""{ "account": { "plan": "Premium", "cost": 1, "arr": 0 }, "contacts": [{ "id": "C-1" }, { "id": "C-2" }] }""", explains: true);

        Assert.Equal(13, decision.Rules.Length);
        Assert.Equal(
            [
                "p/yes Matched", "p/no NotMatched", "p/unknown NotKnown", "p/failed Failed", "p/past NotDue", "p/else NotDue", "q/once Matched",
            ],
            decision.Rules.Where(rule => rule.Contact is null or "C-1").Select(rule => $"{rule.Rule} {rule.Outcome}"));
        Assert.Equal("account.plan is `Premium`, needs `Basic`", decision.Rules.First(rule => rule.Rule == "p/no").Why);
        Assert.Equal("account.tickets is not known, needs `1`", decision.Rules.First(rule => rule.Rule == "p/unknown").Why);
    }

    [Fact]
    public void RulesForContactsAreNamedWhereThereIsNone()
    {
        var rule = Assert.Single(Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""").Decide("""{ "account": {} }""", explains: true).Rules);

        Assert.Equal(("p/r", RuleOutcome.NotMatched, "the account has no contacts"), (rule.Rule, rule.Outcome, rule.Why));
    }

    [Fact]
    public void NothingIsExplainedThatWasNotAskedFor() =>
        Assert.Empty(Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""").Decide("""{ "account": {}, "contact": {} }""").Rules);

    [Fact]
    public void OneRuleIsExplainedAsItIsAmongAll()
    {
        var release = Sample.Rules(
            """{ "id": "a", "title": "a", "when": { "account.plan": "Premium", "contact.role": "Sponsor" }, "then": "call" }""",
            """{ "id": "b", "title": "b", "if": "account.arr / account.tickets > 3", "then": "visit" }""",
            """{ "id": "c", "title": "c", "otherwise": true, "then": "watch" }""").Release();
        var request = Sample.RequestFor(release, """{ "account": { "plan": "Basic", "arr": 1, "tickets": 0 }, "contacts": [{ "role": "User" }, { "role": "Sponsor" }] }""");
        var all = release.Decider.Decide(request with { ExplainsAllRules = true }).Rules;

        foreach (var rule in new[] { "p/a", "p/b", "p/c" })
        {
            Assert.Equal(all.Where(outcome => outcome.Rule == rule), release.Decider.Decide(request with { ExplainedRule = rule }).Rules);
        }
        Assert.Empty(release.Decider.Decide(request with { ExplainedRule = "p/d" }).Rules);
    }
}
