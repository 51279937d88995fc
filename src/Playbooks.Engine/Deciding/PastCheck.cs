using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>Takes out actions that are open, or rest after having been taken. All of the history counts, whatever its times.</summary>
internal static class PastCheck
{
    public static Removal? Check(DecisionRun run, Wish wish)
    {
        var history = run.Request.History;
        if (ReferenceEquals(history, History.Empty))
        {
            return null;
        }
        var contact = run.ContactId(wish.Contact);
        foreach (var open in history.Open)
        {
            if (open.Action == wish.ActionId && (open.Contact is null || open.Contact == contact))
            {
                return Removal.Of(NotChosenReason.History, $"already open since {ReasonText.Day(open.At)}");
            }
        }
        return wish.Action.Definition.Cooldown is { } cooldown ? CheckCooldown(run, wish.ActionId, contact, cooldown) : null;
    }

    private static Removal? CheckCooldown(DecisionRun run, string action, string? contact, Cooldown cooldown)
    {
        var history = run.Request.History;
        var (past, done) = cooldown.After switch
        {
            CooldownStart.Recommended => (history.Recommended, "recommended"),
            CooldownStart.Closed => (history.Closed, "closed"),
            _ => (history.Accepted, "accepted"),
        };
        PastAction? last = null;
        foreach (var entry in past)
        {
            var counts = entry.Action == action && (!cooldown.PerContact || entry.Contact is null || entry.Contact == contact);
            last = counts && (last is null || entry.At > last.At) ? entry : last;
        }
        if (last is null)
        {
            return null;
        }
        var until = WorkingTime.After(run.Workspace.Policy.Policy.Calendar, last.At, cooldown.For);
        return run.At < until
            ? Removal.Of(NotChosenReason.History, $"{done} on {ReasonText.Day(last.At)}, rests for {cooldown.For} until {ReasonText.Day(until)}")
            : null;
    }
}
