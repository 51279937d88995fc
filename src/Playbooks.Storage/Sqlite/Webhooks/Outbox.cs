using Playbooks.Engine.Recording;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Webhooks;

/// <summary>Puts what others want to hear of into the outbox, in the transaction of what it tells of.</summary>
internal static class Outbox
{
    /// <param name="connection">The writer's connection, in a transaction.</param>
    /// <param name="notification">What to tell, or null for nothing.</param>
    /// <param name="now">When: from then on it is due. A decision's own time may lie elsewhere.</param>
    public static void Put(Connection connection, Notification? notification, DateTimeOffset now)
    {
        if (notification is not null && connection.Number("SELECT 1 FROM webhook_types WHERE type = $1 LIMIT 1", notification.Type) is not null)
        {
            connection.Run(
                """
                INSERT INTO outbox (webhook, type, subject, at, data, attempts, next_at)
                SELECT webhook, $1, $2, $3, $4, 0, $5 FROM webhook_types WHERE type = $1 ORDER BY webhook
                """,
                notification.Type, notification.Subject, notification.At, notification.Write(), now);
        }
    }
}
