using Playbooks.Engine.Deciding;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Server.Access;

namespace Playbooks.Server.Api;

/// <summary>Edits of a single account and its contacts, on the state that their author saw.</summary>
internal sealed class AccountEdits(IBookStore book, ILiveRelease live, TimeProvider clock)
{
    /// <summary>The answer where there is no such account, or it is another team's.</summary>
    public static readonly Problem NoAccount = new(ProblemKind.NotFound, "there is no account of this id");

    /// <summary>An account that the caller may see, or null.</summary>
    public async Task<AccountFile?> FindAsync(HttpContext context, string id)
    {
        var file = await book.FindAsync(id, context.RequestAborted);
        return file is null || (Caller.Of(context).Team is { } team && file.Account.Team != team) ? null : file;
    }

    /// <summary>Whether an id is taken by an account that the caller must not know of.</summary>
    public async Task<bool> IsTakenAsync(HttpContext context, string id) => await book.FindAsync(id, context.RequestAborted) is not null;

    /// <summary>Saves a record and answers with the account as it is then.</summary>
    /// <param name="context">The request.</param>
    /// <param name="before">The account as it was; null where there was none.</param>
    /// <param name="seen">What the edit was made on.</param>
    /// <param name="tag">The tag of what is edited; null where it is not there.</param>
    /// <param name="record">What it is to be.</param>
    /// <param name="action">What the audit calls it.</param>
    public async Task SaveAsync(HttpContext context, AccountFile? before, Precondition seen, string? tag, BookRecord record, string action)
    {
        if (!seen.Holds(tag))
        {
            await ChangedAsync(context, before);
            return;
        }
        var audit = new AuditEntry(clock.GetUtcNow(), Caller.Of(context).Actor, action, record.Account);
        var save = await book.SaveAsync([record], before?.Version ?? 0, audit, context.RequestAborted);
        if (!save.Saved)
        {
            await ChangedAsync(context, await book.FindAsync(record.Account, context.RequestAborted));
            return;
        }
        if (tag is null)
        {
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.Headers.Location = context.Request.Path.Value;
        }
        await AnswerAsync(context, (await book.FindAsync(record.Account, context.RequestAborted))!);
    }

    /// <summary>Answers with an account.</summary>
    public Task AnswerAsync(HttpContext context, AccountFile file)
    {
        var diagnostics = live.Current is { } release ? AccountFacts.Of(release.Release).Read(file, clock.GetUtcNow(), history: History.Empty).Diagnostics : [];
        Preconditions.Tag(context, BookJson.TagOf(file));
        return JsonBody.WriteAsync(context, JsonBody.MediaType, writer => BookJson.Write(writer, file, diagnostics));
    }

    private static Task ChangedAsync(HttpContext context, AccountFile? file)
    {
        if (file is null)
        {
            return NoAccount.WriteAsync(context);
        }
        Preconditions.Tag(context, BookJson.TagOf(file));
        return Preconditions.Changed("somebody else changed the account, or it is there already", writer => BookJson.Write(writer, file, [])).WriteAsync(context);
    }
}
