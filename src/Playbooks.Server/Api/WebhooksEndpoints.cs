using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Language.Diagnostics;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Server.Limits;
using Playbooks.Server.Webhooks;
using Playbooks.Storage.Keys;
using Playbooks.Storage.Webhooks;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/webhooks</c>: addresses that are told of decisions and releases.</summary>
internal static class WebhooksEndpoints
{
    private const string Address = "/v1/webhooks";
    private const int MostWebhooks = 50;
    private const int MostDeliveries = 200;

    private static readonly (string Word, int At)[] s_types = [("decision.made", 0), ("release.published", 1)];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Address, CreateAsync)
            .WithName("createWebhook")
            .WithSummary("Has an address told of what happens; the answer holds the secret that deliveries are signed with, which is shown this once.")
            .WithTags("webhooks")
            .Needs(Scope.Admin)
            .Takes<NewWebhookShape>("Where deliveries go, and what they tell of.")
            .TakesIdempotencyKey()
            .WithMetadata(new GivesSecret())
            .Answers<CreatedWebhookShape>(StatusCodes.Status201Created)
            .Refuses(ProblemKind.BodyNotJson, ProblemKind.BodyTooLarge, ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid, ProblemKind.Conflict);
        routes.MapGet(Address, ListAsync)
            .WithName("webhooks")
            .WithSummary("The webhooks, newest first.")
            .WithTags("webhooks")
            .Needs(Scope.Admin)
            .Answers<WebhookListShape>();
        routes.MapDelete(Address + "/{id}", RemoveAsync)
            .WithName("removeWebhook")
            .WithSummary("Takes a webhook out, with what was still to be delivered to it.")
            .WithTags("webhooks")
            .Needs(Scope.Admin)
            .TakesIdempotencyKey()
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ProblemKind.NotFound);
        routes.MapGet(Address + "/{id}/deliveries", DeliveriesAsync)
            .WithName("webhookDeliveries")
            .WithSummary($"What was not delivered yet, or given up, newest first; at most {MostDeliveries}.")
            .WithTags("webhooks")
            .Needs(Scope.Admin)
            .Answers<DeliveryListShape>()
            .Refuses(ProblemKind.NotFound);
    }

    private static async Task CreateAsync(HttpContext context, IWebhookStore webhooks, ServeOptions options)
    {
        var (wanted, problem) = await ObjectBody.ReadAsync(context, options, "a webhook", (body, diagnostics) => Read(body, options, diagnostics));
        if (wanted is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        if ((await webhooks.ListAsync(context.RequestAborted)).Length >= MostWebhooks)
        {
            await new Problem(ProblemKind.Conflict, $"there are {MostWebhooks} webhooks already").WriteAsync(context);
            return;
        }
        var (now, actor) = (options.Clock.GetUtcNow(), Caller.Of(context).Actor);
        var webhook = wanted with { Id = SortableId.Create(now), Secret = WebhookSignature.NewSecret(), CreatedBy = actor, CreatedAt = now };
        await webhooks.AddAsync(webhook, new AuditEntry(now, actor, "webhook.created", webhook.Id, string.Join(' ', webhook.Types)), context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"{Address}/{webhook.Id}/deliveries";
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => Write(writer, webhook, withSecret: true));
    }

    private static async Task ListAsync(HttpContext context, IWebhookStore webhooks)
    {
        var all = await webhooks.ListAsync(context.RequestAborted);
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => WriteItems(writer, all, (inner, webhook) => Write(inner, webhook, withSecret: false)));
    }

    private static async Task RemoveAsync(HttpContext context, string id, IWebhookStore webhooks, TimeProvider clock)
    {
        var entry = new AuditEntry(clock.GetUtcNow(), Caller.Of(context).Actor, "webhook.removed", id);
        if (await IsThereAsync(webhooks, id, context.RequestAborted) && await webhooks.RemoveAsync(id, entry, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        await NoWebhook.WriteAsync(context);
    }

    private static async Task DeliveriesAsync(HttpContext context, string id, IWebhookStore webhooks)
    {
        if (!await IsThereAsync(webhooks, id, context.RequestAborted))
        {
            await NoWebhook.WriteAsync(context);
            return;
        }
        var pending = await webhooks.PendingAsync(id, MostDeliveries, context.RequestAborted);
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => WriteItems(writer, pending, Write));
    }

    private static Problem NoWebhook => new(ProblemKind.NotFound, "there is no webhook of this id");

    private static async Task<bool> IsThereAsync(IWebhookStore webhooks, string id, CancellationToken cancel) =>
        (await webhooks.ListAsync(cancel)).Any(webhook => webhook.Id == id);

    private static Webhook? Read(ObjectReader body, ServeOptions options, List<Diagnostic> diagnostics)
    {
        var url = body.RequireText("url");
        body.Require("types");
        var types = body.Texts("types").Select(type => ObjectReader.WordOf(type, s_types, diagnostics)).OfType<int>().Select(at => s_types[at].Word).ToImmutableArray();
        body.Finish();
        if (types.IsEmpty && diagnostics.Count == 0)
        {
            diagnostics.Add(ShapeErrors.Nothing.At(body.Node.Location, "a webhook is told of something", $"`types` holds {string.Join(" or ", s_types.Select(type => $"`{type.Word}`"))}"));
        }
        if (url is not null && WebhookTarget.Refuse(url.Text, options) is var (message, help))
        {
            diagnostics.Add(ShapeErrors.BadName.At(url.Location, message, help));
        }
        return diagnostics.Count > 0 || url is null ? null : new Webhook("", url.Text, [.. types.Order(StringComparer.Ordinal)], "", "", default);
    }

    private static void WriteItems<T>(Utf8JsonWriter writer, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        foreach (var item in items)
        {
            write(writer, item);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Webhook webhook, bool withSecret)
    {
        writer.WriteStartObject();
        writer.WriteString("id", webhook.Id);
        writer.WriteString("url", webhook.Url);
        writer.WriteStartArray("types");
        foreach (var type in webhook.Types)
        {
            writer.WriteStringValue(type);
        }
        writer.WriteEndArray();
        writer.WriteString("createdBy", webhook.CreatedBy);
        writer.WriteString("createdAt", webhook.CreatedAt.UtcDateTime);
        if (withSecret)
        {
            writer.WriteString("secret", webhook.Secret);
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Delivery delivery)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", delivery.Number);
        writer.WriteString("type", delivery.Type);
        writer.WriteString("subject", delivery.Subject);
        writer.WriteString("at", delivery.At.UtcDateTime);
        writer.WriteNumber("attempts", delivery.Attempts);
        writer.WriteBoolean("isGivenUp", delivery.NextAt is null);
        if (delivery.NextAt is { } next)
        {
            writer.WriteString("nextAt", next.UtcDateTime);
        }
        if (delivery.LastError is { } error)
        {
            writer.WriteString("lastError", error);
        }
        writer.WriteEndObject();
    }
}
