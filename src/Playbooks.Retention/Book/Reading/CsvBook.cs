using Playbooks.Engine.Vocabulary;

namespace Playbooks.Retention.Book.Reading;

/// <summary>A book in a CSV file, one contact a row.</summary>
internal sealed class CsvBook(string path, IRowReading reading, FactVocabulary vocabulary) : IBook
{
    private CsvFile _file = CsvFile.Open(path);

    public IReadOnlyList<string> Columns => _file.Header;

    public long BytesRead => _file.BytesRead;

    public long Bytes { get; } = new FileInfo(path).Length;

    public IEnumerable<BookItem> Read() => reading is FactColumns columns ? ReadFields(columns) : Group(RowsFromStart(), new SeenAccounts());

    public IEnumerable<BookItem> ReadSorted()
    {
        using var sorter = new RowSorter();
        foreach (var (account, row, reason) in RowsFromStart())
        {
            if (reason is not null)
            {
                yield return new RejectedRow(row, reason);
            }
            else
            {
                sorter.Add(account, row);
            }
        }
        foreach (var item in Group(sorter.Sorted().Select(item => (item.Account, item.Row, (string?)null)), null))
        {
            yield return item;
        }
    }

    public void Dispose() => _file.Dispose();

    // What follows does the same as grouping rows of texts, on the bytes of the file: a row becomes texts when it is rejected.
    private IEnumerable<BookItem> ReadFields(FactColumns columns)
    {
        Reopen();
        var (seen, spare, before) = (new SeenAccounts(), new SpareRows(), columns.Begin());
        var (facts, group) = (new RowFacts(vocabulary, spare), new AccountGroup(vocabulary, spare));
        while (_file.TryNext(out var reason))
        {
            var account = reason is null ? columns.AccountOf(_file, group.Id, before, out reason) : null;
            if (account is null)
            {
                yield return new RejectedRow(_file.Row(), reason!);
                continue;
            }
            if (group.Id != account)
            {
                if (group.Finish() is { } finished)
                {
                    yield return finished;
                }
                if (seen.Add(account))
                {
                    yield return new NotGrouped(_file.Line);
                    yield break;
                }
                group.Begin(account, _file.Line);
                before.Forget();
            }
            if ((columns.Read(_file, facts, before) ?? group.Add(facts)) is { } why)
            {
                yield return new RejectedRow(_file.Row(), why);
            }
            else
            {
                before.Keep(_file);
            }
            facts.Begin(group);
        }
        if (group.Finish() is { } last)
        {
            yield return last;
        }
    }

    private void Reopen()
    {
        _file.Dispose();
        _file = CsvFile.Open(path);
    }

    private IEnumerable<(string Account, RawRow Row, string? Reason)> RowsFromStart()
    {
        Reopen();
        foreach (var (row, reason) in _file.Rows(reading.Unquoted))
        {
            var unreadable = reason;
            var account = reason is null ? reading.AccountOf(row, out unreadable) : null;
            yield return (account ?? "", row, unreadable);
        }
    }

    private IEnumerable<BookItem> Group(IEnumerable<(string Account, RawRow Row, string? Reason)> rows, SeenAccounts? seen)
    {
        var group = new AccountGroup(vocabulary);
        foreach (var (account, row, unreadable) in rows)
        {
            if (unreadable is not null)
            {
                yield return new RejectedRow(row, unreadable);
                continue;
            }
            if (group.Id != account)
            {
                if (group.Finish() is { } finished)
                {
                    yield return finished;
                }
                if (seen?.Add(account) == true)
                {
                    yield return new NotGrouped(row.Line);
                    yield break;
                }
                group.Begin(account, row.Line);
            }
            if (reading.Read(row, out var reason) is not { } facts || (reason = group.Add(facts)) is not null)
            {
                yield return new RejectedRow(row, reason ?? "");
            }
        }
        if (group.Finish() is { } last)
        {
            yield return last;
        }
    }
}
