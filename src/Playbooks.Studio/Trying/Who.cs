using Playbooks.Language.Values;
using Playbooks.Retention.Book;

namespace Playbooks.Studio.Trying;

/// <summary>A contact of the sample book as an address names it: <c>A-17/C-3</c>, or <c>A-17/</c> for an account without contacts.</summary>
internal static class Who
{
    /// <summary>The name of a contact.</summary>
    public static string Write(string account, string contact) => $"{account}/{contact}";

    /// <summary>The account and the contact's place in it (-1 for an account without contacts), or null when the book has no such one.</summary>
    public static (BookAccount Account, int Contact)? Find(SampleBook book, string who)
    {
        foreach (var account in book.Accounts)
        {
            var id = Id(account.Facts.Account);
            if (!who.StartsWith(id + "/", StringComparison.Ordinal))
            {
                continue;
            }
            var contacts = account.Facts.Contacts;
            for (var i = 0; i < contacts.Length; i++)
            {
                if (Write(id, Id(contacts[i])) == who)
                {
                    return (account, i);
                }
            }
            if (who.Length == id.Length + 1)
            {
                return (account, contacts.Length == 0 ? -1 : 0);
            }
        }
        return null;
    }

    /// <summary>A row's id.</summary>
    public static string Id(FactRow row) => row.Layout.Find("id") is { } column && row.Get(column) is string id ? id : "";
}
