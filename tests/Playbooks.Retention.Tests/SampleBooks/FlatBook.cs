using System.Collections.Immutable;
using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>The book as one table, a row for each contact: what all records say at the book's time.</summary>
internal static class FlatBook
{
    private const int Quarter = 91;
    private const int Year = 365;
    private const int EventCountsFor = 30;
    private const int HardlyUsed = 10;

    public static string Of(ImmutableArray<AccountRecords> book) =>
        CsvText.Of(
            ["account.id", .. Columns.Account, .. Columns.FromRecords, "contact.id", .. Columns.Contact, .. Columns.FromSurveys, "event.contact", .. Columns.Event],
            book.SelectMany(Rows));

    public static IEnumerable<string> Fields(ImmutableDictionary<string, string> facts, ImmutableArray<string> columns) =>
        columns.Select(column => facts.GetValueOrDefault(column, ""));

    public static string[] Fields(EventCast happened) =>
    [
        happened.Kind, happened.Text, happened.Issue, happened.Fault, happened.Fixed, happened.Area, happened.Amount, happened.Hours, happened.WithinTerms,
        happened.Competitor,
    ];

    private static IEnumerable<IEnumerable<string>> Rows(AccountRecords account)
    {
        var latest = account.Events.LastOrDefault(happened => happened.Day >= -EventCountsFor);
        foreach (var contact in account.Contacts)
        {
            var speaks = latest is not null && (latest.Contact.Length > 0 ? latest.Contact == contact.Id : contact == account.Contacts[0]);
            yield return
            [
                account.Id, .. Fields(account.Facts, Columns.Account), .. FromRecords(account),
                contact.Id, .. Fields(contact.Facts, Columns.Contact), .. FromSurveys(account, contact),
                .. speaks ? Fields(latest!.Event).Prepend(latest.Contact) : Enumerable.Repeat("", Columns.Event.Length + 1),
            ];
        }
    }

    private static string[] FromRecords(AccountRecords account)
    {
        var owned = account.Products.Where(product => product.Until is null).ToArray();
        return
        [
            string.Join('|', owned.Select(product => product.Product)),
            string.Join('|', owned.Where(product => product.Usage < HardlyUsed).Select(product => product.Product)),
            SpendChange(account),
            LatestOn(account, "Complaint"),
            account.Events.Count(happened => happened.Event.Kind == "Demand" && happened.Day >= -Year).ToString(CultureInfo.InvariantCulture),
            LatestOn(account, "ThreatToLeave"),
        ];
    }

    private static string LatestOn(AccountRecords account, string kind) =>
        account.Events.LastOrDefault(happened => happened.Event.Kind == kind) is { } latest ? BookTime.Day(latest.Day) : "";

    // The last quarter against the same one a year ago, so that the season does not count.
    private static string SpendChange(AccountRecords account)
    {
        var now = Spent(account, 0);
        var then = Spent(account, -Year);
        return then == 0 ? "" : Math.Round(100 * (now - then) / then).ToString(CultureInfo.InvariantCulture);
    }

    private static decimal Spent(AccountRecords account, int until) =>
        account.Purchases.Where(purchase => purchase.Day < until && purchase.Day >= until - Quarter).Sum(purchase => purchase.Amount);

    private static string[] FromSurveys(AccountRecords account, ContactRecord contact)
    {
        var surveys = account.Surveys.Where(survey => survey.Contact == contact.Id).ToArray();
        var attitude = surveys.LastOrDefault(survey => survey.Attitude.Length > 0);
        var behaviour = surveys.LastOrDefault(survey => survey.Behaviour.Length > 0);
        var last = surveys.LastOrDefault();
        return [attitude?.Attitude ?? "", attitude?.At ?? "", behaviour?.Behaviour ?? "", behaviour?.At ?? "", last is null ? "" : BookTime.Day(last.Day)];
    }
}
