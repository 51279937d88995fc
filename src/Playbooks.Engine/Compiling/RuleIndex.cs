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

    public RuleIndex(IEnumerable<CompiledRule> rules)
    {
        _rules = [.. rules];
        var plan = IndexedRules.Of(_rules);
        _left = [.. plan.Rules.Select(rule => rule.Left.IsEmpty ? null : rule.Left.ToArray())];
        _isWhole = Array.TrueForAll(_left, left => left is null) && Array.TrueForAll(_rules, rule => rule.Rule.If is null);
        _blocks = IndexBuilder.Build(plan);
    }

    public override ReadOnlySpan<CompiledRule> Rules => _rules;

    /// <summary>What the index itself takes in memory.</summary>
    public long Bytes => _blocks.Bytes;

    /// <summary>A buffer for lookups, which one thread uses at a time.</summary>
    public MatchBuffer NewBuffer() => _blocks.NewBuffer();

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

    /// <summary>The same, keeping all the rules that hold in the buffer's bits: the others are what it out-ranks.</summary>
    public int BestTraced(EvaluationFrame frame, MatchBuffer buffer) =>
        _isWhole ? _blocks.Match(frame, buffer) : FirstTested(frame, buffer);

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
