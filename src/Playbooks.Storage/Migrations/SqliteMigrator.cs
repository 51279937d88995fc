using System.Collections.Immutable;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Files;

namespace Playbooks.Storage.Migrations;

/// <summary>Brings a file to the form that this program knows.</summary>
internal static class SqliteMigrator
{
    /// <summary>The steps that this program knows.</summary>
    public static readonly ImmutableArray<Migration> Known = Migration.AllOf("Sqlite");

    /// <summary>Applies what is missing, each step in a transaction of its own, after a copy of a file that holds something was made.</summary>
    /// <returns>Why the file cannot be used, or null.</returns>
    public static StoreOpening? Migrate(Connection connection, string file, ImmutableArray<Migration> steps, TimeProvider clock)
    {
        if (VersionOf(connection) is not { } version)
        {
            return new StoreOpening(null, $"`{file}` is the database of another program", "name another file with `--store`");
        }
        if (version > steps.Length)
        {
            return new StoreOpening(null, $"the store `{file}` was written by a newer version of playbooks", "use that version, or restore a backup from before with `playbooks restore FILE --force`");
        }
        if (version is > 0 && version < steps.Length)
        {
            DatabaseCopy.Write(connection, $"{file}.before-{version + 1}", replaces: true);
            // Up to version 4 nothing was written over when it was deleted, and a later erasure would not find it.
            connection.Script("VACUUM");
        }
        foreach (var step in steps.Skip(version))
        {
            Apply(connection, step, clock);
        }
        return null;
    }

    /// <summary>The number of the last step that was applied; 0 for an empty file; null where the tables are somebody else's.</summary>
    public static int? VersionOf(Connection connection)
    {
        var isOurs = connection.Number("SELECT count(*) FROM sqlite_schema WHERE name = 'migrations'") > 0;
        return isOurs ? (int)(connection.Number("SELECT max(number) FROM migrations") ?? 0)
            : connection.Number("SELECT count(*) FROM sqlite_schema") is 0 ? 0
            : null;
    }

    private static void Apply(Connection connection, Migration step, TimeProvider clock)
    {
        connection.Run("BEGIN IMMEDIATE");
        try
        {
            // Another process may have done it while this one waited.
            if (VersionOf(connection) < step.Number)
            {
                connection.Script("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
                connection.Script(step.Sql);
                connection.Run("INSERT INTO migrations (number, name, applied_at) VALUES ($1, $2, $3)", step.Number, step.Name, clock.GetUtcNow());
            }
            connection.Run("COMMIT");
        }
        catch
        {
            if (connection.IsInTransaction)
            {
                connection.Run("ROLLBACK");
            }
            throw;
        }
    }
}
