using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows;

/// <summary>
/// What can be said of expressions before there are inputs: their syntax, their functions, and types as far as they do
/// not depend on inputs. Any name may turn out to be an input.
/// </summary>
internal sealed class WorkflowChecks(WorkflowSet set, ICollection<Diagnostic> diagnostics)
{
    private static readonly ExpressionScope Open = ExpressionScope.ForWorkflow(ExpressionDialect.Workflow with { IsOpen = true });

    public void CheckAll(IEnumerable<Workflow> workflows)
    {
        foreach (var workflow in workflows)
        {
            var scope = CheckParameters(workflow.Parameters, Open);
            foreach (var rule in workflow.Rules)
            {
                Check(rule, scope);
            }
        }
    }

    private void Check(WorkflowRule rule, ExpressionScope outer)
    {
        var scope = CheckParameters(rule.Parameters, outer);
        if (rule.Condition is { Text.Length: > 0 } condition)
        {
            Check(condition, scope, DataType.Bool);
        }
        foreach (var nested in rule.Rules)
        {
            Check(nested, scope);
        }
        Check(rule.OnSuccess, scope);
        Check(rule.OnFailure, scope);
    }

    private void Check(WorkflowAction? action, ExpressionScope scope)
    {
        switch (action)
        {
            case OutputAction output:
                Check(output.Expression, scope, null);
                break;
            case EvaluateAction evaluate:
                foreach (var parameter in evaluate.Additional)
                {
                    Check(parameter.Expression, scope, null);
                }
                CheckTarget(evaluate);
                break;
        }
    }

    private void CheckTarget(EvaluateAction action)
    {
        if (set.Find(action.Workflow) is not { } workflow)
        {
            diagnostics.Add(WorkflowErrors.UnknownTarget.At(action.Location, $"no workflow `{action.Workflow}` is known here, so the action has nothing to evaluate", ClosestName.Help(action.Workflow, set.Names)));
        }
        else if (!set.RulesOf(workflow).Any(rule => rule.Name == action.Rule))
        {
            diagnostics.Add(WorkflowErrors.UnknownTarget.At(action.Location, $"`{action.Workflow}` has no rule `{action.Rule}` that is enabled", ClosestName.Help(action.Rule, set.RulesOf(workflow).Select(rule => rule.Name))));
        }
    }

    private ExpressionScope CheckParameters(ImmutableArray<WorkflowParameter> parameters, ExpressionScope scope)
    {
        foreach (var parameter in parameters)
        {
            var type = Check(parameter.Expression, scope, null)?.Type;
            scope = scope.WithVariable(parameter.Name, type is null or NullType ? DataType.Any : type);
        }
        return scope;
    }

    private CheckedExpression? Check(Excerpt expression, ExpressionScope scope, DataType? expected) => Expression.Check(expression, scope, diagnostics, expected);
}
