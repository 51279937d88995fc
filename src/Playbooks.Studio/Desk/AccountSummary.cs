using System.Collections.Immutable;
using Playbooks.Retention.Book.Records;
using Playbooks.Studio.Writing;

namespace Playbooks.Studio.Desk;

/// <summary>An account as the list of those found shows it.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Name">Its name, or its id.</param>
/// <param name="Team">The team that looks after it, or null.</param>
/// <param name="Contacts">Its contacts: id and name.</param>
/// <param name="LastEvent">When something last happened, or null.</param>
internal sealed record AccountSummary(string Account, string Name, string? Team, ImmutableArray<(string Id, string Name)> Contacts, DateTimeOffset? LastEvent)
{
    /// <summary>What the book says of an account.</summary>
    public static AccountSummary Of(AccountFile file) => new(
        file.Account.Account,
        Previewing.NameIn(file.Account.Facts) ?? file.Account.Account,
        file.Account.Team,
        [.. file.Contacts.Select(contact => (contact.Contact, Previewing.NameIn(contact.Facts) ?? contact.Contact))],
        file.Events.IsEmpty ? null : file.Events.Max(one => one.At));
}
