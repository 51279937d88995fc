using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>Tells failures of the world from wrong requests.</summary>
internal static class Trouble
{
    /// <summary>What is wrong with the world, or null when the request was wrong.</summary>
    public static string? Of(SqliteException failure) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => "another program holds it",
        raw.SQLITE_FULL => "the disk is full",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => "it can be read but not written",
        raw.SQLITE_CANTOPEN => "its file cannot be opened",
        raw.SQLITE_IOERR => "its disk cannot be read or written",
        raw.SQLITE_CORRUPT => "its file is damaged",
        raw.SQLITE_NOTADB => "its file is no database",
        raw.SQLITE_NOMEM => "memory ran out",
        _ => null,
    };

    /// <summary>What to do about it.</summary>
    public static string Help(SqliteException failure) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => "try again when the other program is done",
        raw.SQLITE_FULL => "make room on the disk",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "restore a backup with `playbooks restore FILE --force`, or name another store with `--store`",
        _ => "see to it that this account may read and write the file and its folder",
    };
}
