using Microsoft.Data.Sqlite;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>
/// The one writer of this process: a thread of its own (waiting for the disk must not take one from those who answer
/// requests) that does commands in order, all that wait in one transaction. Callers are answered after the commit, which
/// is synced to the disk.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int LongestQueue = 4096;
    private const int LargestGroup = 256;

    // Room for all pages that a large group changes: what does not fit is written to the log twice.
    private const string Room = "PRAGMA cache_size = -16384";

    private readonly Database _database;
    private readonly LogEmptying _log;
    private readonly WriteQueue _queue = new();
    private readonly SemaphoreSlim _room = new(LongestQueue);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isDisposed;
    private int _taken;
    private Connection? _connection;

    public Writer(Database database, int logPages = LogEmptying.UsuallyLongest)
    {
        (_database, _log) = (database, new LogEmptying(database, logPages));
        new Thread(Work) { IsBackground = true, Name = "store writer" }.Start();
    }

    /// <summary>How often it has waited for the disk.</summary>
    public long Commits { get; private set; }

    /// <summary>Does a command; returns when it is durable. It can be cancelled until it begins.</summary>
    /// <exception cref="StoreAwayException">The store cannot take it now; nothing was done.</exception>
    public Task<T> WriteAsync<T>(Func<Connection, T> work, CancellationToken cancel)
    {
        var room = _room.WaitAsync(cancel);
        return room.IsCompletedSuccessfully ? Enqueue(work, cancel) : EnqueueLaterAsync(room, work, cancel);
    }

    /// <summary>Does what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) is 1)
        {
            return;
        }
        _queue.Close();
        await _ended.Task;
        await _log.EndAsync();
        _connection?.Dispose();
    }

    private Task<T> Enqueue<T>(Func<Connection, T> work, CancellationToken cancel)
    {
        var write = new QueuedWrite<T>(work, cancel);
        return _queue.TryAdd(write) ? write.Done : Task.FromException<T>(new ObjectDisposedException(nameof(Writer)));
    }

    private async Task<T> EnqueueLaterAsync<T>(Task room, Func<Connection, T> work, CancellationToken cancel)
    {
        await room;
        return await Enqueue(work, cancel);
    }

    private void Work()
    {
        while (_queue.Take() is { } write)
        {
            var group = new List<QueuedWrite>();
            _taken = 1;
            if (!TryCommit(write, group))
            {
                // The transaction was lost, with commands in it that did nothing wrong: each on its own now.
                group.ForEach(CommitAlone);
            }
            _room.Release(_taken);
            if (_connection is not null)
            {
                _log.Continue(_connection);
            }
        }
        _ended.SetResult();
    }

    /// <summary>Does a command and those that wait behind it. False when nothing of it was kept, which those in the group do not know yet.</summary>
    private bool TryCommit(QueuedWrite first, List<QueuedWrite> group)
    {
        if (!TryBegin(out var problem))
        {
            FailAll(first, problem);
            return true;
        }
        try
        {
            var failed = new Dictionary<QueuedWrite, Exception>();
            if (!TryDo(first, group))
            {
                _connection!.Run("ROLLBACK");
                _connection.Run("BEGIN IMMEDIATE");
                group.ForEach(write => DoOne(write, failed));
                DoWaiting(group, failed);
            }
            Commit();
            Answer(group, failed);
            return true;
        }
        catch (SqliteException)
        {
            Reopen();
            return false;
        }
    }

    /// <summary>Does a command and those that wait behind it, as if none could fail, which is nearly always so. False when one of them failed.</summary>
    /// <exception cref="SqliteException">The transaction was lost.</exception>
    private bool TryDo(QueuedWrite first, List<QueuedWrite> group)
    {
        for (var write = first; write is not null; write = group.Count < LargestGroup ? Next() : null)
        {
            if (write.Take())
            {
                group.Add(write);
                try
                {
                    write.Do(_connection!);
                }
                catch (SqliteException) when (!_connection!.IsInTransaction)
                {
                    throw;
                }
                // Whose it is and what it means is found when each is done apart from the others.
                catch (Exception)
                {
                    return false;
                }
            }
        }
        return true;
    }

    private void DoWaiting(List<QueuedWrite> group, Dictionary<QueuedWrite, Exception> failed)
    {
        while (group.Count < LargestGroup && Next() is { } write)
        {
            if (write.Take())
            {
                group.Add(write);
                DoOne(write, failed);
            }
        }
    }

    private QueuedWrite? Next()
    {
        if (!_queue.TryTake(out var next))
        {
            return null;
        }
        _taken++;
        return next;
    }

    private void CommitAlone(QueuedWrite write)
    {
        if (!TryBegin(out var problem))
        {
            write.Fail(problem);
            return;
        }
        try
        {
            var failed = new Dictionary<QueuedWrite, Exception>();
            DoOne(write, failed);
            Commit();
            Answer([write], failed);
        }
        catch (SqliteException failure)
        {
            Reopen();
            write.Fail(_database.Explain(failure));
        }
    }

    /// <summary>Does a command so that what it did goes alone when it fails.</summary>
    /// <exception cref="SqliteException">It took the whole transaction with it.</exception>
    private void DoOne(QueuedWrite write, Dictionary<QueuedWrite, Exception> failed)
    {
        _connection!.Run("SAVEPOINT command");
        try
        {
            write.Do(_connection);
        }
        catch (SqliteException) when (!_connection.IsInTransaction)
        {
            throw;
        }
        // Whatever a command throws belongs to its caller, as with any task.
        catch (Exception problem)
        {
            _connection.Run("ROLLBACK TO command");
            failed.Add(write, problem is SqliteException failure ? _database.Explain(failure) : problem);
        }
        _connection.Run("RELEASE command");
    }

    private void Commit()
    {
        _connection!.Run("COMMIT");
        Commits++;
    }

    private static void Answer(List<QueuedWrite> group, Dictionary<QueuedWrite, Exception> failed)
    {
        foreach (var write in group)
        {
            if (failed.TryGetValue(write, out var problem))
            {
                write.Fail(problem);
            }
            else
            {
                write.Answer();
            }
        }
    }

    private bool TryBegin(out Exception problem)
    {
        try
        {
            _connection ??= Open();
            // At once for writing: a reader that turns into a writer can meet one that came before it, and would have to start over.
            _connection.Run("BEGIN IMMEDIATE");
            problem = null!;
            return true;
        }
        catch (SqliteException failure)
        {
            Reopen();
            problem = _database.Explain(failure);
            return false;
        }
    }

    private Connection Open()
    {
        var connection = _database.Open();
        connection.Script(Room);
        _log.Find();
        return connection;
    }

    /// <summary>All that wait now are told at once; else each would wait in turn for a store that is away.</summary>
    private void FailAll(QueuedWrite first, Exception problem)
    {
        var waiting = new List<QueuedWrite>();
        for (var write = first; write is not null; write = Next())
        {
            if (write.Take())
            {
                waiting.Add(write);
            }
        }
        // Whoever hears of it and comes again is not among them: the store may be back by then.
        waiting.ForEach(write => write.Fail(problem));
    }

    /// <summary>A file that could not be written when it was opened stays so for this connection: the next command takes a new one.</summary>
    private void Reopen()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
