using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows;

/// <summary>Evaluates rules with those nested in them. Nesting is as deep as the file's brackets may be, which is limited.</summary>
internal sealed class RuleEvaluation(ExpressionRun expressions, WorkflowSettings settings)
{
    private (Workflow? Workflow, ImmutableArray<JsonFact> Inputs, (ImmutableArray<JsonFact> Names, Diagnostic? Failure) Extended) _last;

    /// <summary>Works out a value for an action.</summary>
    public Evaluated Evaluate(Excerpt expression, ImmutableArray<JsonFact> names) => expressions.Evaluate(expression, names, null);

    /// <summary>Evaluates a rule of a workflow, whose parameters it may name, and results of the rules before it where they are given.</summary>
    public RuleResult Evaluate(WorkflowRule rule, Workflow workflow, ImmutableArray<JsonFact> inputs, EarlierResults? earlier = null)
    {
        // All rules of a run share the parameters of their workflow.
        if (!ReferenceEquals(_last.Workflow, workflow) || _last.Inputs != inputs)
        {
            _last = (workflow, inputs, expressions.Extend(inputs, workflow.Parameters));
        }
        var (names, failure) = _last.Extended;
        return failure is null ? EvaluateIn(names, rule, earlier) : Failed(rule, inputs, failure);
    }

    private RuleResult EvaluateIn(ImmutableArray<JsonFact> outer, WorkflowRule rule, EarlierResults? earlier = null)
    {
        var (names, failure) = expressions.Extend(outer, rule.Parameters);
        if (failure is not null)
        {
            return Failed(rule, outer, failure);
        }
        if (rule.Operator is { } op)
        {
            var (holds, children) = Join(rule, op, names);
            return new RuleResult { Rule = rule, IsSuccess = holds, Children = children, Names = names };
        }
        names = earlier?.Extend(names, rule.Condition!.Text) ?? names;
        var evaluated = expressions.Evaluate(rule.Condition!, names, DataType.Bool);
        failure = evaluated.Failure ?? (evaluated.Value is bool ? null : NullCondition(rule.Condition!));
        return failure is null
            ? new RuleResult { Rule = rule, IsSuccess = evaluated.Value is true, Names = names }
            : Failed(rule, names, failure);
    }

    // All nested rules are run, since their results are results too, unless the settings say otherwise.
    private (bool Holds, ImmutableArray<RuleResult> Children) Join(WorkflowRule rule, NestedOperator op, ImmutableArray<JsonFact> names)
    {
        var children = ImmutableArray.CreateBuilder<RuleResult>();
        var settling = op == NestedOperator.Or;
        var isSettled = false;
        foreach (var nested in rule.Rules.Where(nested => nested.IsEnabled))
        {
            var result = EvaluateIn(names, nested);
            children.Add(result);
            isSettled |= result.IsSuccess == settling;
            if (isSettled && settings.StopsEarly)
            {
                break;
            }
        }
        // With no rule left to run there is nothing that could have succeeded.
        return (children.Count > 0 && isSettled == settling, children.ToImmutable());
    }

    private static RuleResult Failed(WorkflowRule rule, ImmutableArray<JsonFact> names, Diagnostic failure) =>
        new() { Rule = rule, Failure = failure, Message = $"rule `{rule.Name}`: {failure.Message}", Names = names };

    private static Diagnostic NullCondition(Excerpt condition) =>
        WorkflowErrors.NullCondition.At(condition.Locate(new TextSpan(0, condition.Text.Length)), "the condition is null, which is neither true nor false", "write `… == true`, or `… ?? false`");
}
