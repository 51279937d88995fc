using System.Text.Json;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book.Records;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/surveys</c>, <c>/v1/events</c>, <c>/v1/purchases</c>, <c>/v1/products</c>: what becomes known of accounts, as it happens.</summary>
internal static class RecordsEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe<NewSurveyShape>(
            routes.MapPost("/v1/surveys", (HttpContext context, BookRecords records) => records.TakeAsync(context, "survey.recorded", ReadSurvey)),
            "recordSurvey", "Records the answers of a contact, or of the account where no contact is named.",
            "The answers are facts by the live vocabulary. Without an `id` the survey gets one made from its content, without `at` it is now.");
        Describe<NewEventShape>(
            routes.MapPost("/v1/events", (HttpContext context, BookRecords records) => records.TakeEventAsync(context)),
            "recordEvent", "Records that something happened: as JSON, or as a CloudEvent (structured, or with `ce-` headers).",
            "The facts of the event by the live vocabulary. Of a CloudEvent this is the `data`; its `source` and `id` make the event's id, its `time` is `at`.");
        Describe<NewPurchaseShape>(
            routes.MapPost("/v1/purchases", (HttpContext context, BookRecords records) => records.TakeAsync(context, "purchase.recorded", ReadPurchase)),
            "recordPurchase", "Records that something was bought.",
            "Without an `id` the purchase gets one made from its content, so that the same twice is one: give ids where two may be alike.");
        Describe<NewProductShape>(
            routes.MapPost("/v1/products", (HttpContext context, BookRecords records) => records.TakeAsync(context, "product.recorded", ReadProduct)),
            "recordProduct", "Records that an account owns a product, or owned it.",
            "What is known of it takes the place of what was known of the account's product of this name; its id in the answer is that name.");
    }

    private static void Describe<TShape>(RouteHandlerBuilder route, string name, string summary, string body) => route
        .WritesBook<TShape>(name, summary, body)
        .Answers<RecordedShape>()
        .Answers<RecordedShape>(StatusCodes.Status201Created);

    private static BookRecord ReadSurvey(ObjectReader body, FactVocabulary vocabulary, List<Diagnostic> diagnostics, DateTimeOffset now)
    {
        var (account, id, contact) = (BookBodies.ReadId(body, "account", diagnostics), BookBodies.FindId(body, "id", diagnostics), BookBodies.FindId(body, "contact", diagnostics));
        var at = BodyTime.Read(body, "at", diagnostics) ?? now;
        body.Require("facts", "the answers");
        var facts = BookBodies.ReadFacts(body, contact is null ? Entity.Account : Entity.Contact, vocabulary, diagnostics);
        body.Finish();
        return new SurveyRecord(account, id ?? "", contact, at.ToUniversalTime(), facts);
    }

    private static BookRecord ReadPurchase(ObjectReader body, FactVocabulary vocabulary, List<Diagnostic> diagnostics, DateTimeOffset now)
    {
        var (account, id, product) = (BookBodies.ReadId(body, "account", diagnostics), BookBodies.FindId(body, "id", diagnostics), BookBodies.ReadId(body, "product", diagnostics));
        var at = BodyTime.Read(body, "at", diagnostics) ?? now;
        body.Require("amount");
        var (amount, quantity) = (body.Amount("amount"), body.Amount("quantity"));
        body.Finish();
        return new PurchaseRecord(account, id ?? "", at.ToUniversalTime(), product, amount ?? 0, quantity);
    }

    private static BookRecord ReadProduct(ObjectReader body, FactVocabulary vocabulary, List<Diagnostic> diagnostics, DateTimeOffset now)
    {
        var (account, product) = (BookBodies.ReadId(body, "account", diagnostics), BookBodies.ReadId(body, "product", diagnostics));
        var (since, until, usage) = (body.Date("since"), body.Date("until"), body.Amount("usage"));
        body.Finish();
        var record = new ProductRecord(account, product, since, until, (double?)usage);
        if (record.Mistake is { } mistake)
        {
            diagnostics.Add(ShapeErrors.OutOfRange.At((body.Find("usage") ?? body.Find("until") ?? body.Node).Location, mistake));
        }
        return record;
    }
}

/// <summary>Takes single records in.</summary>
internal sealed class BookRecords(IBookStore book, AccountEdits edits, BookBodies bodies, TimeProvider clock)
{
    /// <summary>Reads a record from the body, saves it and answers with its id.</summary>
    public async Task TakeAsync(HttpContext context, string action, Func<ObjectReader, FactVocabulary, List<Diagnostic>, DateTimeOffset, BookRecord> read)
    {
        var now = Now;
        var (record, problem) = await bodies.ReadAsync(context, "a record of the book", (body, vocabulary, diagnostics) => read(body, vocabulary, diagnostics, now));
        await (record is null ? problem!.WriteAsync(context) : SaveAsync(context, action, record));
    }

    /// <summary>The same for an event, which may be a CloudEvent.</summary>
    public async Task TakeEventAsync(HttpContext context)
    {
        var (envelope, problem) = CloudEvent.OfHeaders(context.Request);
        if (problem is not null)
        {
            await problem.WriteAsync(context);
            return;
        }
        await TakeAsync(context, "event.recorded", (body, vocabulary, diagnostics, now) =>
        {
            var (data, cloud) = envelope is null && CloudEvent.IsStructured(context.Request) ? CloudEvent.Read(body, diagnostics) : (body, envelope);
            return data is null ? new EventRecord("", "", null, now, "{}") : ReadEvent(data, vocabulary, diagnostics, cloud, now);
        });
    }

    private DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    private static EventRecord ReadEvent(ObjectReader body, FactVocabulary vocabulary, List<Diagnostic> diagnostics, CloudEvent? cloud, DateTimeOffset now)
    {
        var (account, contact) = (BookBodies.ReadId(body, "account", diagnostics), BookBodies.FindId(body, "contact", diagnostics));
        var (id, at) = cloud is null
            ? (BookBodies.FindId(body, "id", diagnostics), BodyTime.Read(body, "at", diagnostics))
            : (cloud.Key, cloud.Time);
        var facts = BookBodies.ReadFacts(body, Entity.Event, vocabulary, diagnostics);
        body.Finish();
        return new EventRecord(account, id ?? "", contact, (at ?? now).ToUniversalTime(), facts);
    }

    private async Task SaveAsync(HttpContext context, string action, BookRecord record)
    {
        if (await edits.FindAsync(context, record.Account) is null)
        {
            await AccountEdits.NoAccount.WriteAsync(context);
            return;
        }
        record = RecordIds.Identify(record);
        var audit = new AuditEntry(clock.GetUtcNow(), Caller.Of(context).Actor, action, record.Account);
        var save = await book.SaveAsync([record], null, audit, context.RequestAborted);
        if (!save.Saved)
        {
            await AccountEdits.NoAccount.WriteAsync(context);
            return;
        }
        if (save.Added > 0)
        {
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.Headers.Location = $"{AccountsEndpoints.Address}/{Uri.EscapeDataString(record.Account)}";
        }
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => Write(writer, record));
    }

    private static void Write(Utf8JsonWriter writer, BookRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("account", record.Account);
        writer.WriteString("id", record switch
        {
            SurveyRecord survey => survey.Id,
            EventRecord happened => happened.Id,
            PurchaseRecord purchase => purchase.Id,
            ProductRecord product => product.Product,
            _ => record.Account,
        });
        writer.WriteEndObject();
    }
}
