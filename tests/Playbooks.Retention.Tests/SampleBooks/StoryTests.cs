using System.Collections.Immutable;
using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>The two years hang together, and hold what books of real customers hold.</summary>
public sealed class StoryTests
{
    private const int TwoYears = -730;

    private static readonly Lazy<ImmutableArray<AccountRecords>> s_book = new(() => [.. Casts.Cast.All.Select(AccountRecords.Of)]);

    [Fact]
    public void AllThatHappenedLiesWithinTheTwoYearsBeforeTheBooksTime() =>
        Assert.All(
            s_book.Value.SelectMany(account => account.Surveys.Select(survey => survey.At)
                .Concat(account.Events.Select(happened => happened.At)).Concat(account.Purchases.Select(purchase => purchase.At))),
            at => Assert.InRange(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), BookTime.AsOf.AddDays(TwoYears), BookTime.AsOf));

    [Fact]
    public void NobodyBuysOrAnswersBeforeTheirFirstProductOrAfterTheirLast() =>
        Assert.All(s_book.Value, account =>
        {
            var (first, last) = (account.Products.Min(product => product.Since), account.Products.Max(product => product.Until ?? 0));
            Assert.All(account.Purchases.Select(purchase => purchase.Day).Concat(account.Surveys.Select(survey => survey.Day)), day => Assert.InRange(day, first, last));
        });

    [Fact]
    public void NoIdAndNoPersonIsThereTwice()
    {
        var ids = s_book.Value.SelectMany(account => account.Contacts.Select(contact => contact.Id)
            .Concat(account.Surveys.Select(survey => survey.Id)).Concat(account.Events.Select(happened => happened.Id)).Concat(account.Purchases.Select(purchase => purchase.Id)).Append(account.Id));
        var names = s_book.Value.SelectMany(account => account.Contacts).Select(contact => contact.Facts.GetValueOrDefault("contact.name")).OfType<string>();
        Assert.Empty(ids.Concat(names).GroupBy(id => id).Where(group => group.Skip(1).Any()).Select(group => group.Key));
    }

    [Fact]
    public void MailReachesNobody() =>
        Assert.All(
            s_book.Value.SelectMany(account => account.Contacts).Select(contact => contact.Facts.GetValueOrDefault("contact.email")).OfType<string>(),
            address => Assert.Matches(@"^[a-z0-9.-]+@[a-z]+\.example$", address));

    [Fact]
    public void SomebodySlidesFromTrulyLoyalThroughTrappedToHighRisk() =>
        Assert.Contains(People(), person => InOrder(person.Quadrants, "TrulyLoyal", "Trapped", "HighRisk"));

    [Fact]
    public void SomeNeverAnsweredAndSomeNotLately()
    {
        Assert.Contains(People(), person => person.LastDay is null);
        Assert.Contains(People(), person => person.LastDay < -180 && person.IsStillThere);
    }

    [Fact]
    public void ThereAreManyCurrenciesRegionsLanguagesAndWaysToBeLeftAlone()
    {
        var contacts = s_book.Value.SelectMany(account => account.Contacts).ToArray();
        Assert.True(s_book.Value.Select(account => account.Facts["account.currency"]).Distinct().Count() >= 6);
        Assert.True(s_book.Value.Select(account => account.Facts["account.region"]).Distinct().Count() >= 8);
        Assert.True(contacts.Select(contact => contact.Facts["contact.language"]).Distinct().Count() >= 8);
        Assert.Equal(["call", "email", "letter"], contacts.SelectMany(contact => contact.Facts.GetValueOrDefault("contact.optOuts", "").Split('|')).Where(channel => channel.Length > 0).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(contacts, contact => contact.Facts.GetValueOrDefault("contact.doNotContact") == "true");
        Assert.Contains(ShippedBook.Decisions, decided => decided.Decision.Actions.Any(action => action.Messages.Any(message => message.NotBefore is not null)));
    }

    private static IEnumerable<(string[] Quadrants, int? LastDay, bool IsStillThere)> People() =>
        from account in s_book.Value
        from contact in account.Contacts
        let surveys = account.Surveys.Where(survey => survey.Contact == contact.Id && survey.Attitude.Length > 0 && survey.Behaviour.Length > 0).ToArray()
        select (surveys.Select(Quadrant).ToArray(), surveys.LastOrDefault()?.Day, account.Facts["account.status"] != "Left");

    private static string Quadrant(SurveyRecord survey) => (IsHigh(survey.Attitude), IsHigh(survey.Behaviour)) switch
    {
        (true, true) => "TrulyLoyal",
        (true, false) => "Accessible",
        (false, true) => "Trapped",
        (false, false) => "HighRisk",
    };

    private static bool IsHigh(string score) => decimal.Parse(score, CultureInfo.InvariantCulture) >= 7;

    private static bool InOrder(string[] quadrants, params string[] wanted) =>
        quadrants.Aggregate(0, (found, quadrant) => found < wanted.Length && quadrant == wanted[found] ? found + 1 : found) == wanted.Length;
}
