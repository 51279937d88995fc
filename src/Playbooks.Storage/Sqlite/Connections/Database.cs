using Microsoft.Data.Sqlite;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>The file, and how it is opened.</summary>
internal sealed class Database(string file)
{
    // Beside this program another one may hold the file for a moment: the command beside the service.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    // Synced with each commit. No commit empties the log: see LogEmptying. What is deleted or changed is written over, so that
    // an erasure leaves nothing of it in pages that are free.
    private const string Settings =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA secure_delete = ON;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA journal_size_limit = 67108864;
        """;

    /// <summary>How many bytes a page of the database has.</summary>
    public const int UsualPage = 4096;

    static Database()
    {
        SQLitePCL.Batteries_V2.Init();
        // Nobody asks how much memory all connections take together, and counting it takes a lock each time that any is taken.
        SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>The file's path.</summary>
    public string File { get; } = file;

    /// <summary>How many pages it may grow to: a disk that is full, for tests.</summary>
    public long? MostPages { get; set; }

    /// <summary>
    /// Opens it for reading and writing. Commits are synced to the disk before they return; readers and the writer do not
    /// wait for each other.
    /// </summary>
    /// <exception cref="SqliteException">It cannot be opened, or is no database.</exception>
    public Connection Open(SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = OpenPlain(mode);
        try
        {
            connection.Script(Settings);
            if (MostPages is { } pages)
            {
                connection.Script(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
            }
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens it without changing how it is kept.</summary>
    public Connection OpenPlain(SqliteOpenMode mode)
    {
        // The driver asks again on its own after each wait of the database's; one second there ends that.
        var settings = new SqliteConnectionStringBuilder { DataSource = File, Mode = mode, Pooling = false, DefaultTimeout = 1 };
        var native = new SqliteConnection(settings.ToString());
        try
        {
            native.Open();
            var connection = new Connection(native);
            connection.Script(FormattableString.Invariant($"PRAGMA busy_timeout = {s_patience.TotalMilliseconds}"));
            return connection;
        }
        catch
        {
            native.Dispose();
            throw;
        }
    }

    /// <summary>What a failure means to those who asked, in the words of the program.</summary>
    public Exception Explain(SqliteException failure) => Trouble.Of(failure) is { } reason
        ? new StoreAwayException($"the store `{File}` is away: {reason}", failure)
        : new InvalidOperationException($"the store did not take what was asked: {failure.Message}", failure);
}
