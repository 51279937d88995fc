using System.Collections.Immutable;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows;

/// <summary>
/// Runs workflows on inputs. Pure: the same workflows, inputs and time give the same results. Conditions first, then
/// messages, then actions, in the order that RulesEngine does it.
/// </summary>
/// <param name="set">The workflows.</param>
/// <param name="settings">What may be chosen.</param>
public sealed class WorkflowRunner(WorkflowSet set, WorkflowSettings settings)
{
    /// <summary>Runs all rules of a workflow.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="inputs">What its expressions may name, with the types that the values have.</param>
    /// <param name="now">The time that <c>DateTime.Now</c> means.</param>
    public ImmutableArray<RuleResult> Run(Workflow workflow, ImmutableArray<JsonFact> inputs, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var evaluation = new RuleEvaluation(new ExpressionRun(settings, now), settings);
        var earlier = new EarlierResults();
        var results = new List<RuleResult>();
        foreach (var rule in set.RulesOf(workflow))
        {
            var result = evaluation.Evaluate(rule, workflow, inputs, earlier);
            earlier.Add(result);
            results.Add(result);
        }
        var actions = new ActionRun(set, evaluation);
        return [.. results.Select(result => actions.Act(MessageText.Fill(result), depth: 0))];
    }
}
