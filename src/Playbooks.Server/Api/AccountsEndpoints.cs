using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book.Records;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/accounts</c>: the accounts of the book.</summary>
internal static class AccountsEndpoints
{
    /// <summary>Where they are.</summary>
    public const string Address = "/v1/accounts";

    private const string Edited = "account.saved";
    private const string Body = "The account's facts by the live vocabulary, and its team.";
    private const int LongestText = 200;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ListAsync).OfBook("accounts", "Accounts by id.", Scope.Read)
            .IsPaged()
            .TakesQuery("text", $"Those alone whose id, name or contacts' ids or names contain this; up to {LongestText} characters.")
            .Answers<AccountListShape>();
        routes.MapGet(Address + "/{id}", FindAsync).OfBook("account", "An account with its contacts and its latest records.", Scope.Read)
            .Answers<AccountShape>()
            .Refuses(ProblemKind.NotFound);
        routes.MapPut(Address + "/{id}", (HttpContext context, string id, AccountEdits edits, BookBodies bodies) => SaveAsync(context, id, edits, bodies, isWhole: true))
            .EditsAccount<AccountEditShape>("saveAccount", "Saves an account with its facts: what is not among them is not known any more.", Body, mayAdd: true);
        routes.MapPatch(Address + "/{id}", (HttpContext context, string id, AccountEdits edits, BookBodies bodies) => SaveAsync(context, id, edits, bodies, isWhole: false))
            .EditsAccount<AccountEditShape>("changeAccount", "Changes facts of an account: those that are given, `null` for not known; the others stay.", Body, mayAdd: false);
    }

    private static async Task ListAsync(HttpContext context, IBookStore book)
    {
        var (paging, problem) = Paging.Read(context.Request, isNumbered: false, "text");
        var text = context.Request.Query["text"].ToString();
        if (problem is null && (text.Length > LongestText || text.Any(char.IsControl)))
        {
            problem = new Problem(ProblemKind.QueryNotValid, $"`text` is a line of up to {LongestText} characters");
        }
        if (problem is not null)
        {
            await problem.WriteAsync(context);
            return;
        }
        var found = await book.ListAsync(text.Length > 0 ? text : null, Caller.Of(context).Team, paging!.After, paging.Wanted, context.RequestAborted);
        await paging.WriteAsync(context, found, file => file.Account.Account, BookJson.WriteShort);
    }

    private static async Task FindAsync(HttpContext context, string id, AccountEdits edits) =>
        await (await edits.FindAsync(context, id) is { } file ? edits.AnswerAsync(context, file) : AccountEdits.NoAccount.WriteAsync(context));

    private static async Task SaveAsync(HttpContext context, string id, AccountEdits edits, BookBodies bodies, bool isWhole)
    {
        var (seen, problem) = Preconditions.Read(context.Request);
        problem ??= RecordIds.Problem("account.id", id) is { } wrong ? new Problem(ProblemKind.ContentNotValid, wrong) : null;
        var before = problem is null ? await edits.FindAsync(context, id) : null;
        if (problem is null && before is null && (!isWhole || await edits.IsTakenAsync(context, id)))
        {
            problem = AccountEdits.NoAccount;
        }
        AccountRecord? record = null;
        if (problem is null)
        {
            (record, problem) = await bodies.ReadAsync(context, "an account", (body, vocabulary, diagnostics) =>
                ReadRecord(id, body, vocabulary, diagnostics, isWhole ? null : before, Caller.Of(context).Team));
        }
        await (record is null
            ? problem!.WriteAsync(context)
            : edits.SaveAsync(context, before, seen!, before is null ? null : BookJson.TagOf(before), record, Edited));
    }

    private static AccountRecord ReadRecord(
        string id, ObjectReader body, FactVocabulary vocabulary, List<Diagnostic> diagnostics, AccountFile? before, string? ownTeam)
    {
        var facts = BookBodies.ReadFacts(body, Entity.Account, vocabulary, diagnostics, before?.Account.Facts);
        var team = BookBodies.FindId(body, "team", diagnostics) ?? before?.Account.Team ?? ownTeam;
        if (ownTeam is not null && team != ownTeam)
        {
            diagnostics.Add(ShapeErrors.OutOfRange.At((body.Find("team") ?? body.Node).Location, $"the account can be no other team's than your own, `{ownTeam}`", "leave `team` out"));
        }
        body.Finish();
        return new AccountRecord(id, facts, team);
    }
}
