using Playbooks.Engine.Rules;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes out what was chosen: when it is due, what may be promised, its steps, reason and messages.</summary>
internal static class ActionWriting
{
    public static RecommendedAction Write(DecisionRun run, Wish wish, int rank)
    {
        run.Deriving.WorkOutWritten(wish);
        var (rule, action) = (wish.Rule.Rule, wish.Action.Definition);
        var due = DueAt(run, wish);
        var offer = OfferWriting.Write(run, wish);
        var steps = new StepPlan(action, run.Workspace.Policy.Policy.Calendar, run.At, due);
        var writesMessages = run.Request.WritesMessages && wish.Action.Messages.Length > 0;
        var values = writesMessages || rule.Because is { Literal: null } ? new TemplateValues(run, wish, due, offer, steps) : null;
        var because = WriteBecause(run, rule, wish.Contact, values);
        var (written, withheld) = writesMessages ? MessageWriting.Write(run, wish, values!.With(because)) : ([], []);
        return new RecommendedAction
        {
            Rank = rank,
            Contact = run.ContactId(wish.Contact),
            Band = run.Workspace.Policy.Policy.Bands[rule.Band],
            Action = action,
            Rule = rule,
            AlsoBy = wish.Others,
            Because = because,
            DueAt = due,
            Score = wish.Rank.Score,
            Offer = offer,
            Asks = wish.Asks,
            Messages = written,
            Withheld = withheld,
            Plan = steps,
        };
    }

    /// <summary>What templates may name for an action, whether or not it is recommended.</summary>
    public static TemplateValues ValuesOf(DecisionRun run, Wish wish)
    {
        var (action, calendar) = (wish.Action.Definition, run.Workspace.Policy.Policy.Calendar);
        var due = DueAt(run, wish);
        var values = new TemplateValues(run, wish, due, OfferWriting.Write(run, wish), new StepPlan(action, calendar, run.At, due));
        return values.With(WriteBecause(run, wish.Rule.Rule, wish.Contact, values));
    }

    private static DateTimeOffset DueAt(DecisionRun run, Wish wish) =>
        DueTimes.After(run.Workspace.Policy.Policy.Calendar, run.At, DurationOf(run, wish));

    private static Duration DurationOf(DecisionRun run, Wish wish)
    {
        var due = wish.Action.Definition.Due;
        return due.By is { } fact && run.RowOf(fact.Entity, wish.Contact) is { } row && row.State(fact.Column) == FactState.Known
            ? wish.Action.DueByValue[(int)row.GetBits(fact.Column)]
            : due.Default;
    }

    private static string WriteBecause(DecisionRun run, Rule rule, int contact, TemplateValues? values)
    {
        if (rule.Because is null)
        {
            return rule.Title;
        }
        if (rule.Because.Literal is { } literal)
        {
            return literal.Trim();
        }
        var result = rule.Because.Render(values!.InputFor(run.Workspace.Workspace.Settings.Language));
        if (result.IsRendered)
        {
            return result.Text.Trim();
        }
        run.Fail(rule.Id, contact, result.Failure);
        return rule.Title;
    }
}
