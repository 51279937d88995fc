namespace Playbooks.Engine.Tests.Deciding;

/// <summary>Each step that takes an action out, and what it says.</summary>
public sealed class RemovalTests
{
    private const string Sells = """{ "id": "sells", "title": "Sells", "then": "sell", "band": "grow" }""";
    private const string Calls = """{ "id": "calls", "title": "Calls", "then": "call", "band": "save" }""";
    private const string Facts = """{ "account": {}, "contact": { "id": "C-1", "name": "Ada" } }""";

    [Fact]
    public void SuppressedActionsAreTakenOutWhateverTheirBand()
    {
        var decision = Sample.Rules(
            Sells.Replace("grow", "urgent", StringComparison.Ordinal),
            """{ "id": "no-sale", "title": "Nothing is sold now", "suppress": ["sell"] }""").Decide(Facts);

        Assert.Equal("", Sample.Recommended(decision));
        Assert.Equal("sell@C-1 Suppressed by p/sells: suppressed by `p/no-sale`: Nothing is sold now", Sample.NotChosen(decision));
    }

    [Fact]
    public void ARuleForAContactSuppressesForThisContactAlone()
    {
        var decision = Sample.Rules(Sells, """{ "id": "n", "title": "n", "when": { "contact.role": "User" }, "suppress": ["sell"] }""")
            .Playbook("q", "account", Sells)
            .Decide("""{ "account": {}, "contacts": [{ "role": "User" }, { "role": "Sponsor" }] }""");

        Assert.Equal("sell@contact-2 sell", Sample.Recommended(decision));
    }

    [Fact]
    public void ARuleForTheAccountSuppressesForEverybody()
    {
        var decision = Sample.Rules(Sells)
            .Playbook("q", "account", Sells, """{ "id": "n", "title": "n", "when": { "account.plan": "Basic" }, "suppress": ["sell"] }""")
            .Decide("""{ "account": { "plan": "Basic" }, "contacts": [{}, {}] }""");

        Assert.Equal("", Sample.Recommended(decision));
        Assert.Equal(3, decision.NotChosen.Length);
    }

    [Theory]
    [InlineData("not call", "call@C-1")]
    [InlineData("not sell | call", "sell@C-1 call@C-1")]
    [InlineData("sell | call", "")]
    public void ACellSuppressesWhatItNamesOrAllButThat(string suppressed, string expected)
    {
        var decision = Sample.Rules(Calls, Sells.Replace("grow", "urgent", StringComparison.Ordinal), $$"""{ "id": "n", "title": "n", "suppress": "{{suppressed}}" }""").Decide(Facts);

        Assert.Equal(expected, Sample.Recommended(decision));
    }

    [Theory]
    [InlineData(""" "contact": "C-1" """, "")]
    [InlineData(""" "contact": "C-2" """, "call@C-1")]
    [InlineData(null, "")]
    public void AnActionThatIsOpenIsNotRecommendedAgain(string? contact, string expected)
    {
        var history = $$""" "history": { "open": [{ "action": "call", "at": "2026-02-27T10:00:00Z"{{(contact is null ? "" : "," + contact)}} }] }""";
        var decision = Sample.Rules(Calls).Decide($$"""{ "account": {}, "contact": { "id": "C-1" }, {{history}} }""");

        Assert.Equal(expected, Sample.Recommended(decision));
        Assert.Equal(expected.Length == 0 ? "call@C-1 History by p/calls: already open since 2026-02-27" : "", Sample.NotChosen(decision));
    }

    [Theory]
    // per contact, after acceptance, 14 days
    [InlineData("contact", "accepted", "accepted", "C-1", "2026-02-20T09:00:00Z", "accepted on 2026-02-20, rests for 14 days until 2026-03-06")]
    [InlineData("contact", "accepted", "accepted", "C-2", "2026-02-20T09:00:00Z", "")]
    [InlineData("contact", "accepted", "recommended", "C-1", "2026-02-20T09:00:00Z", "")]
    [InlineData("contact", "accepted", "accepted", "C-1", "2026-02-16T09:00:00Z", "")]
    [InlineData("contact", "accepted", "accepted", "C-1", "2026-02-16T09:00:01Z", "accepted on 2026-02-16, rests for 14 days until 2026-03-02")]
    // for the whole account
    [InlineData("account", "accepted", "accepted", "C-2", "2026-02-20T09:00:00Z", "accepted on 2026-02-20, rests for 14 days until 2026-03-06")]
    [InlineData("account", "recommended", "recommended", "C-2", "2026-03-01T09:00:00Z", "recommended on 2026-03-01, rests for 14 days until 2026-03-15")]
    [InlineData("account", "closed", "closed", "C-2", "2026-03-01T09:00:00Z", "closed on 2026-03-01, rests for 14 days until 2026-03-15")]
    public void AnActionRests(string per, string after, string happened, string contact, string at, string expected)
    {
        var sample = Sample.Rules("""{ "id": "r", "title": "r", "then": "gift" }""")
            .Action("gift", $$""" "cooldown": { "for": "14 days", "after": "{{after}}", "per": "{{per}}" } """);

        var decision = sample.Decide($$"""
            { "account": {}, "contact": { "id": "C-1" }, "history": { "{{happened}}": [{ "action": "gift", "contact": "{{contact}}", "at": "{{at}}" }, { "action": "call", "at": "2026-03-01T09:00:00Z" }] } }
            """);

        Assert.Equal(expected.Length == 0 ? "" : "gift@C-1 History by p/r: " + expected, Sample.NotChosen(decision));
        Assert.Equal(expected.Length == 0 ? "gift@C-1" : "", Sample.Recommended(decision));
    }

    [Fact]
    public void AnActionNeedsItsFacts()
    {
        var sample = Sample.Rules("""{ "id": "r", "title": "r", "then": "gift" }""").Action("gift", """ "needs": ["contact.email", "account.tier"] """);

        var decision = sample.Decide(Facts);

        Assert.Equal("gift@C-1 Needs by p/r: needs `contact.email`, which is not known and `account.tier`, which is not known", Sample.NotChosen(decision));
        Assert.Equal(["account.score", "contact.email"], decision.Missing.Select(missing => missing.Fact.Name));
        Assert.All(decision.Missing, missing => Assert.True(missing.WouldMatter));
        Assert.Equal("gift@C-1", Sample.Recommended(sample.Decide("""{ "account": { "score": 50 }, "contact": { "id": "C-1", "email": "ada@example.com" } }""")));
    }

    [Fact]
    public void ABetterRankedActionExcludesAnotherOverTheWholeAccount()
    {
        var sample = Sample.Rules(Sells, """{ "id": "r", "title": "r", "when": { "contact.role": "Sponsor" }, "then": "rescue", "band": "urgent" }""")
            .Action("rescue", """ "excludes": ["sell"] """);

        var decision = sample.Decide("""{ "account": {}, "contacts": [{ "id": "C-1", "role": "User" }, { "id": "C-2", "role": "Sponsor" }] }""");

        Assert.Equal("rescue@C-2", Sample.Recommended(decision));
        Assert.Equal(
            "sell@C-1 Excluded by p/sells: does not go with `rescue` for `C-2`, which ranks before it\n" +
            "sell@C-2 Excluded by p/sells: does not go with `rescue` for `C-2`, which ranks before it",
            Sample.NotChosen(decision));
    }

    [Fact]
    public void OfTwoActionsThatDoNotGoTogetherTheBetterRankedOneStays()
    {
        var sample = Sample.Rules(Sells.Replace("grow", "urgent", StringComparison.Ordinal), """{ "id": "r", "title": "r", "then": "rescue" }""")
            .Action("rescue", """ "excludes": ["sell"] """);

        Assert.Equal("sell@C-1", Sample.Recommended(sample.Decide(Facts)));
    }

    [Fact]
    public void AnActionThatIsNotChosenExcludesNothing()
    {
        var sample = Sample.Rules(Sells, """{ "id": "r", "title": "r", "then": "rescue" }""", """{ "id": "n", "title": "n", "suppress": "rescue" }""")
            .Action("rescue", """ "excludes": ["sell"] """);

        Assert.Equal("sell@C-1", Sample.Recommended(sample.Decide(Facts)));
    }

    [Fact]
    public void TheAccountAndEachContactHaveTheirFill()
    {
        var sample = Sample.Rules(
            """{ "id": "a", "title": "a", "then": ["call", "letter", "sell"] }""")
            .Playbook("q", "account", """{ "id": "b", "title": "b", "then": "visit" }""")
            .Policy(""" "caps": { "actionsPerAccount": 4, "actionsPerContact": 2 } """);

        var decision = sample.Decide("""{ "account": {}, "contacts": [{ "id": "C-1" }, { "id": "C-2" }] }""");

        Assert.Equal("call@C-1 letter@C-1 call@C-2 letter@C-2", Sample.Recommended(decision));
        Assert.Equal(
            "sell@C-1 Capped by p/a: the contact has its fill: 2 better ranked actions\n" +
            "sell@C-2 Capped by p/a: the account has its fill: 4 better ranked actions\n" +
            "visit Capped by q/b: the account has its fill: 4 better ranked actions",
            Sample.NotChosen(decision));
    }

    [Fact]
    public void WatchingFillsNoCapAndFallsToNone()
    {
        var sample = Sample.Rules("""{ "id": "a", "title": "a", "then": ["sell", "watch", "letter"] }""")
            .Policy(""" "caps": { "actionsPerAccount": 2, "actionsPerContact": 1 } """);

        var decision = sample.Decide("""{ "account": {}, "contacts": [{ "id": "C-1" }, { "id": "C-2" }, { "id": "C-3" }] }""");

        Assert.Equal("sell@C-1 watch@C-1 sell@C-2 watch@C-2 watch@C-3", Sample.Recommended(decision));
    }
}
