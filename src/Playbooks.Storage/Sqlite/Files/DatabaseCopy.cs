using Microsoft.Data.Sqlite;
using Playbooks.Storage.Sqlite.Connections;
using SQLitePCL;

namespace Playbooks.Storage.Sqlite.Files;

/// <summary>A consistent copy of a database in a file of its own, made while others go on reading and writing.</summary>
internal static class DatabaseCopy
{
    /// <summary>Copies a database to a file that is not there yet.</summary>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    /// <exception cref="StoreAwayException">The database cannot be read.</exception>
    public static void WriteOf(Database database, string file, CancellationToken cancel)
    {
        try
        {
            using var connection = database.Open();
            using var stop = cancel.Register(() => raw.sqlite3_interrupt(connection.Native.Handle));
            Write(connection, file, replaces: false);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("the copy was stopped", failure, cancel);
        }
        catch (SqliteException failure)
        {
            throw new StoreAwayException($"`{database.File}` could not be copied to `{file}`: {Trouble.Of(failure) ?? failure.Message}", failure);
        }
    }

    /// <summary>Writes it beside its name first, syncs it, and gives it its name when it is whole.</summary>
    public static void Write(Connection connection, string file, bool replaces)
    {
        if (!replaces && File.Exists(file))
        {
            throw new IOException($"`{file}` is there already");
        }
        var beside = $"{file}.{Path.GetRandomFileName()}.part";
        try
        {
            PrivateFiles.Create(beside);
            connection.Run("VACUUM INTO $1", beside);
            PrivateFiles.Sync(beside);
            PrivateFiles.Move(beside, file, replaces);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
