using System.Collections.Immutable;
using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>The files of the sample book, made from the casts.</summary>
internal static class SampleFiles
{
    public static ImmutableDictionary<string, string> Make()
    {
        var book = Casts.Cast.All.Select(AccountRecords.Of).ToImmutableArray();
        return ImmutableDictionary.CreateRange(
            StringComparer.Ordinal,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["book.json"] = "{\n  \"title\": \"Sample book\",\n  \"asOf\": \"2026-11-02T09:00:00Z\"\n}\n",
                ["accounts.csv"] = CsvText.Of(Columns.Account.Prepend("account.id"), book.Select(Account)),
                ["contacts.csv"] = CsvText.Of([.. AccountAndContact, .. Columns.Contact], book.SelectMany(Contacts)),
                ["surveys.csv"] = CsvText.Of(Columns.Survey, book.SelectMany(Surveys)),
                ["events.csv"] = CsvText.Of(["id", .. AccountAndContact, "at", .. Columns.Event], book.SelectMany(Events)),
                ["purchases.csv"] = CsvText.Of(Columns.Purchase, book.SelectMany(Purchases)),
                ["products.csv"] = CsvText.Of(Columns.Ownership, book.SelectMany(Products)),
                ["book.csv"] = FlatBook.Of(book),
            });
    }

    private static ImmutableArray<string> AccountAndContact => ["account.id", "contact.id"];

    private static IEnumerable<string> Account(AccountRecords account) => FlatBook.Fields(account.Facts, Columns.Account).Prepend(account.Id);

    private static IEnumerable<IEnumerable<string>> Contacts(AccountRecords account) =>
        account.Contacts.Select(contact => FlatBook.Fields(contact.Facts, Columns.Contact).Prepend(contact.Id).Prepend(account.Id));

    private static IEnumerable<IEnumerable<string>> Surveys(AccountRecords account) =>
        account.Surveys.Select(survey => (string[])[survey.Id, account.Id, survey.Contact, survey.At, survey.Attitude, survey.Behaviour]);

    private static IEnumerable<IEnumerable<string>> Events(AccountRecords account) =>
        account.Events.Select(happened => (string[])[happened.Id, account.Id, happened.Contact, happened.At, .. FlatBook.Fields(happened.Event)]);

    private static IEnumerable<IEnumerable<string>> Purchases(AccountRecords account) =>
        account.Purchases.Select(purchase => (string[])
            [purchase.Id, account.Id, purchase.At, purchase.Product, Text(purchase.Amount), Text(purchase.Quantity)]);

    private static IEnumerable<IEnumerable<string>> Products(AccountRecords account) =>
        account.Products.Select(product => (string[])
            [account.Id, product.Product, BookTime.Day(product.Since), product.Until is { } until ? BookTime.Day(until) : "", product.Usage is { } usage ? Text(usage) : ""]);

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
