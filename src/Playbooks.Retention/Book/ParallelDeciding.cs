using System.Collections.Concurrent;

namespace Playbooks.Retention.Book;

/// <summary>
/// Decides a book on several cores. Whoever reads the book hands over item after item, and takes the batches that are done
/// in the order of the book; so few are on their way that memory stays flat however large the book is.
/// </summary>
public sealed class ParallelDeciding : IDisposable
{
    private const int AccountsInBatch = 64;

    private readonly BlockingCollection<BookBatch> _work = [];
    private readonly Queue<BookBatch> _pending = new();
    private readonly Thread[] _threads;
    private readonly Func<Stream, long, BookDeciding> _begin;
    private readonly bool _keepsDecisions;
    private readonly int _accounts;
    private readonly CancellationToken _cancellation;
    private BookBatch _open = new(0);

    /// <summary>Starts the threads.</summary>
    /// <param name="begin">Begins what the decisions of a batch are written to, by its number from 0.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="threads">How many threads decide, one of which is that of whoever reads.</param>
    /// <param name="accounts">How many accounts a batch has at most.</param>
    /// <param name="keepsDecisions">Whether batches keep the decisions beside what is written.</param>
    public ParallelDeciding(
        Func<Stream, long, BookDeciding> begin, CancellationToken cancellation, int? threads = null, int accounts = AccountsInBatch, bool keepsDecisions = false)
    {
        (_begin, _keepsDecisions, _cancellation, _accounts) = (begin, keepsDecisions, cancellation, accounts);
        _threads = [.. Enumerable.Range(1, (threads ?? Environment.ProcessorCount) - 1).Select(_ => new Thread(Work) { IsBackground = true, Name = "book" })];
        Array.ForEach(_threads, thread => thread.Start());

        void Work()
        {
            foreach (var batch in _work.GetConsumingEnumerable())
            {
                Decide(batch);
            }
        }
    }

    /// <summary>Takes an item in; gives the batches that are done by then, each of which must be disposed.</summary>
    /// <param name="item">What was read.</param>
    /// <param name="bytesRead">How far the book is read.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IEnumerable<BookBatch> Take(BookItem item, long bytesRead)
    {
        _cancellation.ThrowIfCancellationRequested();
        _open.Add(item);
        _open.BytesRead = bytesRead;
        return _open.IsFull(_accounts) ? Hand(2 * _threads.Length + 2) : [];
    }

    /// <summary>Gives the batches that are left.</summary>
    /// <param name="bytesRead">How far the book is read.</param>
    public IEnumerable<BookBatch> Finish(long bytesRead)
    {
        _open.BytesRead = bytesRead;
        return Hand(0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _work.CompleteAdding();
        // What nobody waits for any more need not be decided.
        while (_work.TryTake(out _))
        {
        }
        Array.ForEach(_threads, thread => thread.Join());
        foreach (var batch in _pending.Append(_open))
        {
            batch.Dispose();
        }
        _work.Dispose();
    }

    private IEnumerable<BookBatch> Hand(int most)
    {
        var batch = _open;
        _open = new BookBatch(batch.Number + 1);
        _pending.Enqueue(batch);
        _work.Add(batch, _cancellation);
        while (_pending.TryPeek(out var first) && (_pending.Count > most || first.IsDone))
        {
            Help(first);
            first.WaitFor(_cancellation);
            yield return _pending.Dequeue();
        }
    }

    // Instead of waiting. So there are as many threads as cores, and none of them rests while another waits for its turn.
    private void Help(BookBatch awaited)
    {
        while (!awaited.IsDone && !_cancellation.IsCancellationRequested && _work.TryTake(out var batch))
        {
            Decide(batch);
        }
    }

    private void Decide(BookBatch batch) => batch.Decide(_begin, _keepsDecisions);
}
