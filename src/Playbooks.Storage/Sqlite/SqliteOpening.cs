using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Playbooks.Storage.Migrations;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Files;
using SQLitePCL;

namespace Playbooks.Storage.Sqlite;

/// <summary>Opens a file as a store: makes it when it is not there, brings it to the form that this program knows, or says why not.</summary>
internal static class SqliteOpening
{
    public static StoreOpening Open(string file, TimeProvider clock) => Open(file, SqliteMigrator.Known, clock);

    /// <summary>With the steps named: a test brings its own.</summary>
    internal static StoreOpening Open(string file, ImmutableArray<Migration> steps, TimeProvider clock)
    {
        var database = new Database(file);
        try
        {
            Prepare(file);
            using var connection = database.Open();
            if (raw.sqlite3_db_readonly(connection.Native.Handle, "main") is 1)
            {
                return new StoreOpening(null, $"the store `{file}` can be read but not written", "give this account the right to write it and its folder");
            }
            return SqliteMigrator.Migrate(connection, file, steps, clock) ?? new StoreOpening(new SqliteStore(database, clock));
        }
        catch (SqliteException failure)
        {
            return new StoreOpening(null, $"the store `{file}` cannot be opened: {Trouble.Of(failure) ?? failure.Message}", Trouble.Help(failure));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new StoreOpening(null, $"the store `{file}` cannot be opened: {failure.Message.TrimEnd('.')}", "see to it that this account may read and write the file and its folder");
        }
    }

    private static void Prepare(string file)
    {
        if (!File.Exists(file))
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(file)!);
            KeepOutOfVersionControl(Path.GetDirectoryName(file)!);
            try
            {
                PrivateFiles.Create(file);
            }
            catch (IOException) when (File.Exists(file))
            {
                // Another process was faster: it is made, which is all that is wanted.
            }
        }
    }

    /// <summary>A workspace is often kept in version control, and what customers said has no place there.</summary>
    private static void KeepOutOfVersionControl(string folder)
    {
        var ignore = Path.Combine(folder, ".gitignore");
        if (Path.GetFileName(folder) == StoreAddress.WorkspaceFolder && !File.Exists(ignore))
        {
            File.WriteAllText(ignore, "*\n");
        }
    }
}
