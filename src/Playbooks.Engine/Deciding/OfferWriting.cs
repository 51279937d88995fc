using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Works out what may be promised: the smallest of the action's limits, and no more than the account may still be
/// given. A limit that is not known or fails binds nobody, so then someone must approve.
/// </summary>
internal static class OfferWriting
{
    public static Offer? Write(DecisionRun run, Wish wish)
    {
        if (wish.Action.Definition.Offer is not { } terms)
        {
            return null;
        }
        var isSure = true;
        decimal? most = null;
        foreach (var limit in wish.Action.Limits)
        {
            var amount = Amount(run, wish, limit);
            isSure &= amount is not null;
            most = amount is null || amount > most ? most : amount;
        }
        if (terms.AtMost.Length > 0 && LeftToGive(run) is { } left && !(left > most))
        {
            most = left;
        }
        var expires = terms.ExpiresAfter is { } after ? DueTimes.After(run.Workspace.Policy.Policy.Calendar, run.At, after) : (DateTimeOffset?)null;
        return new Offer(most, expires, !isSure || most > terms.ApprovalAbove);
    }

    // Whole cents, rounded down: a promise never goes over its limit.
    private static decimal? Amount(DecisionRun run, Wish wish, CompiledLimit limit)
    {
        run.SpeakOf(wish.Contact);
        run.Frame.Rows[(int)Entity.Action] = wish.Action.Facts;
        var state = limit.Evaluate(run.Frame, out var known);
        run.Frame.Rows[(int)Entity.Action] = null;
        if (known is { } amount)
        {
            return Math.Max(0, Math.Round(ReasonText.Plain(amount), 2, MidpointRounding.ToZero));
        }
        if (state == FactState.Failed)
        {
            run.FailByFrame($"offer of {wish.ActionId}", wish.Contact);
        }
        foreach (var source in run.Workspace.Roots.SourcesOf(limit.Expression))
        {
            if (!source.OfAllContacts)
            {
                run.Missing.MissIfNotKnown(source.Fact, wish.Contact);
            }
        }
        return null;
    }

    private static decimal? LeftToGive(DecisionRun run)
    {
        if (run.Workspace.Policy.Policy.GivingCap is not { } cap)
        {
            return null;
        }
        var (left, given) = (cap.Amount, run.Request.History.Given);
        var since = given.IsEmpty ? default : ConsentCheck.Since(run.At, cap.Within);
        foreach (var gift in given)
        {
            left -= gift.At > since ? gift.Amount : 0;
        }
        return Math.Max(0, left);
    }
}
