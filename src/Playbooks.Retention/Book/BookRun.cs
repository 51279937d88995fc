using Playbooks.Engine.Compiling;
using Playbooks.Retention.Interviews;

namespace Playbooks.Retention.Book;

/// <summary>Decides a whole book, account by account, and writes the decisions to a file.</summary>
/// <param name="release">What decides.</param>
/// <param name="at">The time of all decisions.</param>
public sealed class BookRun(Release release, DateTimeOffset at)
{
    /// <summary>Told about every row that is rejected.</summary>
    public Action<RejectedRow>? OnRejected { get; init; }

    /// <summary>Told how far it is, after each account.</summary>
    public Action<BookProgress>? OnProgress { get; init; }

    /// <summary>Told when the book is read again, sorted, because the rows of an account do not stand together.</summary>
    public Action<NotGrouped>? OnNotGrouped { get; init; }

    /// <summary>Where an interview is written for each contact whom a decision sends to one, or null.</summary>
    public InterviewFiles? Interviews { get; init; }

    /// <summary>Decides the book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="output">
    /// The file to write: <c>.jsonl</c> for JSON lines, <c>.xlsx</c> for a spreadsheet, else CSV. It appears under its name when it is complete, and rows
    /// that could not be read stand in a file named after it: <c>decided.rejected.csv</c> for <c>decided.csv</c>.
    /// </param>
    /// <param name="cancellation">Ends the run; no output is left behind then.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public BookRunResult Run(IBook book, string output, CancellationToken cancellation)
    {
        var unfinished = output + ".part";
        try
        {
            var result = Run(book, book.Read(), output, unfinished, cancellation)
                ?? Run(book, book.ReadSorted(), output, unfinished, cancellation)
                ?? throw new InvalidOperationException("a sorted book is grouped");
            File.Move(unfinished, output, overwrite: true);
            Interviews?.Finish();
            return result;
        }
        finally
        {
            File.Delete(unfinished);
            Interviews?.Abandon();
        }
    }

    /// <summary>The file of the rows that could not be read.</summary>
    public static string RejectedFileOf(string output) => Path.ChangeExtension(output, ".rejected.csv");

    /// <summary>Decides accounts that come from elsewhere than a file, such as the store.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="output">The file to write, as above.</param>
    /// <param name="cancellation">Ends the run; no output is left behind then.</param>
    public async Task<BookRunResult> RunAsync(IAsyncEnumerable<BookAccount> accounts, long all, string output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var unfinished = output + ".part";
        try
        {
            Interviews?.Begin();
            BookRunResult result;
            using (var deciding = Begin(unfinished, output))
            {
                await foreach (var account in accounts.WithCancellation(cancellation))
                {
                    deciding.Decide(account);
                    OnProgress?.Invoke(new BookProgress(deciding.Counts.Accounts, all, deciding.Counts.Accounts));
                }
                result = deciding.Counts.Finish();
            }
            File.Move(unfinished, output, overwrite: true);
            Interviews?.Finish();
            return result;
        }
        finally
        {
            File.Delete(unfinished);
            Interviews?.Abandon();
        }
    }

    // Null when the book turns out not to be grouped.
    private BookRunResult? Run(IBook book, IEnumerable<BookItem> items, string output, string unfinished, CancellationToken cancellation)
    {
        File.Delete(RejectedFileOf(output));
        Interviews?.Begin();
        using var rejected = new RejectedRows(RejectedFileOf(output), book.Columns);
        using var deciding = Begin(unfinished, output);
        var counts = deciding.Counts;
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (item)
            {
                case NotGrouped notGrouped:
                    OnNotGrouped?.Invoke(notGrouped);
                    return null;
                case RejectedRow row:
                    rejected.Add(row);
                    counts.Rejected++;
                    OnRejected?.Invoke(row);
                    break;
                case BookAccount account:
                    deciding.Decide(account);
                    OnProgress?.Invoke(new BookProgress(book.BytesRead, book.Bytes, counts.Accounts));
                    break;
            }
        }
        return counts.Finish();
    }

    private BookDeciding Begin(string unfinished, string output) =>
        BookDeciding.ToFile(release, at, DecisionFormats.OfFile(output) ?? DecisionFormat.Csv, File.Create(unfinished), Interviews);
}
