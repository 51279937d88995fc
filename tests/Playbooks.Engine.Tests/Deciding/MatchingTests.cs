namespace Playbooks.Engine.Tests.Deciding;

public sealed class MatchingTests
{
    private const string Calls = """{ "id": "calls", "title": "Calls", "when": { "contact.role": "Sponsor" }, "then": "call" }""";
    private const string Otherwise = """{ "id": "else", "title": "Else", "otherwise": true, "then": "watch", "band": "fallback" }""";

    [Fact]
    public void RulesForContactsRunOnceForEachContact()
    {
        var decision = Sample.Rules(Calls).Decide("""{ "account": {}, "contacts": [{ "role": "Sponsor" }, { "role": "User" }, { "role": "Sponsor" }] }""");

        Assert.Equal("call@contact-1 call@contact-3", Sample.Recommended(decision));
    }

    [Fact]
    public void RulesForTheAccountRunOnce()
    {
        var decision = new Sample().Playbook("p", "account", """{ "id": "r", "title": "r", "then": "visit" }""")
            .Decide("""{ "account": {}, "contacts": [{}, {}] }""");

        Assert.Equal("visit", Sample.Recommended(decision));
    }

    [Fact]
    public void RulesForContactsDoNotRunWithoutContacts() =>
        Assert.Equal("", Sample.Recommended(Sample.Rules(Calls, Otherwise).Decide("""{ "account": {} }""")));

    [Fact]
    public void AllConditionsMustHold()
    {
        var sample = Sample.Rules("""{ "id": "r", "title": "r", "when": { "contact.role": "Sponsor", "account.plan": "Basic" }, "if": "account.tickets > 2", "then": "call" }""");

        Assert.Equal("call@contact-1", Sample.Recommended(sample.Decide("""{ "account": { "plan": "Basic", "tickets": 3 }, "contact": { "role": "Sponsor" } }""")));
        Assert.Equal("", Sample.Recommended(sample.Decide("""{ "account": { "plan": "Premium", "tickets": 3 }, "contact": { "role": "Sponsor" } }""")));
        Assert.Equal("", Sample.Recommended(sample.Decide("""{ "account": { "plan": "Basic", "tickets": 2 }, "contact": { "role": "Sponsor" } }""")));
        Assert.Equal("", Sample.Recommended(sample.Decide("""{ "account": { "plan": "Basic" }, "contact": { "role": "Sponsor" } }""")));
    }

    [Fact]
    public void OtherwiseMatchesForThoseContactsForWhomNothingElseOfItsPlaybookDid()
    {
        var decision = Sample.Rules(Calls, Otherwise).Decide("""{ "account": {}, "contacts": [{ "role": "Sponsor" }, { "role": "User" }, {}] }""");

        Assert.Equal("call@contact-1 watch@contact-2 watch@contact-3", Sample.Recommended(decision));
    }

    [Fact]
    public void OtherwiseLooksAtItsOwnPlaybookOnly()
    {
        var decision = Sample.Rules(Otherwise).Playbook("q", "contact", Calls).Decide("""{ "account": {}, "contact": { "role": "Sponsor" } }""");

        Assert.Equal("call@contact-1 watch@contact-1", Sample.Recommended(decision));
    }

    [Theory]
    [InlineData("2026-02-28T23:59:59Z", "")]
    [InlineData("2026-03-01T00:00:00Z", "call@contact-1")]
    [InlineData("2026-03-31T23:59:59Z", "call@contact-1")]
    [InlineData("2026-04-01T00:00:00Z", "")]
    public void ARuleHoldsFromItsFirstToItsLastDay(string at, string expected)
    {
        var sample = Sample.Rules("""{ "id": "r", "title": "r", "from": "2026-03-01", "until": "2026-03-31", "then": "call" }""");

        Assert.Equal(expected, Sample.Recommended(sample.Decide("""{ "account": {}, "contact": {} }""", at)));
    }

    [Fact]
    public void AnActionWantedBySeveralRulesKeepsItsBestPlaceAndNamesTheOthers()
    {
        var decision = Sample.Rules(
            """{ "id": "later", "title": "Later", "then": "call", "band": "grow" }""",
            """{ "id": "now", "title": "Now", "then": { "action": "call", "due": "1 hour" }, "band": "urgent" }""",
            """{ "id": "soon", "title": "Soon", "then": "call", "band": "save" }""").Decide("""{ "account": {}, "contact": {} }""");

        var action = Assert.Single(decision.Actions);
        Assert.Equal("p/now", action.Rule.Id);
        Assert.Equal("urgent", action.Band);
        Assert.Equal(["p/later", "p/soon"], action.AlsoBy.AsEnumerable());
        Assert.Equal(decision.At.AddHours(1), action.DueAt);
    }

    [Fact]
    public void ARuleMayWantSeveralActions()
    {
        var decision = Sample.Rules("""{ "id": "r", "title": "r", "then": ["watch", "call"] }""").Decide("""{ "account": {}, "contact": {} }""");

        Assert.Equal("watch@contact-1 call@contact-1", Sample.Recommended(decision));
    }

    [Fact]
    public void DerivedFactsOfTheAccountSeeTheContacts()
    {
        var sample = new Sample().Playbook("p", "account", """{ "id": "r", "title": "r", "when": { "account.unhappy": "2" }, "then": "visit" }""");

        Assert.Equal("visit", Sample.Recommended(sample.Decide("""{ "account": {}, "contacts": [{ "attitude": 1, "behaviour": 1, "times": 2 }, { "attitude": 9, "behaviour": 9 }] }""")));
    }

    [Fact]
    public void WhereTheLastRowOfATableAsksNothingItTakesWhatIsLeft()
    {
        var facts = Sample.Facts.Replace("""["< 7", "< 7", "HighRisk"]""", """["*", "*", "HighRisk"]""", StringComparison.Ordinal);
        var sample = Sample.Rules("""{ "id": "r", "title": "r", "when": { "contact.quadrant": "HighRisk" }, "then": "call" }""").With("playbooks/facts.json", facts);

        Assert.Equal("call@contact-1", Sample.Recommended(sample.Decide("""{ "account": {}, "contact": {} }""")));
    }
}
