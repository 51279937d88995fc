using System.Collections.Immutable;
using Playbooks.Engine.Compiling.Index;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling;

/// <summary>
/// Matches by looking up: the cells of all rules are answered at once by an index over the facts' keys, and only what
/// keys cannot say is tested, of the rules that are left.
/// </summary>
internal sealed class RuleIndex : RuleMatcher
{
    private readonly CompiledRule[] _rules;
    private readonly CellPredicate[]?[] _left;
    private readonly bool _isWhole;
    private readonly BlockIndex _blocks;
    private readonly NearMisses _misses;

    public RuleIndex(IEnumerable<CompiledRule> rules)
    {
        _rules = [.. rules];
        var plan = IndexedRules.Of(_rules);
        _left = [.. plan.Rules.Select(rule => rule.Left.IsEmpty ? null : rule.Left.ToArray())];
        _isWhole = Array.TrueForAll(_left, left => left is null) && Array.TrueForAll(_rules, rule => rule.Rule.If is null);
        _blocks = IndexBuilder.Build(plan);
        FirstByAction = [.. _rules.SelectMany(rule => rule.Actions.Select(action => (rule, action.Number))).DistinctBy(wanted => wanted.Number)];
        _misses = MissRows.Build(plan, _rules, _blocks);
    }

    public override ReadOnlySpan<CompiledRule> Rules => _rules;

    /// <summary>For each action the first rule that wants it, by place, and the action's number.</summary>
    public ImmutableArray<(CompiledRule Rule, int Action)> FirstByAction { get; }

    /// <summary>What the index itself takes in memory.</summary>
    public long Bytes => _blocks.Bytes + _misses.Bytes;

    /// <summary>The actions that the rules want.</summary>
    public ActionRules Actions => _misses.Actions;

    /// <summary>A buffer for lookups, which one thread uses at a time.</summary>
    public MatchBuffer NewBuffer() => _blocks.NewBuffer(_misses);

    public override void Match(EvaluationFrame frame, RuleMatches matches)
    {
        var buffer = matches.BufferFor(this);
        _blocks.All(frame, buffer);
        foreach (var number in buffer.Found.AsSpan(0, buffer.Count))
        {
            var rule = _rules[number];
            switch (Test(number, frame, buffer))
            {
                case Verdict.Holds:
                    matches.Add(rule);
                    break;
                case Verdict.Failed:
                    matches.AddFailed(rule, frame.Failure!);
                    break;
            }
        }
    }

    /// <summary>The number of the first rule that holds, or -1.</summary>
    public int Best(EvaluationFrame frame, MatchBuffer buffer) =>
        _isWhole ? _blocks.First(frame, buffer) : FirstTested(frame, buffer);

    /// <summary>Leaves the numbers of all rules that hold in the buffer.</summary>
    public void All(EvaluationFrame frame, MatchBuffer buffer)
    {
        _blocks.All(frame, buffer);
        if (!_isWhole)
        {
            var kept = 0;
            foreach (var number in buffer.Found.AsSpan(0, buffer.Count))
            {
                if (Test(number, frame, buffer) == Verdict.Holds)
                {
                    buffer.Found[kept++] = number;
                }
            }
            buffer.Count = kept;
        }
    }

    /// <summary>
    /// Leaves the numbers of all rules that hold in the buffer, and in the trace, for each action that none of them wants,
    /// the rule that came nearest: all that an explanation is written from.
    /// </summary>
    public void AllTraced(EvaluationFrame frame, MatchBuffer buffer, MissTrace trace)
    {
        All(frame, buffer);
        if (Touch(buffer, trace) > 0)
        {
            _misses.Find(buffer, trace);
        }
    }

    /// <summary>Adds the nearest misses of the actions that a trace does not hold as touched.</summary>
    public void FindMisses(EvaluationFrame frame, MatchBuffer buffer, MissTrace trace)
    {
        _blocks.Read(frame, buffer);
        _misses.Find(buffer, trace);
    }

    /// <summary>
    /// The rules for the keys of the last lookup that nothing but what is not known may stand in the way of; some of them
    /// may hold, and of some it must be tried.
    /// </summary>
    public ReadOnlySpan<int> FindWaiting(MatchBuffer buffer)
    {
        _misses.FindWaiting(buffer);
        return buffer.Found.AsSpan(0, buffer.Count);
    }

    // How many actions are left that no rule wants which holds.
    private int Touch(MatchBuffer buffer, MissTrace trace)
    {
        var open = Actions.Actions;
        foreach (var number in buffer.Found.AsSpan(0, buffer.Count))
        {
            foreach (var lane in Actions.Of(number))
            {
                if (trace.Touch(lane) && --open == 0)
                {
                    return 0;
                }
            }
        }
        return open;
    }

    private int FirstTested(EvaluationFrame frame, MatchBuffer buffer)
    {
        _blocks.All(frame, buffer);
        foreach (var number in buffer.Found.AsSpan(0, buffer.Count))
        {
            if (Test(number, frame, buffer) == Verdict.Holds)
            {
                return number;
            }
        }
        return -1;
    }

    private Verdict Test(int number, EvaluationFrame frame, MatchBuffer buffer)
    {
        if (_isWhole)
        {
            return Verdict.Holds;
        }
        if (_left[number] is { } cells)
        {
            buffer.Tested++;
            foreach (var cell in cells)
            {
                if (cell.Test(frame) != Verdict.Holds)
                {
                    return Verdict.DoesNotHold;
                }
            }
        }
        return _rules[number].TestCondition(frame);
    }
}
