using System.Runtime.ExceptionServices;
using Playbooks.Engine.Deciding;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Retention.Book;

/// <summary>
/// Some of a book's accounts, with what else came up between them: filled by whoever reads, decided by one thread, and
/// then taken by whoever writes, in the order in which they were read.
/// </summary>
public sealed class BookBatch : IDisposable
{
    // Of accounts with thousands of contacts, a few are enough.
    private const int MostContacts = 1_024;

    private readonly List<BookItem> _items = [];
    private readonly ManualResetEventSlim _isDone = new();
    private readonly PieceStream _piece = new();
    private ExceptionDispatchInfo? _error;
    private int _contacts;
    private bool _isDisposed;

    internal BookBatch(long number) => Number = number;

    /// <summary>What was read, in order.</summary>
    public IReadOnlyList<BookItem> Items => _items;

    /// <summary>How many of it are accounts.</summary>
    public int Accounts { get; private set; }

    /// <summary>The decisions as they are written, until the batch is disposed; empty where they are kept as they are.</summary>
    public ReadOnlyMemory<byte> Written => _piece.Written;

    /// <summary>How far the book was read when the last of it had come.</summary>
    public long BytesRead { get; internal set; }

    /// <summary>Its place among the batches, from 0.</summary>
    internal long Number { get; }

    internal BookCounts Counts { get; } = new();

    /// <summary>The decisions with what was asked, where somebody wants them beside what is written.</summary>
    internal List<(DecisionRequest Request, Decision Decision)>? Decisions { get; private set; }

    internal bool IsDone => _isDone.IsSet;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }
        _isDisposed = true;
        if (IsDone && _error is null && Decisions is null)
        {
            GiveRowsBack();
        }
        _piece.GiveBack();
        _isDone.Dispose();
    }

    internal void Add(BookItem item)
    {
        _items.Add(item);
        if (item is BookAccount account)
        {
            Accounts++;
            _contacts += account.Facts.Contacts.Length;
        }
    }

    internal bool IsFull(int accounts) => Accounts >= accounts || _contacts >= MostContacts || _items.Count >= MostContacts;

    /// <summary>Decides the accounts; whatever goes wrong is told to whoever waits.</summary>
    internal void Decide(Func<Stream, long, BookDeciding> begin, bool keepsDecisions)
    {
        try
        {
            using var deciding = begin(_piece, Number);
            Decisions = keepsDecisions ? [] : null;
            deciding.Decide(_items.OfType<BookAccount>(), Keep);
        }
#pragma warning disable CA1031 // the thread is nobody's: what goes wrong on it belongs to whoever waits for the batch
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _error = ExceptionDispatchInfo.Capture(problem);
        }
        finally
        {
            _isDone.Set();
        }
    }

    // Decisions that are kept speak of them still.
    private void GiveRowsBack()
    {
        foreach (var item in _items)
        {
            if (item is BookAccount { Spare: { } spare } account)
            {
                spare.GiveBack(account.Facts);
            }
        }
    }

    private void Keep(DecisionRequest request, Decision decision)
    {
        Counts.Add(decision);
        Decisions?.Add((request, decision));
    }

    /// <summary>Returns when it is decided.</summary>
    internal void WaitFor(CancellationToken cancellation)
    {
        _isDone.Wait(cancellation);
        _error?.Throw();
    }
}
