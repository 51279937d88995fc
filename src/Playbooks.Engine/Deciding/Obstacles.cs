using Playbooks.Engine.Compiling;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Deciding;

/// <summary>A condition of a rule that does not hold.</summary>
/// <param name="Kind">Which condition.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Cell">The cell, for a cell.</param>
/// <param name="Failure">Why it failed, for a condition that did.</param>
internal readonly record struct Obstacle(ObstacleKind Kind, Verdict Verdict, CellPredicate? Cell = null, EvaluationFailure? Failure = null);

/// <summary>The conditions of a rule, in the order in which they are asked.</summary>
internal enum ObstacleKind
{
    /// <summary><c>from</c> and <c>until</c>.</summary>
    Days,

    /// <summary>A cell.</summary>
    Cell,

    /// <summary>The condition beside the cells.</summary>
    Condition,

    /// <summary>All that it asks for is known already.</summary>
    NothingToAsk,

    /// <summary><c>otherwise</c>, and another rule of its playbook matched.</summary>
    Otherwise,
}

/// <summary>Goes through all conditions of a rule that did not match, and says which do not hold.</summary>
internal sealed class Obstacles(DecisionRun run)
{
    private readonly List<Obstacle> _found = [];

    /// <summary>
    /// The conditions that do not hold for the contact that the frame speaks of, in their order; none where the rule
    /// matched. The list is used again by the next call.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="contact">Whom the frame speaks of.</param>
    /// <param name="enough">Nothing is looked for beyond so many, once one of them is a plain no.</param>
    public List<Obstacle> Of(CompiledRule rule, int contact, int enough = int.MaxValue)
    {
        _found.Clear();
        if (!rule.HoldsOn(run.Matches.Day))
        {
            _found.Add(new Obstacle(ObstacleKind.Days, Verdict.DoesNotHold));
        }
        var isNo = _found.Count > 0;
        foreach (var cell in rule.Cells)
        {
            if (isNo && _found.Count >= enough)
            {
                return _found;
            }
            if (cell.Test(run.Frame) is var verdict and not Verdict.Holds)
            {
                isNo |= verdict == Verdict.DoesNotHold;
                _found.Add(new Obstacle(ObstacleKind.Cell, verdict, cell));
            }
        }
        if (!isNo || _found.Count < enough)
        {
            AddOthers(rule, contact);
        }
        return _found;
    }

    private void AddOthers(CompiledRule rule, int contact)
    {
        if (rule.TestCondition(run.Frame) is var verdict and not Verdict.Holds)
        {
            _found.Add(new Obstacle(ObstacleKind.Condition, verdict, Failure: verdict == Verdict.Failed ? run.Frame.Failure : null));
        }
        if (!rule.Rule.Ask.IsEmpty && !run.Missing.AnyToAsk(rule.Rule, contact))
        {
            _found.Add(new Obstacle(ObstacleKind.NothingToAsk, Verdict.DoesNotHold));
        }
        if (rule.Rule.IsOtherwise && run.MatchedFirst[contact + 1][rule.Playbook] is not null)
        {
            _found.Add(new Obstacle(ObstacleKind.Otherwise, Verdict.DoesNotHold));
        }
    }
}
