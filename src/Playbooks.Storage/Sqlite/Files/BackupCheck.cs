using Microsoft.Data.Sqlite;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Migrations;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Recording;

namespace Playbooks.Storage.Sqlite.Files;

/// <summary>Says whether a file can become the store.</summary>
internal static class BackupCheck
{
    private const int PageSize = 1000;

    /// <summary>What is wrong with it, or null. The file must not be in use.</summary>
    /// <exception cref="SqliteException">It is no database, or too damaged to be looked at.</exception>
    public static async Task<string?> FindProblemAsync(string file, CancellationToken cancel)
    {
        using var connection = new Database(file).OpenPlain(SqliteOpenMode.ReadWrite);
        if (connection.First("PRAGMA integrity_check(1)", row => row.Text(0)) is not "ok" || connection.Number("SELECT count(*) FROM pragma_foreign_key_check") > 0)
        {
            return "is damaged";
        }
        if (SqliteMigrator.VersionOf(connection) is not { } version || version is 0)
        {
            return "is no store";
        }
        if (version > SqliteMigrator.Known.Length)
        {
            return "was written by a newer version of playbooks";
        }
        return await AuditChain.FindBreakAsync(AuditOf(connection), cancel) is { } number ? $"has an audit that was tampered with: its chain breaks at {number}" : null;
    }

    /// <summary>All records, in order.</summary>
    private static async IAsyncEnumerable<AuditRecord> AuditOf(Connection connection)
    {
        // The chain is followed by whoever can wait; here nothing is waited for.
        await Task.CompletedTask;
        for (var page = AuditRows.After(connection, 0, PageSize); page.Length > 0; page = AuditRows.After(connection, page[^1].Number, PageSize))
        {
            foreach (var record in page)
            {
                yield return record;
            }
        }
    }
}
