using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Workflows.Importing;

/// <summary>Turns a workflow into a playbook: cells where a condition can be said in them, <c>if</c> otherwise.</summary>
public static class WorkflowImport
{
    /// <summary>The playbook, with the facts and actions that it needs, and notes about what it does not say.</summary>
    public static ImportedPlaybook Run(WorkflowSet set, Workflow workflow)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(workflow);
        var notes = new List<Diagnostic>();
        var rules = Translate(set, workflow, notes);
        var types = FactTypes.Find([.. rules.SelectMany(rule => rule.Parts)]);
        var whole = rules.Where(rule => IsCondition(rule, types, notes)).ToList();
        foreach (var rule in whole)
        {
            LeftParts.Note(rule, notes);
        }
        var writing = new PlaybookWriting(workflow, whole, types);
        return new ImportedPlaybook(writing.Playbook(), writing.Facts(), writing.Actions(), whole.Count, [.. notes]);
    }

    private static List<NativeRule> Translate(WorkflowSet set, Workflow workflow, List<Diagnostic> notes)
    {
        var all = set.RulesOf(workflow).ToList();
        foreach (var rule in workflow.Rules.Where(rule => !rule.IsEnabled))
        {
            notes.Add(WorkflowErrors.Left.At(rule.Location, $"`{rule.Name}` is left out: it is not enabled"));
        }
        var parameters = workflow.Parameters.Concat(all.SelectMany(Parameters)).ToList();
        var expressions = parameters.Select(parameter => parameter.Expression).Concat(all.SelectMany(Conditions));
        var inputs = RuleTranslation.InputsOf(
            expressions, parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal), all.SelectMany(EarlierRules.NamesOf).ToHashSet(StringComparer.Ordinal));
        var translation = new RuleTranslation(new FactNames([.. inputs]), notes);
        var rules = new List<NativeRule>();
        if (translation.WithParameters(workflow.Parameters, ImmutableDictionary<string, NativePart>.Empty) is { } shared)
        {
            var earlier = EarlierRules.None;
            foreach (var rule in all)
            {
                var parts = translation.Parts(rule, shared, earlier);
                earlier = earlier.With(rule, parts);
                if (parts is { } found)
                {
                    rules.Add(new NativeRule(rule, found));
                }
            }
        }
        return rules;
    }

    private static IEnumerable<WorkflowParameter> Parameters(WorkflowRule rule) => rule.Parameters.Concat(rule.Rules.SelectMany(Parameters));

    private static IEnumerable<Excerpt> Conditions(WorkflowRule rule) =>
        (rule.Condition is { } condition ? new[] { condition } : []).Concat(rule.Rules.SelectMany(Conditions));

    private static bool IsCondition(NativeRule rule, FactTypes types, List<Diagnostic> notes)
    {
        if (rule.Parts.Select(types.Check).FirstOrDefault(found => found is not null) is not { } problem)
        {
            return true;
        }
        notes.Add(WorkflowErrors.Left.At(rule.Rule.Location, $"`{rule.Rule.Name}` is left out: {problem.Message}", problem.Help));
        return false;
    }
}
