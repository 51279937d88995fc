using System.Text.Json;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Storage.Tests.Laws;

/// <summary>The book as nobody would build it: a dictionary, looked through from end to end.</summary>
internal sealed class PlainBook
{
    private Dictionary<string, BookRecord> _records = new(StringComparer.Ordinal);

    public (bool Saved, int Added, int Changed, int Unchanged) Save(BookRecord[] records)
    {
        var after = new Dictionary<string, BookRecord>(_records, StringComparer.Ordinal);
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var record in records.OrderBy(record => record is not AccountRecord))
        {
            if (record is not AccountRecord && !after.ContainsKey(KeyOf(new AccountRecord(record.Account, ""))))
            {
                return (false, 0, 0, 0);
            }
            _ = !after.TryGetValue(KeyOf(record), out var old) ? added++ : old == record ? unchanged++ : changed++;
            after[KeyOf(record)] = record;
        }
        _records = after;
        return (true, added, changed, unchanged);
    }

    public int Remove(BookRecord[] records)
    {
        var removed = 0;
        foreach (var record in records.Where(record => _records.ContainsKey(KeyOf(record))))
        {
            removed++;
            foreach (var key in record is AccountRecord ? _records.Where(other => other.Value.Account == record.Account).Select(other => other.Key).ToArray() : [KeyOf(record)])
            {
                _records.Remove(key);
            }
        }
        return removed;
    }

    /// <summary>An account with its contacts by id and its events by time.</summary>
    public IEnumerable<BookRecord> Of(string account) => _records.Values
        .Where(record => record.Account == account)
        .OrderBy(record => record switch
        {
            AccountRecord => "0",
            ContactRecord contact => $"1{contact.Contact}",
            EventRecord happened => $"2{happened.At:O}{happened.Id}",
            _ => "3",
        }, StringComparer.Ordinal);

    public IEnumerable<string> Found(string text) => _records.Values
        .Where(record => record switch
        {
            AccountRecord account => Has(account.Account, text) || Has(NameIn(account.Facts), text),
            ContactRecord contact => Has(contact.Contact, text) || Has(NameIn(contact.Facts), text),
            _ => false,
        })
        .Select(record => record.Account).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static bool Has(string where, string text) => where.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static string NameIn(string facts) => JsonDocument.Parse(facts).RootElement.GetProperty("name").GetString()!;

    private static string KeyOf(BookRecord record) => record switch
    {
        AccountRecord account => $"account {account.Account}",
        ContactRecord contact => $"contact {contact.Account} {contact.Contact}",
        EventRecord happened => $"event {happened.Account} {happened.Id}",
        _ => throw new ArgumentException("the plain book has accounts, contacts and events only", nameof(record)),
    };
}
