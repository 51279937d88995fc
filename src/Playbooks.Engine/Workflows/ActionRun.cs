using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows;

/// <summary>Does what rules say is to be done with their results, nested rules first.</summary>
internal sealed class ActionRun(WorkflowSet set, RuleEvaluation evaluation)
{
    public RuleResult Act(RuleResult result, int depth)
    {
        result = result with { Children = [.. result.Children.Select(child => Act(child, depth))] };
        return WithOutput(result, depth);
    }

    private RuleResult WithOutput(RuleResult result, int depth)
    {
        var (output, failure) = (result.IsSuccess ? result.Rule.OnSuccess : result.Rule.OnFailure) switch
        {
            OutputAction action => Output(action, result.Names),
            EvaluateAction action => Evaluate(action, result.Names, depth),
            _ => (null, null),
        };
        return result with { Output = output, OutputFailure = failure };
    }

    private (object? Output, Diagnostic? Failure) Output(OutputAction action, ImmutableArray<JsonFact> names)
    {
        var evaluated = evaluation.Evaluate(action.Expression, names);
        return (evaluated.Value, evaluated.Failure);
    }

    private (object? Output, Diagnostic? Failure) Evaluate(EvaluateAction action, ImmutableArray<JsonFact> names, int depth)
    {
        if (depth == WorkflowLimits.Evaluations)
        {
            return (null, WorkflowErrors.Endless.At(action.Location, $"actions evaluate rules more than {WorkflowLimits.Evaluations} deep", "let one of the rules end without evaluating another"));
        }
        if (set.Find(action.Workflow) is not { } workflow || set.RulesOf(workflow).FirstOrDefault(rule => rule.Name == action.Rule) is not { } rule)
        {
            return (null, WorkflowErrors.UnknownTarget.At(action.Location, $"there is no enabled rule `{action.Rule}` in a workflow `{action.Workflow}`"));
        }
        var inputs = action.Inputs is { } chosen ? [.. names.Where(name => chosen.Contains(name.Name))] : names;
        foreach (var parameter in action.Additional)
        {
            var evaluated = evaluation.Evaluate(parameter.Expression, names);
            if (evaluated.Failure is not null)
            {
                return (null, evaluated.Failure);
            }
            // What is given again replaces what was given.
            inputs = [.. inputs.Where(input => input.Name != parameter.Name), new JsonFact(parameter.Name, evaluated.Type is NullType ? DataType.Any : evaluated.Type, evaluated.Value)];
        }
        var result = WithOutput(evaluation.Evaluate(rule, workflow, inputs), depth + 1);
        return (result.Output, result.OutputFailure ?? result.Failure);
    }
}
