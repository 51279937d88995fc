namespace Playbooks.Engine.Tests.Deciding;

public sealed class RankingTests
{
    private const string Facts = """{ "account": {}, "contact": {} }""";

    [Fact]
    public void BandsComeFirst() =>
        Assert.Equal("visit@contact-1 call@contact-1 sell@contact-1 watch@contact-1", Sample.Recommended(Sample.Rules(
            """{ "id": "a", "title": "a", "then": "watch", "band": "fallback" }""",
            """{ "id": "b", "title": "b", "then": "sell", "band": "grow" }""",
            """{ "id": "c", "title": "c", "then": "call", "band": "save" }""",
            """{ "id": "d", "title": "d", "then": "visit", "band": "urgent" }""").Decide(Facts)));

    [Fact]
    public void WithinABandTheFormulaRanksHigherFirst()
    {
        var decision = Sample.Rules("""{ "id": "a", "title": "a", "then": ["visit", "call", "watch"] }""")
            .Policy(""" "ranking": "100 - (action.effort ?? 10)" """).Decide(Facts);

        Assert.Equal("watch@contact-1 call@contact-1 visit@contact-1", Sample.Recommended(decision));
        Assert.Equal([90.0, 70.0, -80.0], decision.Actions.Select(action => action.Score));
    }

    [Fact]
    public void TheFormulaSeesTheRulesChanges()
    {
        var decision = Sample.Rules("""{ "id": "a", "title": "a", "then": [{ "action": "call", "effort": "3 hours" }, "visit"], "band": "grow" }""")
            .Policy(""" "ranking": "action.band == 'grow' ? double(action.cost) : -1.0" """).Decide(Facts);

        Assert.Equal("visit@contact-1 call@contact-1", Sample.Recommended(decision));
    }

    [Fact]
    public void AFormulaThatIsNotKnownScoresNothing()
    {
        var decision = Sample.Rules("""{ "id": "a", "title": "a", "then": "call" }""").Policy(""" "ranking": "account.score" """).Decide(Facts);

        Assert.Equal(0, decision.Actions[0].Score);
        Assert.Empty(decision.Failures);
    }

    [Fact]
    public void AFormulaThatFailsScoresNothingAndIsReported()
    {
        var decision = Sample.Rules("""{ "id": "a", "title": "a", "then": "call" }""").Policy(""" "ranking": "double(account.cost / account.arr)" """)
            .Decide("""{ "account": { "cost": 1, "arr": 0 }, "contact": {} }""");

        Assert.Equal(0, decision.Actions[0].Score);
        Assert.Contains(decision.Failures, failure => failure.Where == "ranking");
    }

    [Fact]
    public void NoiseOfBinaryArithmeticDecidesNothing()
    {
        var decision = Sample.Rules("""{ "id": "a", "title": "a", "then": ["sell", "visit"] }""")
            .Policy(""" "ranking": "action.kind == 'CrossSell' ? 0.3 : 0.1 + 0.2" """).Decide(Facts);

        Assert.Equal("sell@contact-1 visit@contact-1", Sample.Recommended(decision));
        Assert.Equal([0.3, 0.3], decision.Actions.Select(action => action.Score));
    }

    [Fact]
    public void TiesFallToTheRulesPlaceAndThenToTheContacts()
    {
        var decision = Sample.Rules(
            """{ "id": "a", "title": "a", "when": { "contact.role": "User" }, "then": "call" }""",
            """{ "id": "b", "title": "b", "then": "watch" }""").Decide("""{ "account": {}, "contacts": [{}, { "role": "User" }, { "role": "User" }] }""");

        Assert.Equal("call@contact-2 call@contact-3 watch@contact-1 watch@contact-2 watch@contact-3", Sample.Recommended(decision));
    }
}
