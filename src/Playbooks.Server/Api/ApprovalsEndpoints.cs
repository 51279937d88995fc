using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/approvals</c>: what waits for a second person, and what they say to it.</summary>
internal static class ApprovalsEndpoints
{
    private const string Address = "/v1/approvals";

    private static readonly (string Word, bool Approves)[] s_verdicts = [("approve", true), ("refuse", false)];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ListAsync)
            .WithName("approvals")
            .WithSummary("The releases that wait for somebody to approve them, oldest first.")
            .WithTags("approvals")
            .Needs(Scope.Read)
            .IsPaged()
            .Answers<ReleaseListShape>();
        routes.MapPost(Address, JudgeAsync)
            .WithName("approve")
            .WithSummary("Approves or refuses a release, by number and hash; nobody approves what they proposed or wrote.")
            .WithTags("approvals")
            .Needs(Scope.Approve)
            .TakesIdempotencyKey()
            .Takes<VerdictShape>("The release, the content that was seen, and the verdict.")
            .Answers<ReleaseShape>()
            .Refuses(
                ProblemKind.OwnProposal, ProblemKind.NotFound, ProblemKind.Conflict, ProblemKind.BodyNotJson, ProblemKind.BodyTooLarge,
                ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid);
    }

    private static async Task ListAsync(HttpContext context, IReleaseStore releases)
    {
        var (paging, problem) = Paging.Read(context.Request, isNumbered: true);
        if (paging is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        var waiting = await releases.WaitingAsync(context.RequestAborted);
        var page = waiting
            .Where(entry => entry.State == ReleaseState.Proposed && entry.Number > (paging.Number ?? 0))
            .OrderBy(entry => entry.Number)
            .Take(paging.Wanted)
            .ToList();
        await paging.WriteAsync(context, page, entry => entry.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), ReleaseJson.Write);
    }

    private static async Task JudgeAsync(HttpContext context, Publisher publisher, ServeOptions options)
    {
        var (verdict, problem) = await ObjectBody.ReadAsync(context, options, "an approval", (body, _) => Read(body));
        if (verdict is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        var (number, hash, approves, note) = verdict;
        var actor = Caller.Of(context).Actor;
        var outcome = approves
            ? await publisher.ApproveAsync(number, hash, actor, note, context.RequestAborted)
            : await publisher.RefuseAsync(number, hash, actor, note ?? "", context.RequestAborted);
        await ReleaseAnswers.AnswerAsync(context, outcome, isNew: false);
    }

    private static Verdict? Read(ObjectReader body)
    {
        // Asked for whatever its kind is, so that a missing one is said to be missing.
        body.Require("release");
        var number = body.Whole("release", 1, int.MaxValue);
        var hash = body.RequireText("hash", "name the content that you saw, as the release has it");
        var approves = body.RequireWord<bool>("verdict", s_verdicts);
        var note = body.Text("note");
        body.Finish();
        return number is null || hash is null || approves is null ? null : new Verdict(number.Value, hash.Text, approves.Value, note?.Text);
    }

    private sealed record Verdict(long Number, string Hash, bool Approves, string? Note);
}
