using System.Collections.Immutable;
using Playbooks.Engine.Recording;

namespace Playbooks.Retention.Book.Records;

/// <summary>Where the book is kept. A change returns when it is durable.</summary>
public interface IBookStore
{
    /// <summary>
    /// Adds records, or puts them in the place of those with the same keys (account; account and contact; account and a survey's,
    /// event's or purchase's id; account and product), all or none. Records that are there already, word for word, change nothing.
    /// Records of an account that is neither there nor among them are named in the result, and nothing is saved.
    /// </summary>
    /// <param name="records">At most 10,000.</param>
    /// <param name="seen">The account's version that the caller saw (0: that it was not there), for a change to a single account; null: whatever it is.</param>
    /// <param name="audit">Who and why.</param>
    /// <param name="cancel">Ends it early, when nothing was done yet.</param>
    Task<BookSave> SaveAsync(ImmutableArray<BookRecord> records, long? seen, AuditEntry audit, CancellationToken cancel);

    /// <summary>All that is known of an account, or null.</summary>
    Task<AccountFile?> FindAsync(string account, CancellationToken cancel);

    /// <summary>The accounts that have a contact of an id: contacts' ids need not be unique across accounts.</summary>
    Task<ImmutableArray<string>> AccountsOfAsync(string contact, CancellationToken cancel);

    /// <summary>
    /// Accounts by id, after <paramref name="after"/>: those whose id, name (fact <c>name</c>) or contacts' id or name contains
    /// the text, without regard to case, where one is given; those of a team, where one is given.
    /// </summary>
    Task<ImmutableArray<AccountFile>> ListAsync(string? text, string? team, string? after, int most, CancellationToken cancel);

    /// <summary>How many accounts and contacts there are.</summary>
    Task<BookSize> SizeAsync(CancellationToken cancel);

    /// <summary>Takes records out by their keys (facts are not looked at); those that are not there are passed over. How many were taken out.</summary>
    Task<int> RemoveAsync(ImmutableArray<BookRecord> records, AuditEntry audit, CancellationToken cancel);
}

/// <summary>What became of a save.</summary>
/// <param name="Saved">Whether it was done; if not, nothing changed.</param>
/// <param name="Added">Records that were not there.</param>
/// <param name="Changed">Records that were there and differ.</param>
/// <param name="Unchanged">Records that were there already.</param>
/// <param name="Version">The account's version now, where the save was about a single account.</param>
/// <param name="UnknownAccounts">Accounts that records speak of and that are not there.</param>
public sealed record BookSave(bool Saved, int Added, int Changed, int Unchanged, long? Version, ImmutableArray<string> UnknownAccounts);

/// <summary>How much the book holds.</summary>
/// <param name="Accounts">Accounts.</param>
/// <param name="Contacts">Contacts.</param>
public sealed record BookSize(long Accounts, long Contacts);
