using System.Collections.Immutable;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes out what was chosen: when it is due, what may be promised, its steps, reason and messages.</summary>
internal sealed class ActionWriting(DecisionRun run, ConsentCheck consent)
{
    public RecommendedAction Write(Wish wish, int rank)
    {
        var (rule, action) = (wish.Rule.Rule, wish.Action.Definition);
        var due = DueAt(DurationOf(action.Due, wish.Contact));
        var offer = OfferWriting.Write(run, wish);
        var steps = PlanSteps(action, due);
        var values = new TemplateValues(run, wish, due, offer, steps);
        var because = WriteBecause(rule, wish.Contact, values);
        var messages = new MessageWriting(run, consent, wish);
        if (run.Request.WritesMessages && wish.Action.Messages.Length > 0)
        {
            values.SetBecause(because);
            messages.WriteAll(values);
        }
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
            Messages = messages.Written,
            Withheld = messages.Withheld,
            Steps = steps,
        };
    }

    /// <summary>What templates may name for an action, whether or not it is recommended.</summary>
    public TemplateValues ValuesOf(Wish wish)
    {
        var due = DueAt(DurationOf(wish.Action.Definition.Due, wish.Contact));
        var values = new TemplateValues(run, wish, due, OfferWriting.Write(run, wish), PlanSteps(wish.Action.Definition, due));
        values.SetBecause(WriteBecause(wish.Rule.Rule, wish.Contact, values));
        return values;
    }

    private DateTimeOffset DueAt(Duration duration) => DueTimes.After(run.Workspace.Policy.Policy.Calendar, run.At, duration);

    private Duration DurationOf(DueTime due, int contact) =>
        due.By is { } fact
        && run.RowOf(fact.Entity, contact) is { } row
        && row.Get(fact.Column) is string value
        && due.Durations.TryGetValue(value, out var duration)
            ? duration
            : due.Default;

    // A stage cannot be skipped, so no step is due before the one ahead of it.
    private ImmutableArray<PlannedStep> PlanSteps(ActionDefinition action, DateTimeOffset due)
    {
        var steps = ImmutableArray.CreateBuilder<PlannedStep>(action.Steps.Length);
        var earliest = run.At;
        foreach (var step in action.Steps)
        {
            var at = step.Due is { } duration ? DueAt(duration) : due;
            earliest = at > earliest ? at : earliest;
            steps.Add(new PlannedStep(step.Stage, step.Title, step.Owner ?? action.Owner, earliest, step.Template));
        }
        return steps.MoveToImmutable();
    }

    private string WriteBecause(Rule rule, int contact, TemplateValues values)
    {
        if (rule.Because is null)
        {
            return rule.Title;
        }
        var result = rule.Because.Render(values.InputFor(run.Workspace.Workspace.Settings.Language));
        if (result.IsRendered)
        {
            return result.Text.Trim();
        }
        run.Fail(rule.Id, contact, result.Failure);
        return rule.Title;
    }
}
