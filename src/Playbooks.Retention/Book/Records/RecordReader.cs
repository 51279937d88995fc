using Playbooks.Engine.Vocabulary;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book.Records;

/// <summary>Makes records of the rows of a file.</summary>
/// <param name="kind">What the rows are.</param>
/// <param name="vocabulary">The facts that there are.</param>
/// <param name="days">How many days all dates are moved on.</param>
internal sealed class RecordReader(RecordKind kind, FactVocabulary vocabulary, int days)
{
    /// <summary>The record of a row; null, and the reason, when there is none in it.</summary>
    public BookRecord? Read(string account, RowFacts row, out string? reason)
    {
        Shift(row);
        var contact = row.Contact.Get(row.Contact.Layout.Find("id")!) as string;
        var record = kind switch
        {
            RecordKind.Accounts => new AccountRecord(account, Facts(Entity.Account, row), Text(row, "team")),
            RecordKind.Contacts => contact is null ? null : new ContactRecord(account, contact, Facts(Entity.Contact, row)),
            RecordKind.Surveys => ReadSurvey(account, contact, row),
            RecordKind.Events => Time(row) is { } at ? RecordIds.Identify(new EventRecord(account, Text(row, "id") ?? "", contact, at, Facts(Entity.Event, row))) : null,
            RecordKind.Purchases => ReadPurchase(account, row),
            _ => ReadProduct(account, row),
        };
        reason = record is null ? WhyNot(row, contact) : WhatIsWrongWith(record);
        return reason is null ? record : null;
    }

    private BookRecord? ReadSurvey(string account, string? contact, RowFacts row)
    {
        var (own, other) = contact is null ? (row.Account, row.Contact) : (row.Contact, row.Account);
        row.Account.Clear(row.Account.Layout.Find("id")!);
        row.Contact.Clear(row.Contact.Layout.Find("id")!);
        return Time(row) is { } at && RowFacts.Says(own) && !RowFacts.Says(other)
            ? RecordIds.Identify(new SurveyRecord(account, Text(row, "id") ?? "", contact, at, Facts(contact is null ? Entity.Account : Entity.Contact, row)))
            : null;
    }

    private static BookRecord? ReadPurchase(string account, RowFacts row) =>
        Time(row) is { } at && Text(row, "product") is { } product && RecordColumns.Get(row, "amount") is decimal amount
            ? RecordIds.Identify(new PurchaseRecord(account, Text(row, "id") ?? "", at, product, amount, RecordColumns.Get(row, "quantity") as decimal?))
            : null;

    private static ProductRecord? ReadProduct(string account, RowFacts row) => Text(row, "product") is { } product
        ? new ProductRecord(account, product, Day(row, "since"), Day(row, "until"), RecordColumns.Get(row, "usage") as double?)
        : null;

    private string WhyNot(RowFacts row, string? contact) => kind switch
    {
        RecordKind.Contacts => "`contact.id` is empty, so the row does not say who it is",
        not RecordKind.Products when Time(row) is null => "`at` is empty, so the row does not say when",
        RecordKind.Surveys when RowFacts.Says(row.Account) && RowFacts.Says(row.Contact) => "the row has answers of the account and of a contact",
        RecordKind.Surveys when RowFacts.Says(row.Account) || RowFacts.Says(row.Contact) => contact is null
            ? "the row has a contact's answers and no `contact.id`"
            : "the row has answers of the account and a `contact.id`",
        RecordKind.Surveys => "the row holds no answer",
        RecordKind.Purchases when Text(row, "product") is not null => "`amount` is empty",
        _ => "`product` is empty",
    };

    private static string? WhatIsWrongWith(BookRecord record) => RecordIds.Problem("account.id", record.Account) ?? record switch
    {
        AccountRecord { Team: { } team } => RecordIds.Problem("team", team),
        ContactRecord contact => RecordIds.Problem("contact.id", contact.Contact),
        SurveyRecord survey => RecordIds.Problem("id", survey.Id),
        EventRecord happened => RecordIds.Problem("id", happened.Id),
        PurchaseRecord purchase => RecordIds.Problem("id", purchase.Id) ?? RecordIds.Problem("product", purchase.Product),
        ProductRecord product => RecordIds.Problem("product", product.Product) ?? product.Mistake,
        _ => null,
    };

    private string Facts(Entity entity, RowFacts row) => RecordJson.Write(vocabulary, entity, row.RowOf(entity), row.Ages);

    private static string? Text(RowFacts row, string name) => RecordColumns.Get(row, name) as string;

    private static DateTimeOffset? Time(RowFacts row) => (RecordColumns.Get(row, "at") as DateTimeOffset?)?.ToUniversalTime();

    private static DateOnly? Day(RowFacts row, string name) => RecordColumns.Get(row, name) is DateTime day ? DateOnly.FromDateTime(day) : null;

    private void Shift(RowFacts row)
    {
        if (days == 0)
        {
            return;
        }
        foreach (var target in new[] { row.Account, row.Contact, row.Event })
        {
            foreach (var column in target.Layout.Columns)
            {
                target.Set(column, target.Get(column) switch
                {
                    DateTime date => date.AddDays(days),
                    DateTimeOffset time => time.AddDays(days),
                    var other => other,
                });
            }
        }
        for (var i = 0; i < row.Ages.Count; i++)
        {
            row.Ages[i] = row.Ages[i] with { At = row.Ages[i].At.AddDays(days) };
        }
    }
}
