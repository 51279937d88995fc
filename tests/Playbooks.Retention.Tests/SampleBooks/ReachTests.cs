using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>Everybody whom the playbooks speak of is in the sample book.</summary>
public sealed class ReachTests
{
    [Fact]
    public void EveryPlaybookSpeaksOfSomeone() =>
        AssertNoneOf(Workspace.Playbooks.Select(playbook => playbook.Id).Except(Matched().Select(rule => rule[..rule.IndexOf('/', StringComparison.Ordinal)])));

    [Fact]
    public void EveryRuleMatchesSomeone() => AssertNoneOf(Workspace.Rules.Select(rule => rule.Id).Except(Matched()));

    [Fact]
    public void EveryActionIsRecommendedForSomeone() =>
        AssertNoneOf(Workspace.Actions.Keys.Except(Decisions().SelectMany(decision => decision.Actions).Select(action => action.Action.Id)));

    [Fact]
    public void EveryTemplateIsWrittenForSomeoneInEachLanguage() =>
        AssertNoneOf(Workspace.Templates.Keys.Except(
            Decisions().SelectMany(decision => decision.Actions).SelectMany(action => action.Messages).Select(message => message.Template)
                .Concat(ShippedBook.Decisions.SelectMany(decided => ShippedBook.StepsOf(decided.Request, decided.Decision)).Select(written => written.Template))));

    [Fact]
    public void EveryCellOfTheLoyaltyGridHasSomeone()
    {
        var cells =
            from quadrant in Values("contact.quadrant")
            from tier in Values("account.valueTier")
            from role in Values("contact.role")
            select $"{quadrant} {tier} {role}";
        var people = Decisions().SelectMany(decision => decision.Account.Children(0).ToArray().Select(contact =>
            $"{ShippedBook.Text(contact, "contact.quadrant")} {ShippedBook.Text(decision.Account, "account.valueTier")} {ShippedBook.Text(contact, "contact.role")}"));
        AssertNoneOf(cells.Except(people));
    }

    [Theory]
    [InlineData("account.zone")]
    [InlineData("account.severity")]
    [InlineData("account.standing")]
    [InlineData("account.salvage")]
    [InlineData("account.extreme")]
    [InlineData("account.leavingReason")]
    [InlineData("account.demand")]
    public void SomeoneStandsForEveryValueOf(string fact) =>
        AssertNoneOf(Values(fact).Except(Decisions().Select(decision => ShippedBook.Text(decision.Account, fact)).OfType<string>()));

    [Fact]
    public void SomethingOfEveryKindHappenedLately() =>
        AssertNoneOf(Values("event.kind").Except(Decisions().Select(decision => decision.Event).OfType<FactRow>().Select(row => ShippedBook.Text(row, "event.kind")).OfType<string>()));

    [Fact]
    public void EveryAccountHasAnActionAndSoHasEveryContactAtHighRisk()
    {
        Assert.All(Decisions(), decision => Assert.NotEmpty(decision.Actions));
        foreach (var decision in Decisions())
        {
            foreach (var contact in decision.Account.Children(0).ToArray().Where(contact => ShippedBook.Text(contact, "contact.quadrant") == "HighRisk"))
            {
                Assert.Contains(decision.Actions, action => action.Contact == ShippedBook.Text(contact, "contact.id"));
            }
        }
    }

    private static Workspace Workspace => ShippedBook.Release.Workspace;

    private static void AssertNoneOf(IEnumerable<string> lacking)
    {
        var names = lacking.Order(StringComparer.Ordinal).ToArray();
        Assert.True(names.Length == 0, $"the sample book has nobody for {string.Join(", ", names)}");
    }

    private static IEnumerable<Decision> Decisions() => ShippedBook.Decisions.Select(decided => decided.Decision);

    private static IEnumerable<string> Matched() =>
        Decisions().SelectMany(decision => decision.Rules).Where(rule => rule.Outcome == RuleOutcome.Matched).Select(rule => rule.Rule).Distinct();

    private static IEnumerable<string> Values(string fact) => ((ChoiceType)Workspace.Vocabulary.Find(fact)!.Type).Values;
}
