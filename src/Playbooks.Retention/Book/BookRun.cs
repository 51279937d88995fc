using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
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
    /// The file to write: <c>.jsonl</c> for JSON lines, else CSV. It appears under its name when it is complete, and rows
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

    // Null when the book turns out not to be grouped.
    private BookRunResult? Run(IBook book, IEnumerable<BookItem> items, string output, string unfinished, CancellationToken cancellation)
    {
        File.Delete(RejectedFileOf(output));
        Interviews?.Begin();
        var counts = new BookCounts();
        using var rejected = new RejectedRows(RejectedFileOf(output), book.Columns);
        using var writer = Create(unfinished, output);
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
                    var request = RequestFor(account, writer);
                    var decision = release.Decider.Decide(request);
                    writer.Write(decision);
                    Interviews?.Add(request, decision);
                    counts.Add(decision);
                    OnProgress?.Invoke(new BookProgress(book.BytesRead, book.Bytes, counts.Accounts));
                    break;
            }
        }
        return counts.Finish();
    }

    // Without an id of its own a decision gets a hash of all its facts, which a table has no room for.
    private DecisionRequest RequestFor(BookAccount account, IDecisionWriter writer) =>
        new(account.Facts, at) { History = account.History, WritesMessages = writer.WritesAll, Id = writer.WritesAll ? null : "" };

    private IDecisionWriter Create(string unfinished, string output)
    {
        var stream = File.Create(unfinished);
        return Path.GetExtension(output).Equals(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? new DecisionLines(stream)
            : new DecisionTable(stream, release.Workspace.Vocabulary, release.Workspace.Policy.Report);
    }
}
