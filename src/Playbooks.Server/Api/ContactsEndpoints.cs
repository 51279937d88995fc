using Playbooks.Engine.Vocabulary;
using Playbooks.Retention.Book.Records;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/accounts/{id}/contacts/{contact}</c> and <c>/v1/contacts/{id}</c>: the people at accounts.</summary>
internal static class ContactsEndpoints
{
    private const string Address = AccountsEndpoints.Address + "/{id}/contacts/{contact}";
    private const string Edited = "contact.saved";
    private const string Body = "The contact's facts by the live vocabulary. `If-Match` is the account's `ETag`.";

    private static readonly Problem s_noContact = new(ProblemKind.NotFound, "there is no contact of this id");

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/contacts/{id}", ListAsync).OfBook("contact", "The contacts of an id: ids need not be unique across accounts.", Scope.Read)
            .Answers<ContactListShape>()
            .Refuses(ProblemKind.NotFound);
        routes.MapGet(Address, FindAsync).OfBook("contactOfAccount", "A contact of an account.", Scope.Read)
            .Answers<ContactRecordShape>()
            .Refuses(ProblemKind.NotFound);
        routes.MapPut(Address, (HttpContext context, string id, string contact, AccountEdits edits, BookBodies bodies) => SaveAsync(context, id, contact, edits, bodies, isWhole: true))
            .EditsAccount<ContactEditShape>("saveContact", "Saves a contact with its facts: what is not among them is not known any more.", Body, mayAdd: true);
        routes.MapPatch(Address, (HttpContext context, string id, string contact, AccountEdits edits, BookBodies bodies) => SaveAsync(context, id, contact, edits, bodies, isWhole: false))
            .EditsAccount<ContactEditShape>("changeContact", "Changes facts of a contact: those that are given, `null` for not known; the others stay.", Body, mayAdd: false);
    }

    private static async Task ListAsync(HttpContext context, string id, IBookStore book, AccountEdits edits)
    {
        var found = new List<ContactRecord>();
        foreach (var account in await book.AccountsOfAsync(id, context.RequestAborted))
        {
            found.AddRange((await edits.FindAsync(context, account))?.Contacts.Where(contact => contact.Contact == id) ?? []);
        }
        if (found.Count == 0)
        {
            await s_noContact.WriteAsync(context);
            return;
        }
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            found.ForEach(contact => BookJson.WriteContact(writer, contact));
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static async Task FindAsync(HttpContext context, string id, string contact, AccountEdits edits)
    {
        if (await edits.FindAsync(context, id) is not { } file || file.Contacts.FirstOrDefault(known => known.Contact == contact) is not { } record)
        {
            await s_noContact.WriteAsync(context);
            return;
        }
        Preconditions.Tag(context, BookJson.TagOf(file));
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => BookJson.WriteContact(writer, record));
    }

    private static async Task SaveAsync(HttpContext context, string id, string contact, AccountEdits edits, BookBodies bodies, bool isWhole)
    {
        var (seen, problem) = Preconditions.Read(context.Request);
        problem ??= RecordIds.Problem("contact.id", contact) is { } wrong ? new Problem(ProblemKind.ContentNotValid, wrong) : null;
        var file = problem is null ? await edits.FindAsync(context, id) : null;
        var before = file?.Contacts.FirstOrDefault(known => known.Contact == contact);
        problem ??= file is null ? AccountEdits.NoAccount : before is null && !isWhole ? s_noContact : null;
        ContactRecord? record = null;
        if (problem is null)
        {
            (record, problem) = await bodies.ReadAsync(context, "a contact", (body, vocabulary, diagnostics) =>
            {
                var facts = BookBodies.ReadFacts(body, Entity.Contact, vocabulary, diagnostics, isWhole ? null : before?.Facts);
                body.Finish();
                return new ContactRecord(id, contact, facts);
            });
        }
        await (record is null
            ? problem!.WriteAsync(context)
            : edits.SaveAsync(context, file, seen!, before is null ? null : BookJson.TagOf(file!), record, Edited));
    }
}
