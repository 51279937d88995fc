using System.Collections.Immutable;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Recording;

/// <summary>The audit as rows.</summary>
internal static class AuditRows
{
    private const string Columns = "number, at, actor, action, subject, note, hash";

    /// <summary>Records below a number, newest first.</summary>
    public static ImmutableArray<AuditRecord> Before(Connection connection, long number, int most) =>
        connection.All($"SELECT {Columns} FROM audit WHERE number < $1 ORDER BY number DESC LIMIT $2", Read, number, most);

    /// <summary>Records above a number, oldest first.</summary>
    public static ImmutableArray<AuditRecord> After(Connection connection, long number, int most) =>
        connection.All($"SELECT {Columns} FROM audit WHERE number > $1 ORDER BY number LIMIT $2", Read, number, most);

    private static AuditRecord Read(Row row) =>
        new(row.Number(0), new AuditEntry(row.Time(1), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5)), row.Text(6));
}
