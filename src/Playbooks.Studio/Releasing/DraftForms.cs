using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Publishing.Merging;
using Playbooks.Studio.Access;
using Playbooks.Studio.Shell;

namespace Playbooks.Studio.Releasing;

/// <summary>What becomes of the forms about drafts: begun, published, moved onto the live release, discarded.</summary>
internal static class DraftForms
{
    public const string Begin = "/drafts/begin";
    public const string Publish = "/drafts/publish";
    public const string Rebase = "/drafts/rebase";
    public const string Discard = "/drafts/discard";

    /// <summary>The fields that hold the path of each conflict, and what was seen of it.</summary>
    public const string ConflictPath = "conflict", ConflictSeen = "seen";

    private static readonly FrozenDictionary<string, MergeSide> s_sides =
        new Dictionary<string, MergeSide> { ["live"] = MergeSide.Live, ["draft"] = MergeSide.Draft, ["both"] = MergeSide.Both }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] s_moments = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapForm(Begin, PageScopes.Author, BeginAsync);
        routes.MapForm(Publish, PageScopes.Author, PublishAsync);
        routes.MapForm(Rebase, PageScopes.Author, RebaseAsync);
        routes.MapForm(Discard, PageScopes.Author, DiscardAsync);
    }

    private static async Task<IResult> BeginAsync(PostedForm form)
    {
        var (draft, problem) = await form.Get<Workbench>().OpenAsync(form["title"], Visitor.Of(form.Context).Actor!, form.Cancel);
        return draft is null
            ? StudioPages.Problem(StatusCodes.Status422UnprocessableEntity, "The draft was not begun", problem!.Message)
            : PostedForms.SeeOther(Addresses.DocumentsOf(draft.Id));
    }

    private static async Task<IResult> PublishAsync(PostedForm form)
    {
        var (at, isMoment) = ReadMoment(form);
        var publication = new Publication(Visitor.Of(form.Context).Actor!, form["note"], at);
        var outcome = isMoment
            ? await form.Get<Publisher>().PublishDraftAsync(form["draft"], publication, form.Cancel)
            : new PublishOutcome(PublishEnd.Refused, null, "the time to go live is no date and time");
        if (outcome is { IsDone: true, Release: { } release })
        {
            return PostedForms.SeeOther(Addresses.Release(release.Number, outcome.End == PublishEnd.Unchanged ? "unchanged" : "done"));
        }
        return await ShowAsync(form, StatusOf(outcome.End), model => model with { Outcome = outcome, Note = form["note"], At = form["at"] });
    }

    private static async Task<IResult> RebaseAsync(PostedForm form)
    {
        var outcome = await form.Get<Workbench>().RebaseAsync(form["draft"], ReadChoices(form), Visitor.Of(form.Context).Actor!, form.Cancel);
        return outcome.End switch
        {
            RebaseEnd.Rebased => PostedForms.SeeOther(Addresses.Draft(form["draft"], "rebased")),
            RebaseEnd.Conflicts => await ShowAsync(form, StatusCodes.Status409Conflict, model => model with { NotRebased = "at some places both changed the text, or change it by now: choose what shall be there" }),
            RebaseEnd.Edited => await ShowAsync(form, StatusCodes.Status409Conflict, model => model with { NotRebased = "somebody edited the draft at the same moment: look at it, and do it again" }),
            _ => await ShowAsync(form, StatusCodes.Status409Conflict, model => model),
        };
    }

    /// <summary>The field that holds which text shall be at a disputed place of a conflict.</summary>
    public static string SideOf(int conflict, int place) => string.Create(CultureInfo.InvariantCulture, $"side-{conflict}-{place}");

    private static RebaseChoices ReadChoices(PostedForm form)
    {
        var (paths, seen) = (form.Fields[ConflictPath], form.Fields[ConflictSeen]);
        var decided = paths.Zip(seen).Index().Select(one => (Path: one.Item.First ?? "", Document: new DecidedDocument(one.Item.Second ?? "", ReadSides(form, one.Index))));
        return RebaseChoices.None with { Decided = decided.DistinctBy(one => one.Path).ToImmutableDictionary(one => one.Path, one => one.Document, StringComparer.Ordinal) };
    }

    // As many as were chosen: where one is missing, there are too few, and nothing is decided.
    private static ImmutableArray<MergeSide> ReadSides(PostedForm form, int conflict)
    {
        var sides = ImmutableArray.CreateBuilder<MergeSide>();
        while (s_sides.TryGetValue(form[SideOf(conflict, sides.Count)], out var side))
        {
            sides.Add(side);
        }
        return sides.ToImmutable();
    }

    private static async Task<IResult> DiscardAsync(PostedForm form) =>
        await form.Get<Workbench>().DiscardAsync(form["draft"], Visitor.Of(form.Context).Actor!, form.Cancel)
            ? PostedForms.SeeOther(Addresses.Releases)
            : await ShowAsync(form, StatusCodes.Status409Conflict, model => model);

    private static async Task<IResult> ShowAsync(PostedForm form, int status, Func<DraftModel, DraftModel> with)
    {
        var model = await form.Get<DraftReading>().ReadAsync(form["draft"], Visitor.Of(form.Context), form.Cancel);
        return model is null
            ? StudioPages.Problem(StatusCodes.Status404NotFound, "There is no such draft", "It may have another address.")
            : new RazorComponentResult<PostedDraft>(new { Model = with(model) }) { StatusCode = status };
    }

    // A time that the form chose; an empty one, or the choice to publish now, is none.
    private static (DateTimeOffset? At, bool IsMoment) ReadMoment(PostedForm form)
    {
        if (form["when"] != "later")
        {
            return (null, true);
        }
        return DateTimeOffset.TryParseExact(form["at"], s_moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? (moment, true) : (null, false);
    }

    private static int StatusOf(PublishEnd end) => end switch
    {
        PublishEnd.NotFound => StatusCodes.Status404NotFound,
        PublishEnd.Outdated or PublishEnd.NotOpen => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
