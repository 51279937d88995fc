using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Playbooks.Engine.Publishing;
using Playbooks.Studio.Access;
using Playbooks.Studio.Shell;

namespace Playbooks.Studio.Releasing;

/// <summary>What becomes of the forms about releases: approved, refused, withdrawn, made live again.</summary>
internal static class ReleaseForms
{
    public const string Approve = "/releases/approve";
    public const string Refuse = "/releases/refuse";
    public const string Withdraw = "/releases/withdraw";
    public const string Rollback = "/releases/rollback";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapForm(Approve, PageScopes.Approve, form => TakeAsync(form, (publisher, number, actor) =>
            publisher.ApproveAsync(number, form["hash"], actor, form["note"] is { Length: > 0 } note ? note : null, form.Cancel)));
        routes.MapForm(Refuse, PageScopes.Approve, form => TakeAsync(form, (publisher, number, actor) =>
            publisher.RefuseAsync(number, form["hash"], actor, form["note"], form.Cancel)));
        routes.MapForm(Withdraw, PageScopes.Author, form => TakeAsync(form, (publisher, number, actor) =>
            publisher.WithdrawAsync(number, actor, form["note"], form.Cancel)));
        routes.MapForm(Rollback, PageScopes.Author, form => TakeAsync(form, (publisher, number, actor) =>
            publisher.RollbackAsync(number, new Publication(actor, form["note"]), form.Cancel)));
    }

    private static async Task<IResult> TakeAsync(PostedForm form, Func<Publisher, long, string, Task<PublishOutcome>> act)
    {
        if (!long.TryParse(form["release"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return StudioPages.Problem(StatusCodes.Status404NotFound, "There is no such release", "Releases have whole numbers.");
        }
        var outcome = await act(form.Get<Publisher>(), number, Visitor.Of(form.Context).Actor!);
        if (outcome is { IsDone: true, Release: { } release })
        {
            return PostedForms.SeeOther(Addresses.Release(release.Number, outcome.End == PublishEnd.Unchanged ? "unchanged" : "done"));
        }
        var model = await form.Get<ReleaseReading>().ReadAsync(number, Visitor.Of(form.Context), form.Cancel);
        var status = outcome.End switch
        {
            PublishEnd.NotFound => StatusCodes.Status404NotFound,
            PublishEnd.OwnProposal => StatusCodes.Status403Forbidden,
            PublishEnd.Refused or PublishEnd.Broken => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        };
        return model is null
            ? StudioPages.Problem(StatusCodes.Status404NotFound, "There is no such release", outcome.Message)
            : new RazorComponentResult<PostedRelease>(new { Model = model with { Outcome = outcome, Note = form["note"] } }) { StatusCode = status };
    }
}
