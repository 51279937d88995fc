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
    // While one tries, the writer waits: a short time, and again.
    private const int UsualTries = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Empties the log.</summary>
    /// <exception cref="StoreAwayException">Others read for so long that it could not be emptied, or the disk cannot be written.</exception>
    public static void Forget(Database database, CancellationToken cancel, int mostTries = UsualTries)
    {
        try
        {
            using var connection = database.Open();
            connection.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {s_patience.TotalMilliseconds}"));
            for (var tries = 1; !IsEmptied(connection); tries++)
            {
                cancel.ThrowIfCancellationRequested();
                if (tries == mostTries)
                {
                    throw new StoreAwayException(
                        $"what was erased is still in the log of the store `{database.File}`, because others read it for long; erase once more when they are done");
                }
            }
        }
        catch (SqliteException failure)
        {
            throw database.Explain(failure);
        }
    }

    // The first of the three numbers says whether others kept it from that.
    private static bool IsEmptied(Connection connection) => connection.Number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
}
