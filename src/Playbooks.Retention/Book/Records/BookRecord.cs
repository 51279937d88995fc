using System.Collections.Immutable;

namespace Playbooks.Retention.Book.Records;

/// <summary>Something that the book knows: a closed family. Facts are a JSON object, fact names without their entity to values, as in <c>--facts</c>.</summary>
/// <param name="Account">The account's id.</param>
public abstract record BookRecord(string Account);

/// <summary>An account.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Facts">Its given facts.</param>
/// <param name="Team">The team that looks after it, or null.</param>
public sealed record AccountRecord(string Account, string Facts, string? Team = null) : BookRecord(Account);

/// <summary>A contact.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Contact">The contact's id.</param>
/// <param name="Facts">The contact's given facts.</param>
public sealed record ContactRecord(string Account, string Contact, string Facts) : BookRecord(Account);

/// <summary>What a contact (or somebody of the account) answered at a time.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Id">The survey's id.</param>
/// <param name="Contact">The contact's id, or null where the answers are the account's.</param>
/// <param name="At">When.</param>
/// <param name="Facts">The answers: facts of the contact, or of the account.</param>
public sealed record SurveyRecord(string Account, string Id, string? Contact, DateTimeOffset At, string Facts) : BookRecord(Account);

/// <summary>Something that happened.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Id">The event's id.</param>
/// <param name="Contact">Who it came from, or null.</param>
/// <param name="At">When.</param>
/// <param name="Facts">Facts of the event.</param>
public sealed record EventRecord(string Account, string Id, string? Contact, DateTimeOffset At, string Facts) : BookRecord(Account);

/// <summary>Something bought.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Id">The purchase's id.</param>
/// <param name="At">When.</param>
/// <param name="Product">What.</param>
/// <param name="Amount">For how much, in the account's currency.</param>
/// <param name="Quantity">How many, or null.</param>
public sealed record PurchaseRecord(string Account, string Id, DateTimeOffset At, string Product, decimal Amount, decimal? Quantity) : BookRecord(Account);

/// <summary>A product that the account owns or owned.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Product">Which.</param>
/// <param name="Since">From when on, or null.</param>
/// <param name="Until">Until when, or null while it is owned.</param>
/// <param name="Usage">How much of it is used, in percent, or null.</param>
public sealed record ProductRecord(string Account, string Product, DateOnly? Since, DateOnly? Until, double? Usage) : BookRecord(Account)
{
    /// <summary>What of it cannot be, in words; null where all can.</summary>
    public string? Mistake =>
        Until < Since ? "`until` lies before `since`"
        : Usage is < 0 or > 100 ? "`usage` is a share in percent, from 0 to 100"
        : null;
}

/// <summary>All that the book knows of one account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Version">One more with each change to any of its records; what <c>ETag</c> says.</param>
/// <param name="ChangedAt">When the last change was.</param>
public sealed record AccountFile(AccountRecord Account, long Version, DateTimeOffset ChangedAt)
{
    /// <summary>Its contacts, by id.</summary>
    public ImmutableArray<ContactRecord> Contacts { get; init; } = [];

    /// <summary>Its surveys, oldest first.</summary>
    public ImmutableArray<SurveyRecord> Surveys { get; init; } = [];

    /// <summary>Its events, oldest first.</summary>
    public ImmutableArray<EventRecord> Events { get; init; } = [];

    /// <summary>Its purchases, oldest first.</summary>
    public ImmutableArray<PurchaseRecord> Purchases { get; init; } = [];

    /// <summary>Its products, by name.</summary>
    public ImmutableArray<ProductRecord> Products { get; init; } = [];
}
