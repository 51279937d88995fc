using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Recording;
using Playbooks.Storage.Webhooks;

namespace Playbooks.Storage.Sqlite.Webhooks;

/// <summary>Webhooks and their outbox.</summary>
internal sealed class SqliteWebhookStore(Readers readers, Writer writer) : IWebhookStore
{
    private const string DeliveryColumns = "number, webhook, type, subject, at, data, attempts, next_at, last_error";

    public Task AddAsync(Webhook webhook, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            connection.Run(
                "INSERT INTO webhooks (id, url, types, secret, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
                webhook.Id, webhook.Url, JsonSerializer.Serialize(webhook.Types), webhook.Secret, webhook.CreatedBy, webhook.CreatedAt);
            foreach (var type in webhook.Types.Distinct(StringComparer.Ordinal))
            {
                connection.Run("INSERT INTO webhook_types (type, webhook) VALUES ($1, $2)", type, webhook.Id);
            }
            return AuditWriter.Append(connection, audit);
        },
        cancel);

    public Task<ImmutableArray<Webhook>> ListAsync(CancellationToken cancel) => readers.ReadAsync(
        connection => connection.All("SELECT id, url, types, secret, created_by, created_at FROM webhooks ORDER BY created_at DESC, id DESC", ReadWebhook), cancel);

    public Task<bool> RemoveAsync(string id, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            var isThere = connection.Run("DELETE FROM webhooks WHERE id = $1", id) > 0;
            if (isThere)
            {
                AuditWriter.Append(connection, audit);
            }
            return isThere;
        },
        cancel);

    public Task<ImmutableArray<Delivery>> DueAsync(DateTimeOffset now, int most, CancellationToken cancel) => readers.ReadAsync(
        connection => connection.All($"SELECT {DeliveryColumns} FROM outbox WHERE next_at <= $1 ORDER BY next_at, number LIMIT $2", ReadDelivery, now, most), cancel);

    public Task DeliveredAsync(long number, CancellationToken cancel) =>
        writer.WriteAsync(connection => connection.Run("DELETE FROM outbox WHERE number = $1", number), cancel);

    public Task FailedAsync(long number, string error, DateTimeOffset? nextAt, CancellationToken cancel) => writer.WriteAsync(
        connection => connection.Run("UPDATE outbox SET attempts = attempts + 1, last_error = $2, next_at = $3 WHERE number = $1", number, error, nextAt), cancel);

    public Task<ImmutableArray<Delivery>> PendingAsync(string webhook, int most, CancellationToken cancel) => readers.ReadAsync(
        connection => connection.All($"SELECT {DeliveryColumns} FROM outbox WHERE webhook = $1 ORDER BY number DESC LIMIT $2", ReadDelivery, webhook, most), cancel);

    private static Webhook ReadWebhook(Row row) => new(row.Text(0), row.Text(1), row.Texts(2), row.Text(3), row.Text(4), row.Time(5));

    private static Delivery ReadDelivery(Row row) => new(
        row.Number(0), row.Text(1), row.Text(2), row.Text(3), row.Time(4), row.Bytes(5), row.Int(6), row.TimeOrNull(7), row.TextOrNull(8));
}
