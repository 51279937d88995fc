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
    private ImmutableArray<PlannedStep> _steps;

    /// <summary>The steps; two threads work out the same.</summary>
    public ImmutableArray<PlannedStep> Steps => _steps.IsDefault ? _steps = Plan() : _steps;

    // A stage cannot be skipped, so no step is due before the one ahead of it.
    private ImmutableArray<PlannedStep> Plan()
    {
        var steps = ImmutableArray.CreateBuilder<PlannedStep>(action.Steps.Length);
        var earliest = at;
        foreach (var step in action.Steps)
        {
            var own = step.Due is { } duration ? DueTimes.After(calendar, at, duration) : due;
            earliest = own > earliest ? own : earliest;
            steps.Add(new PlannedStep(step.Stage, step.Title, step.Owner ?? action.Owner, earliest, step.Template));
        }
        return steps.MoveToImmutable();
    }
}
