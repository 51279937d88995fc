using System.Globalization;
using Microsoft.Data.Sqlite;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Files;

/// <summary>
/// Leaves nothing in a database's files but what is in it now. What is deleted is written over in the database itself; the
/// write-ahead log goes on holding all that passed through it, until it is emptied.
/// </summary>
internal static class Forgetting
{
    private const int UsualTries = 20;

    // The writer waits while one tries, and comes first between two tries.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Empties the log.</summary>
    /// <exception cref="StoreAwayException">Others read for so long that it could not be emptied, or the disk cannot be written.</exception>
    public static async Task ForgetAsync(Database database, TimeProvider clock, CancellationToken cancel, int mostTries = UsualTries)
    {
        // It waits for others: away from the thread of whoever asks.
        for (var tries = 1; !await Task.Run(() => TryEmpty(database), cancel); tries++)
        {
            if (tries == mostTries)
            {
                throw new StoreAwayException(
                    $"what was erased is still in the log of the store `{database.File}`, because others read it for long; erase once more when they are done");
            }
            await Task.Delay(s_pause, clock, cancel);
        }
    }

    private static bool TryEmpty(Database database)
    {
        try
        {
            using var connection = database.Open();
            connection.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {s_patience.TotalMilliseconds}"));
            // The first of the three numbers says whether others kept it from that.
            return connection.Number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        catch (SqliteException failure)
        {
            throw database.Explain(failure);
        }
    }
}
