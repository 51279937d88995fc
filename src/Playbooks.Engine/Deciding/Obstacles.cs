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
        if (Find(rule, run.Frame, run.Matches.Day, _found, enough))
        {
            AddOthers(rule, contact);
        }
        return _found;
    }

    /// <summary>Adds the conditions of a rule by itself that do not hold; false when it stopped because there are enough.</summary>
    public static bool Find(CompiledRule rule, EvaluationFrame frame, int day, List<Obstacle> found, int enough)
    {
        if (!rule.HoldsOn(day))
        {
            found.Add(new Obstacle(ObstacleKind.Days, Verdict.DoesNotHold));
        }
        var isNo = found.Count > 0;
        foreach (var cell in rule.Cells)
        {
            if (isNo && found.Count >= enough)
            {
                return false;
            }
            if (cell.Test(frame) is var verdict and not Verdict.Holds)
            {
                isNo |= verdict == Verdict.DoesNotHold;
                found.Add(new Obstacle(ObstacleKind.Cell, verdict, cell));
            }
        }
        if (isNo && found.Count >= enough)
        {
            return false;
        }
        if (rule.TestCondition(frame) is var outcome and not Verdict.Holds)
        {
            found.Add(new Obstacle(ObstacleKind.Condition, outcome, Failure: outcome == Verdict.Failed ? frame.Failure : null));
        }
        return true;
    }

    private void AddOthers(CompiledRule rule, int contact)
    {
        if (!rule.Rule.Ask.IsEmpty && !run.Missing.AnyToAsk(rule.Rule, contact))
        {
            _found.Add(new Obstacle(ObstacleKind.NothingToAsk, Verdict.DoesNotHold));
        }
        if (rule.Rule.IsOtherwise && run.Matching.FirstOf(contact, rule.Playbook) is not null)
        {
            _found.Add(new Obstacle(ObstacleKind.Otherwise, Verdict.DoesNotHold));
        }
    }
}
