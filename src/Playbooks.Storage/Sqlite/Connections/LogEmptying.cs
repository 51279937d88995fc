using Microsoft.Data.Sqlite;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>
/// Moves what is committed from the write-ahead log into the database, beside the writer, on a connection and a thread of
/// its own: it is half of the writing that there is, and no caller waits for it. It is moved by small pieces, because a
/// commit's sync waits behind all that the disk was given before it. When the log has become long, the writer itself
/// moves the little that is left between two groups: then it finds all of it moved, and begins the log anew. Where moving
/// fails nothing is lost, and it is tried again.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="longest">How many pages the log gets to be until it is begun anew.</param>
internal sealed class LogEmptying(Database database, int longest)
{
    /// <summary>The usual number of pages: 32 MB of them.</summary>
    public const int UsuallyLongest = 8_000;

    private const int Piece = 256;
    private const int Little = 64;
    private const int MostRounds = 4;

    private readonly object _signal = new();
    private Task? _moving;
    private Connection? _connection;
    private long _written;
    private long _moved;
    private long _begun;
    private volatile bool _isOver;
    private volatile bool _isLittleLeft;

    private bool IsPieceDue => Volatile.Read(ref _written) - Volatile.Read(ref _moved) >= Math.Min(Piece, longest);

    private bool IsLong => Volatile.Read(ref _written) - Volatile.Read(ref _begun) >= longest;

    /// <summary>Takes into account what a log holds that was left behind.</summary>
    public void Find() => _written += new FileInfo(database.File + "-wal") is { Exists: true } log ? log.Length / Database.UsualPage : 0;

    /// <summary>Notes what the writer's last commit added to the log, and does what is due. Called by the writer, between two groups.</summary>
    public void Continue(Connection writer)
    {
        Volatile.Write(ref _written, _written + writer.TakePagesWritten());
        if (_isLittleLeft)
        {
            writer.MoveLog();
            Volatile.Write(ref _begun, _written);
            _isLittleLeft = false;
        }
        else if (IsPieceDue)
        {
            _moving ??= Task.Factory.StartNew(MovePieces, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            lock (_signal)
            {
                Monitor.Pulse(_signal);
            }
        }
    }

    /// <summary>Moves no more; ends when nothing is being moved.</summary>
    public async Task EndAsync()
    {
        lock (_signal)
        {
            _isOver = true;
            Monitor.Pulse(_signal);
        }
        await (_moving ?? Task.CompletedTask);
        _connection?.Dispose();
    }

    private void MovePieces()
    {
        while (IsNextDue())
        {
            var isMoved = Move();
            for (var round = 1; round < MostRounds && isMoved && IsLong && Volatile.Read(ref _written) - _moved > Little; round++)
            {
                isMoved = Move();
            }
            _isLittleLeft = isMoved && IsLong;
        }
    }

    private bool IsNextDue()
    {
        lock (_signal)
        {
            while (!_isOver && (_isLittleLeft || !IsPieceDue))
            {
                Monitor.Wait(_signal);
            }
            return !_isOver;
        }
    }

    private bool Move()
    {
        Volatile.Write(ref _moved, Volatile.Read(ref _written));
        try
        {
            _connection ??= database.Open();
            if (_connection.MoveLog())
            {
                return true;
            }
        }
        catch (SqliteException)
        {
            // It cannot be opened: the writer meets the same trouble, and tells those who ask.
        }
        _connection?.Dispose();
        _connection = null;
        return false;
    }
}
