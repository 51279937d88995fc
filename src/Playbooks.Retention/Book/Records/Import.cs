using System.Globalization;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book.Records;

/// <summary>
/// Takes the records of a file into the book, many at a time. What is there already changes nothing, so that an
/// import can be repeated; rows that cannot be taken are told of, and the others are taken all the same.
/// </summary>
/// <param name="book">Where the book is kept.</param>
/// <param name="clock">The time of the audit's entries.</param>
/// <param name="actor">Who imports, for the audit.</param>
public sealed class Import(IBookStore book, TimeProvider clock, string actor)
{
    /// <summary>How many records are saved in one step: so few that decisions, which wait for the same writer, hardly notice.</summary>
    public const int MostAtOnce = 1_000;

    /// <summary>What the audit calls it.</summary>
    internal const string Action = "book.imported";

    /// <summary>Told of every row that is not taken.</summary>
    public Action<RejectedRow>? OnRejected { get; init; }

    /// <summary>Told how far it is, after each step.</summary>
    public Action<BookProgress>? OnProgress { get; init; }

    /// <summary>Imports a file. What was saved before it was ended early stays.</summary>
    public async Task<ImportResult> RunAsync(RecordFile file, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        var result = new ImportResult(file.Kind);
        var seen = new SeenRecords();
        var batch = new List<(RawRow Row, BookRecord Record)>();
        foreach (var (row, record, unreadable) in file.Read())
        {
            cancel.ThrowIfCancellationRequested();
            result = result with { Rows = result.Rows + 1 };
            if (record is null)
            {
                result = Reject(result, row, unreadable!);
            }
            else if (seen.Find(record, row.Line) is not { } first)
            {
                batch.Add((row, record));
            }
            else
            {
                result = first.IsSame ? result with { Unchanged = result.Unchanged + 1 } : Reject(result, row, string.Create(CultureInfo.InvariantCulture, $"line {first.Line} says something else of the same record"));
            }
            if (batch.Count == MostAtOnce)
            {
                result = await SaveAsync(file, batch, result, cancel);
            }
        }
        return batch.Count == 0 ? result : await SaveAsync(file, batch, result, cancel);
    }

    private async Task<ImportResult> SaveAsync(RecordFile file, List<(RawRow Row, BookRecord Record)> batch, ImportResult result, CancellationToken cancel)
    {
        var last = batch[^1].Row.Line;
        while (batch.Count > 0)
        {
            var note = string.Create(CultureInfo.InvariantCulture, $"{file.Name}, lines {batch[0].Row.Line} to {last}");
            var save = await book.SaveAsync([.. batch.Select(item => item.Record)], null, new AuditEntry(clock.GetUtcNow(), actor, Action, file.Kind.Word(), note), cancel);
            if (save.Saved)
            {
                result = result with { Added = result.Added + save.Added, Changed = result.Changed + save.Changed, Unchanged = result.Unchanged + save.Unchanged };
                break;
            }
            var unknown = save.UnknownAccounts.ToHashSet(StringComparer.Ordinal);
            foreach (var (row, record) in batch.Where(item => unknown.Contains(item.Record.Account)))
            {
                result = Reject(result, row, $"there is no account `{record.Account}`; import the accounts first");
            }
            if (batch.RemoveAll(item => unknown.Contains(item.Record.Account)) == 0)
            {
                throw new InvalidOperationException("the book refused records and did not say which");
            }
        }
        batch.Clear();
        OnProgress?.Invoke(new BookProgress(file.BytesRead, file.Bytes, result.Rows));
        return result;
    }

    private ImportResult Reject(ImportResult result, RawRow row, string reason)
    {
        OnRejected?.Invoke(new RejectedRow(row, reason));
        return result with { Rejected = result.Rejected + 1 };
    }
}

/// <summary>What came of an import.</summary>
/// <param name="Kind">What was imported.</param>
public sealed record ImportResult(RecordKind Kind)
{
    /// <summary>Rows below the header.</summary>
    public long Rows { get; init; }

    /// <summary>Records that were not there.</summary>
    public long Added { get; init; }

    /// <summary>Records that were there and differed.</summary>
    public long Changed { get; init; }

    /// <summary>Records that were there already, or stand in the file twice.</summary>
    public long Unchanged { get; init; }

    /// <summary>Rows that were not taken.</summary>
    public long Rejected { get; init; }
}
