using System.Collections.Immutable;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>When the steps of an action are due, worked out for who asks: many decisions are only counted or searched.</summary>
/// <param name="action">The action.</param>
/// <param name="calendar">The calendar.</param>
/// <param name="at">The decision's time.</param>
/// <param name="due">When the action is due.</param>
internal sealed class StepPlan(ActionDefinition action, Calendar calendar, DateTimeOffset at, DateTimeOffset due)
{
    private DateTimeOffset[]? _due;
    private ImmutableArray<PlannedStep> _steps;

    /// <summary>The steps; two threads work out the same.</summary>
    public ImmutableArray<PlannedStep> Steps => _steps.IsDefault ? _steps = Plan() : _steps;

    /// <summary>When each step is due, for who knows the rest of them.</summary>
    public ReadOnlySpan<DateTimeOffset> Due => _due ??= WorkOut();

    private ImmutableArray<PlannedStep> Plan()
    {
        var due = Due;
        var steps = ImmutableArray.CreateBuilder<PlannedStep>(action.Steps.Length);
        for (var i = 0; i < due.Length; i++)
        {
            var step = action.Steps[i];
            steps.Add(new PlannedStep(step.Stage, step.Title, step.Owner ?? action.Owner, due[i], step.Template));
        }
        return steps.MoveToImmutable();
    }

    // A stage cannot be skipped, so no step is due before the one ahead of it.
    private DateTimeOffset[] WorkOut()
    {
        var times = action.Steps.IsEmpty ? [] : new DateTimeOffset[action.Steps.Length];
        var earliest = at;
        for (var i = 0; i < times.Length; i++)
        {
            var own = action.Steps[i].Due is { } duration ? DueTimes.After(calendar, at, duration) : due;
            times[i] = earliest = own > earliest ? own : earliest;
        }
        return times;
    }
}
