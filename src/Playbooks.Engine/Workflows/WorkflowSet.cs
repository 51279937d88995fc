using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Workflows;

/// <summary>Workflows that know one another by name: those of a file, or of a workspace. Immutable; any thread may run them.</summary>
public sealed class WorkflowSet
{
    /// <summary>No workflows.</summary>
    public static readonly WorkflowSet Empty = new(ImmutableDictionary<string, Workflow>.Empty, ImmutableDictionary<string, WorkflowRule[]>.Empty);

    private readonly ImmutableDictionary<string, Workflow> _workflows;
    private readonly ImmutableDictionary<string, WorkflowRule[]> _rules;

    private WorkflowSet(ImmutableDictionary<string, Workflow> workflows, ImmutableDictionary<string, WorkflowRule[]> rules) =>
        (_workflows, _rules) = (workflows, rules);

    /// <summary>The names of all workflows, in order.</summary>
    public IEnumerable<string> Names => _workflows.Keys.Order(StringComparer.Ordinal);

    /// <summary>
    /// Puts workflows together: each with the rules of those that it injects behind its own. Reports names that stand
    /// twice or are not there, and circles.
    /// </summary>
    public static WorkflowSet Create(IEnumerable<Workflow> workflows, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var byName = ImmutableDictionary.CreateBuilder<string, Workflow>(StringComparer.Ordinal);
        foreach (var workflow in workflows)
        {
            if (byName.Count == WorkflowLimits.Workflows)
            {
                diagnostics.Add(WorkflowErrors.TooMany.At(workflow.Location, $"there are more than {WorkflowLimits.Workflows} workflows", "divide them into several workspaces"));
                break;
            }
            if (!byName.TryAdd(workflow.Name, workflow))
            {
                var other = byName[workflow.Name].Location;
                diagnostics.Add(WorkflowErrors.SameName.At(workflow.Location, $"a workflow `{workflow.Name}` is also in {other.Document}, line {other.Position.Line}", "rename one of them"));
            }
        }
        var all = byName.ToImmutable();
        return new WorkflowSet(all, new Injection(all, diagnostics).Run());
    }

    /// <summary>
    /// Reports every expression that can be seen to be wrong before inputs are there. A workflow with such a one can be
    /// run all the same: the rule fails, and the others do not.
    /// </summary>
    public void CheckExpressions(ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        new WorkflowChecks(this, diagnostics).CheckAll(_workflows.Values);
    }

    /// <summary>The workflow of a name, or null.</summary>
    public Workflow? Find(string name) => _workflows.GetValueOrDefault(name);

    /// <summary>The rules of a workflow that are run, injected ones among them.</summary>
    public IEnumerable<WorkflowRule> RulesOf(Workflow workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return _rules.GetValueOrDefault(workflow.Name, []).Where(rule => rule.IsEnabled);
    }
}
