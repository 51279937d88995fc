using Playbooks.Engine.Compiling;
using Playbooks.Retention.Book.Writing;
using Playbooks.Retention.Interviews;

namespace Playbooks.Retention.Book;

/// <summary>Decides a whole book on all cores, and writes the decisions to a file in the order of the book.</summary>
/// <param name="release">What decides.</param>
/// <param name="at">The time of all decisions.</param>
public sealed class BookRun(Release release, DateTimeOffset at)
{
    // From here on the time that code of its own takes to make is surely won back.
    private const long LargeBytes = 96 * 1024 * 1024;
    private const long LargeAccounts = 60_000;

    /// <summary>Told about every row that is rejected.</summary>
    public Action<RejectedRow>? OnRejected { get; init; }

    /// <summary>Told how far it is, after each account.</summary>
    public Action<BookProgress>? OnProgress { get; init; }

    /// <summary>Told when the book is read again, sorted, because the rows of an account do not stand together.</summary>
    public Action<NotGrouped>? OnNotGrouped { get; init; }

    /// <summary>Where an interview is written for each contact whom a decision sends to one, or null.</summary>
    public InterviewFiles? Interviews { get; init; }

    /// <summary>How many threads decide; one for each core unless said otherwise. What is written is the same.</summary>
    public int? Threads { get; init; }

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
        Generate(all >= LargeAccounts);
        var unfinished = output + ".part";
        try
        {
            Interviews?.Begin();
            BookRunResult result;
            using (var file = Begin(unfinished, output))
            using (var deciding = file.Decide(Threads, cancellation))
            {
                await foreach (var account in accounts.WithCancellation(cancellation))
                {
                    file.Write(deciding.Take(account, 0), done => TellProgress(done, all, file.Counts.Accounts));
                }
                file.Write(deciding.Finish(0), done => TellProgress(done, all, file.Counts.Accounts));
                result = file.Counts.Finish();
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

        void TellProgress(BookBatch done, long all, long before)
        {
            for (var account = 1; account <= done.Accounts; account++)
            {
                cancellation.ThrowIfCancellationRequested();
                OnProgress?.Invoke(new BookProgress(before + account, all, before + account));
            }
        }
    }

    // Null when the book turns out not to be grouped.
    private BookRunResult? Run(IBook book, IEnumerable<BookItem> items, string output, string unfinished, CancellationToken cancellation)
    {
        Generate(book.Bytes >= LargeBytes);
        File.Delete(RejectedFileOf(output));
        Interviews?.Begin();
        using var rejected = new RejectedRows(RejectedFileOf(output), book.Columns);
        using var file = Begin(unfinished, output);
        using var deciding = file.Decide(Threads, cancellation);
        NotGrouped? notGrouped = null;
        foreach (var item in items)
        {
            file.Write(deciding.Take(item, book.BytesRead), Tell);
        }
        file.Write(deciding.Finish(book.BytesRead), Tell);
        return notGrouped is null ? file.Counts.Finish() : null;

        void Tell(BookBatch done)
        {
            var accounts = file.Counts.Accounts;
            foreach (var item in done.Items)
            {
                cancellation.ThrowIfCancellationRequested();
                switch (item)
                {
                    case NotGrouped found:
                        notGrouped = found;
                        OnNotGrouped?.Invoke(found);
                        break;
                    case RejectedRow row:
                        rejected.Add(row);
                        file.Counts.Rejected++;
                        OnRejected?.Invoke(row);
                        break;
                    case BookAccount:
                        OnProgress?.Invoke(new BookProgress(done.BytesRead, book.Bytes, ++accounts));
                        break;
                }
            }
        }
    }

    // Beside the first decisions, which need not wait for it.
    private void Generate(bool isLarge)
    {
        if (isLarge)
        {
            new Thread(release.Decider.Generate) { IsBackground = true, Name = "book: code" }.Start();
        }
    }

    private DecidedFile Begin(string unfinished, string output) =>
        DecidedFile.Create(release, at, DecisionFormats.OfFile(output) ?? DecisionFormat.Csv, File.Create(unfinished), Interviews);
}
