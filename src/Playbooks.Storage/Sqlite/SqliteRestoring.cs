using System.Globalization;
using Microsoft.Data.Sqlite;
using Playbooks.Engine.Publishing;
using Playbooks.Storage.Migrations;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Files;
using SQLitePCL;

namespace Playbooks.Storage.Sqlite;

/// <summary>Puts a backup in the place of a store's file.</summary>
internal static class SqliteRestoring
{
    private static readonly string[] s_beside = ["-wal", "-shm", "-journal"];

    public static async Task<StoreRestoring> RunAsync(string file, string backup, bool isForced, TimeProvider clock, CancellationToken cancel)
    {
        if (string.Equals(file, backup, StringComparison.Ordinal) || HasLog(backup))
        {
            return Refuse($"`{backup}` is a store that is in use, not a backup", "make a backup with `playbooks backup FILE`");
        }
        var copy = $"{file}.{Path.GetRandomFileName()}.part";
        try
        {
            // A copy is verified and becomes the store: what happens to the backup meanwhile is no matter.
            PrivateFiles.CreateFolder(Path.GetDirectoryName(file)!);
            await CopyAsync(backup, copy, cancel);
            return await FindProblemAsync(copy, cancel) is { } problem
                ? Refuse($"`{backup}` {problem}", "name another backup")
                : Replace(file, copy, isForced, clock);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new StoreRestoring(RestoreEnd.Failed, $"`{backup}` could not be restored: {failure.Message.TrimEnd('.')}");
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static bool HasLog(string backup) => new FileInfo(backup + "-wal") is { Exists: true, Length: > 0 };

    private static async Task CopyAsync(string backup, string copy, CancellationToken cancel)
    {
        PrivateFiles.Create(copy);
        await using (var from = File.OpenRead(backup))
        await using (var to = new FileStream(copy, FileMode.Open, FileAccess.Write))
        {
            await from.CopyToAsync(to, cancel);
        }
        PrivateFiles.Sync(copy);
    }

    private static async Task<string?> FindProblemAsync(string copy, CancellationToken cancel)
    {
        try
        {
            return await BackupCheck.FindProblemAsync(copy, cancel);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is raw.SQLITE_NOTADB)
        {
            return "is no store";
        }
        catch (SqliteException)
        {
            return "is damaged";
        }
    }

    private static StoreRestoring Replace(string file, string copy, bool isForced, TimeProvider clock)
    {
        if (new FileInfo(file) is not { Exists: true, Length: > 0 })
        {
            PrivateFiles.Move(copy, file, replaces: true);
            return new StoreRestoring(RestoreEnd.Done);
        }
        var state = StateOf(file);
        if (state is FileState.InUse)
        {
            return new StoreRestoring(RestoreEnd.Failed, $"another program has the store `{file}` open", "stop it first");
        }
        if (state is FileState.HoldsSomething && !isForced)
        {
            return Refuse($"the store `{file}` holds something", "`--force` puts the backup in its place, and keeps the old one beside it");
        }
        var replaced = $"{file}.replaced-{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        if (File.Exists(replaced))
        {
            return new StoreRestoring(RestoreEnd.Failed, $"`{replaced}` is there already", "try again in a second");
        }
        // A damaged store may have left these: they belong to it, and would be taken for the new one's.
        foreach (var beside in s_beside.Where(beside => File.Exists(file + beside)))
        {
            File.Move(file + beside, replaced + beside);
        }
        File.Replace(copy, file, replaced);
        FolderSync.Of(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return new StoreRestoring(RestoreEnd.Done, Replaced: replaced);
    }

    /// <summary>Leaving the log's mode needs the file for oneself, and puts all of the log into it.</summary>
    private static FileState StateOf(string file)
    {
        try
        {
            using var connection = new Database(file).OpenPlain(SqliteOpenMode.ReadWrite);
            connection.Script("PRAGMA journal_mode = DELETE");
            return SqliteMigrator.VersionOf(connection) is 0 ? FileState.Empty
                : SqliteMigrator.VersionOf(connection) is null || connection.Number("SELECT count(*) FROM audit") > 0 ? FileState.HoldsSomething
                : FileState.Empty;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return FileState.InUse;
        }
        catch (SqliteException)
        {
            // It cannot be read, and may hold something that somebody can still save.
            return FileState.HoldsSomething;
        }
    }

    private static StoreRestoring Refuse(string problem, string help) => new(RestoreEnd.Refused, problem, help);

    private enum FileState
    {
        Empty,
        HoldsSomething,
        InUse,
    }
}
