using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
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
        foreach (var limit in terms.AtMost)
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
    private static decimal? Amount(DecisionRun run, Wish wish, CheckedExpression limit)
    {
        run.SpeakOf(wish.Contact);
        run.Frame.Rows[(int)Entity.Action] = wish.Action.Facts;
        var state = limit.Evaluate(run.Frame, out var value);
        run.Frame.Rows[(int)Entity.Action] = null;
        if (state == FactState.Known && AsAmount(value) is { } amount)
        {
            return Math.Max(0, Math.Round(ReasonText.Plain(amount), 2, MidpointRounding.ToZero));
        }
        if (state == FactState.Failed)
        {
            run.FailByFrame($"offer of {wish.ActionId}", wish.Contact);
        }
        foreach (var source in run.Workspace.Roots.SourcesOf(limit))
        {
            if (!source.OfAllContacts)
            {
                run.Missing.MissIfNotKnown(source.Fact, wish.Contact);
            }
        }
        return null;
    }

    private static decimal? AsAmount(object? value) => value switch
    {
        decimal amount => amount,
        double number => IsAmount(number) ? (decimal)number : null,
        float number => IsAmount(number) ? (decimal)number : null,
        int whole => whole,
        uint whole => whole,
        long whole => whole,
        ulong whole => whole,
        _ => null,
    };

    private static bool IsAmount(double number) => Math.Abs(number) < 1e15;

    private static decimal? LeftToGive(DecisionRun run)
    {
        if (run.Workspace.Policy.Policy.GivingCap is not { } cap)
        {
            return null;
        }
        var (left, since) = (cap.Amount, ConsentCheck.Since(run.At, cap.Within));
        foreach (var gift in run.Request.History.Given)
        {
            left -= gift.At > since ? gift.Amount : 0;
        }
        return Math.Max(0, left);
    }
}
