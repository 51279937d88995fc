using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Retention.Loyalty;

namespace Playbooks.Studio.Overview;

/// <summary>The sample book as the live release sees it, worked out once a day for each state that is live.</summary>
/// <param name="live">What is live.</param>
/// <param name="clock">The clock.</param>
public sealed class BookView(ILiveWorkspace live, TimeProvider clock)
{
    private volatile Seen? _seen;

    /// <summary>The matrix of the sample book; null where nothing is live or the vocabulary has no loyalty facts.</summary>
    public BookPicture? Picture()
    {
        var (state, now) = (live.Current, clock.GetUtcNow());
        if (state.Release is not { } release || LoyaltyFacts.Find(release.Workspace.Vocabulary) is not { } facts)
        {
            return null;
        }
        var seen = _seen;
        if (seen is null || seen.State != state || seen.Day != now.UtcDateTime.Date)
        {
            _seen = seen = new Seen(state, now.UtcDateTime.Date, Look(release, state, facts, now));
        }
        return seen.Picture;
    }

    private static BookPicture Look(Release release, LiveState state, LoyaltyFacts facts, DateTimeOffset now)
    {
        var count = new LoyaltyCount(release.Workspace.Vocabulary, facts);
        foreach (var account in state.Book.Accounts)
        {
            count.Add(release.Decider.Decide(new DecisionRequest(account.Facts, now) { History = account.History, WritesMessages = false }));
        }
        return new BookPicture(count.Finish(), ScatterPlan.For(release, facts, now));
    }

    private sealed record Seen(LiveState State, DateTime Day, BookPicture Picture);
}

/// <summary>The sample book, counted, and how its scatter is laid out.</summary>
/// <param name="Matrix">The book, counted.</param>
/// <param name="Plan">Where the lines and the names of the quadrants go.</param>
public sealed record BookPicture(LoyaltyMatrix Matrix, ScatterPlan Plan);
