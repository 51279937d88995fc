using System.Globalization;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Recording;

namespace Playbooks.Storage.Sqlite.Publishing;

/// <summary>Releases that wait, made of a draft that is no longer what was proposed.</summary>
internal static class Proposals
{
    /// <summary>Ends what waits of a draft, in the transaction of the change that made it untrue; each with its entry in the audit.</summary>
    public static void Void(Connection connection, string draft, string because, AuditEntry cause)
    {
        foreach (var release in ReleaseRows.WaitingOf(connection, draft))
        {
            ReleaseRows.Update(connection, release with { State = ReleaseState.Void, EndedBecause = because });
            AuditWriter.Append(connection, cause with { Action = "release.voided", Subject = release.Number.ToString(CultureInfo.InvariantCulture), Note = because });
        }
    }
}
