using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling;

/// <summary>Matches by testing one rule after the other.</summary>
internal sealed class RuleScan(IEnumerable<CompiledRule> rules) : RuleMatcher
{
    private readonly CompiledRule[] _rules = [.. rules];

    public override ReadOnlySpan<CompiledRule> Rules => _rules;

    public override void Match(EvaluationFrame frame, RuleMatches matches)
    {
        var day = matches.Day;
        foreach (var rule in _rules)
        {
            if (!rule.HoldsOn(day) || !rule.CellsHold(frame))
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
}
