using Microsoft.Data.Sqlite;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>
/// Moves what is committed from the write-ahead log into the database, so that the log stays short. That is most of the
/// writing there is, and nobody waits for it: it is done beside the writer, on a connection and a thread of its own, again
/// until next to nothing is left that was committed meanwhile. That little the writer moves itself, between two groups:
/// after that it finds the log empty, and begins it anew. Where moving fails nothing is lost, and the next one tries again.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="due">How many pages are written to the log until it is emptied.</param>
internal sealed class LogEmptying(Database database, int due)
{
    /// <summary>The usual number of pages: 32 MB of them.</summary>
    public const int UsuallyDue = 8_000;

    // What the writer moves itself takes about as long as a commit.
    private const int Little = 64;
    private const int MostRounds = 4;

    private Task _moving = Task.CompletedTask;
    private long _written;
    private long _movedAt;
    private volatile bool _isLittleLeft;

    /// <summary>Notes what the writer's last commit added to the log, and does what is due. Called by the writer, between two groups.</summary>
    public void Continue(Connection writer)
    {
        Volatile.Write(ref _written, _written + writer.TakePagesWritten());
        if (_isLittleLeft)
        {
            _isLittleLeft = false;
            writer.MoveLog();
        }
        else if (_written - _movedAt >= due && _moving.IsCompleted)
        {
            _movedAt = _written;
            _moving = Task.Factory.StartNew(MoveMost, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Takes into account what a log holds that was left behind.</summary>
    public void Find() => _written += new FileInfo(database.File + "-wal") is { Exists: true } log ? log.Length / Database.UsualPage : 0;

    /// <summary>Ends when nothing is being moved.</summary>
    public Task EndAsync() => _moving;

    private void MoveMost()
    {
        try
        {
            using var connection = database.Open();
            for (var (round, before) = (0, long.MinValue); round < MostRounds && Volatile.Read(ref _written) - before > Little; round++)
            {
                before = Volatile.Read(ref _written);
                connection.MoveLog();
            }
            _isLittleLeft = true;
        }
        catch (SqliteException)
        {
            // The database cannot be opened: the writer meets the same trouble, and tells those who ask.
        }
    }
}
