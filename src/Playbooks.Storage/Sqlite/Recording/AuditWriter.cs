using Playbooks.Engine.Recording;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Recording;

/// <summary>Puts entries into the audit, in the transaction of what they tell of.</summary>
internal static class AuditWriter
{
    public static AuditRecord Append(Connection connection, AuditEntry entry)
    {
        // Read within the transaction each time: another process may have written the last one.
        var last = connection.First("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1", row => new Last(row.Number(0), row.Text(1))) ?? new Last(0, AuditChain.Start);
        var record = AuditChain.Follow(last.Hash, last.Number + 1, entry);
        connection.Run(
            "INSERT INTO audit (number, at, actor, action, subject, note, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            record.Number, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Note, record.Hash);
        return record;
    }

    private sealed record Last(long Number, string Hash);
}
