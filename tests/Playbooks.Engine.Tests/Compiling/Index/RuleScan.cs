using Playbooks.Engine.Compiling;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Tests.Compiling.Index;

/// <summary>Matches by testing one rule after the other: the measure of the index.</summary>
internal sealed class RuleScan(IEnumerable<CompiledRule> rules) : RuleMatcher
{
    private readonly CompiledRule[] _rules = [.. rules];

    public override ReadOnlySpan<CompiledRule> Rules => _rules;

    public override void Match(EvaluationFrame frame, RuleMatches matches)
    {
        var day = matches.Day;
        foreach (var rule in _rules)
        {
            if (!rule.HoldsOn(day) || !CellsHold(rule, frame))
            {
                continue;
            }
            switch (rule.TestCondition(frame))
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

    private static bool CellsHold(CompiledRule rule, EvaluationFrame frame)
    {
        foreach (var cell in rule.Cells)
        {
            if (cell.Test(frame) != Verdict.Holds)
            {
                return false;
            }
        }
        return true;
    }
}
