using System.Collections.Immutable;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>Two years of one account. Facts are texts as the files have them; one that is not known is absent.</summary>
internal sealed record AccountRecords(
    string Id,
    ImmutableDictionary<string, string> Facts,
    ImmutableArray<ContactRecord> Contacts,
    ImmutableArray<SurveyRecord> Surveys,
    ImmutableArray<EventRecord> Events,
    ImmutableArray<PurchaseRecord> Purchases,
    ImmutableArray<Ownership> Products)
{
    public static AccountRecords Of(AccountCast cast)
    {
        var products = Owning.Of(cast);
        return new AccountRecords(
            cast.Id,
            Knowing.OfAccount(cast),
            [.. cast.Contacts.Select((contact, i) => new ContactRecord(cast.ContactId(i + 1), Knowing.OfContact(cast, contact, i + 1)))],
            Answering.Of(cast),
            Happening.Of(cast),
            Buying.Of(cast, products),
            products);
    }
}

internal sealed record ContactRecord(string Id, ImmutableDictionary<string, string> Facts);

/// <summary>Answers to a survey; an empty one was left out.</summary>
internal sealed record SurveyRecord(string Id, string Contact, int Day, string At, string Attitude, string Behaviour);

internal sealed record EventRecord(string Id, string Contact, int Day, string At, EventCast Event);

internal sealed record PurchaseRecord(string Id, int Day, string At, string Product, decimal Amount, int Quantity);

/// <summary>A product owned since a day and, where it was given up, until a day; days count from the book's time.</summary>
internal sealed record Ownership(string Product, int Since, int? Until, int? Usage);
