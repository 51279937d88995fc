using System.Collections.Immutable;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Retention.Tests;

/// <summary>A book in memory: just enough of the port for what is built on it.</summary>
internal sealed class MemoryBook : IBookStore
{
    private readonly SortedDictionary<string, AccountFile> _files = new(StringComparer.Ordinal);

    public List<AuditEntry> Audit { get; } = [];

    public Task<BookSave> SaveAsync(ImmutableArray<BookRecord> records, long? seen, AuditEntry audit, CancellationToken cancel)
    {
        var known = records.OfType<AccountRecord>().Select(record => record.Account).Concat(_files.Keys).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> unknown = [.. records.Select(record => record.Account).Where(account => !known.Contains(account)).Distinct()];
        if (!unknown.IsEmpty)
        {
            return Task.FromResult(new BookSave(false, 0, 0, 0, null, unknown));
        }
        Audit.Add(audit);
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var record in records.OrderBy(record => record is not AccountRecord))
        {
            var file = _files.GetValueOrDefault(record.Account);
            var before = file is null ? null : All(file).FirstOrDefault(other => KeyOf(other) == KeyOf(record));
            (added, changed, unchanged) = before is null ? (added + 1, changed, unchanged) : before == record ? (added, changed, unchanged + 1) : (added, changed + 1, unchanged);
            _files[record.Account] = Put(file ?? new AccountFile((AccountRecord)record, 0, audit.At), record);
        }
        return Task.FromResult(new BookSave(true, added, changed, unchanged, null, []));
    }

    public Task<AccountFile?> FindAsync(string account, CancellationToken cancel) => Task.FromResult(_files.GetValueOrDefault(account));

    public Task<ImmutableArray<string>> AccountsOfAsync(string contact, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<string>>([.. _files.Values.Where(file => file.Contacts.Any(known => known.Contact == contact)).Select(file => file.Account.Account)]);

    public Task<ImmutableArray<AccountFile>> ListAsync(string? text, string? team, string? after, int most, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<AccountFile>>(
        [
            .. _files.Values
                .Where(file => (after is null || string.CompareOrdinal(file.Account.Account, after) > 0) && (team is null || file.Account.Team == team)
                    && (text is null || file.Account.Account.Contains(text, StringComparison.OrdinalIgnoreCase)))
                .Take(most),
        ]);

    public Task<BookSize> SizeAsync(CancellationToken cancel) => Task.FromResult(new BookSize(_files.Count, _files.Values.Sum(file => file.Contacts.Length)));

    public Task<int> RemoveAsync(ImmutableArray<BookRecord> records, AuditEntry audit, CancellationToken cancel) => throw new NotSupportedException();

    public static IEnumerable<BookRecord> All(AccountFile file) =>
        [file.Account, .. file.Contacts, .. file.Surveys, .. file.Events, .. file.Purchases, .. file.Products];

    private static string KeyOf(BookRecord record) => record switch
    {
        ContactRecord contact => "c" + contact.Contact,
        SurveyRecord survey => "s" + survey.Id,
        EventRecord @event => "e" + @event.Id,
        PurchaseRecord purchase => "p" + purchase.Id,
        ProductRecord product => "o" + product.Product,
        _ => "a",
    };

    private static AccountFile Put(AccountFile file, BookRecord record) => (record switch
    {
        AccountRecord account => file with { Account = account },
        ContactRecord => file with { Contacts = [.. Replace(file.Contacts, record).OrderBy(contact => contact.Contact, StringComparer.Ordinal)] },
        SurveyRecord => file with { Surveys = [.. Replace(file.Surveys, record).OrderBy(survey => survey.At)] },
        EventRecord => file with { Events = [.. Replace(file.Events, record).OrderBy(item => item.At)] },
        PurchaseRecord => file with { Purchases = [.. Replace(file.Purchases, record).OrderBy(purchase => purchase.At)] },
        _ => file with { Products = [.. Replace(file.Products, record).OrderBy(product => product.Product, StringComparer.Ordinal)] },
    }) with { Version = file.Version + 1 };

    private static IEnumerable<T> Replace<T>(ImmutableArray<T> records, BookRecord record)
        where T : BookRecord => records.Where(other => KeyOf(other) != KeyOf(record)).Append((T)record);
}
