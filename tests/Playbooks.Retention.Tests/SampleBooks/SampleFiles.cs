using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Compiling;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>The files of the sample book, made from the casts.</summary>
internal static class SampleFiles
{
    private const string Accounts = "## Who is in it";

    public static async Task<ImmutableDictionary<string, string>> MakeAsync(Release release)
    {
        var files = Records([.. Casts.Cast.All.Select(AccountRecords.Of)]);
        return files.Add("book.csv", await FlatBook.OfAsync(release, files));
    }

    /// <summary>The guide to the book, its list of accounts as the casts have them and all before it as it stands.</summary>
    public static string Guide(string text)
    {
        var rows = Casts.Cast.All.Select(cast => $"| {cast.Id} | {(cast.Name.Length > 0 ? $"`{cast.Name}`" : "")} | {cast.Story} |\n");
        return $"{text[..text.IndexOf(Accounts, StringComparison.Ordinal)]}{Accounts}\n\n| id | account | whom it stands for |\n| --- | --- | --- |\n{string.Concat(rows)}";
    }

    private static ImmutableDictionary<string, string> Records(ImmutableArray<AccountRecords> book) =>
        ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["book.json"] = "{\n  \"title\": \"Sample book\",\n  \"asOf\": \"2026-11-02T09:00:00Z\"\n}\n",
            ["accounts.csv"] = CsvText.Of(Columns.Account.Prepend("account.id"), book.Select(Account)),
            ["contacts.csv"] = CsvText.Of([.. AccountAndContact, .. Columns.Contact], book.SelectMany(Contacts)),
            ["surveys.csv"] = CsvText.Of(Columns.Survey, book.SelectMany(Surveys)),
            ["events.csv"] = CsvText.Of(["id", .. AccountAndContact, "at", .. Columns.Event], book.SelectMany(Events)),
            ["purchases.csv"] = CsvText.Of(Columns.Purchase, book.SelectMany(Purchases)),
            ["products.csv"] = CsvText.Of(Columns.Ownership, book.SelectMany(Products)),
        });

    private static ImmutableArray<string> AccountAndContact => ["account.id", "contact.id"];

    private static IEnumerable<string> Account(AccountRecords account) => Fields(account.Facts, Columns.Account).Prepend(account.Id);

    private static IEnumerable<IEnumerable<string>> Contacts(AccountRecords account) =>
        account.Contacts.Select(contact => Fields(contact.Facts, Columns.Contact).Prepend(contact.Id).Prepend(account.Id));

    private static IEnumerable<IEnumerable<string>> Surveys(AccountRecords account) =>
        account.Surveys.Select(survey => (string[])[survey.Id, account.Id, survey.Contact, survey.At, survey.Attitude, survey.Behaviour]);

    private static IEnumerable<IEnumerable<string>> Events(AccountRecords account) =>
        account.Events.Select(happened => (string[])[happened.Id, account.Id, happened.Contact, happened.At, .. Fields(happened.Event)]);

    private static IEnumerable<IEnumerable<string>> Purchases(AccountRecords account) =>
        account.Purchases.Select(purchase => (string[])
            [purchase.Id, account.Id, purchase.At, purchase.Product, Text(purchase.Amount), Text(purchase.Quantity)]);

    private static IEnumerable<IEnumerable<string>> Products(AccountRecords account) =>
        account.Products.Select(product => (string[])
            [account.Id, product.Product, BookTime.Day(product.Since), product.Until is { } until ? BookTime.Day(until) : "", product.Usage is { } usage ? Text(usage) : ""]);

    private static IEnumerable<string> Fields(ImmutableDictionary<string, string> facts, ImmutableArray<string> columns) =>
        columns.Select(column => facts.GetValueOrDefault(column, ""));

    private static string[] Fields(EventCast happened) =>
    [
        happened.Kind, happened.Text, happened.Issue, happened.Fault, happened.Fixed, happened.Area, happened.Amount, happened.Hours, happened.WithinTerms,
        happened.Competitor,
    ];

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
