using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Workflows;

/// <summary>
/// Puts the rules of injected workflows behind the rules of those that inject them. Each workflow is put together
/// once; one that injects itself, over however many others, is reported where it does.
/// </summary>
internal sealed class Injection(ImmutableDictionary<string, Workflow> workflows, ICollection<Diagnostic> diagnostics)
{
    private readonly Dictionary<string, ImmutableArray<WorkflowRule>> _done = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public ImmutableDictionary<string, WorkflowRule[]> Run()
    {
        foreach (var workflow in workflows.Values.OrderBy(workflow => workflow.Location.Document, StringComparer.Ordinal).ThenBy(workflow => workflow.Location.Span.Start))
        {
            RulesOf(workflow);
        }
        return _done.Keys.ToImmutableDictionary(name => name, name => _done[name].ToArray(), StringComparer.Ordinal);
    }

    // There are no more levels than workflows, whose number is limited.
    private ImmutableArray<WorkflowRule> RulesOf(Workflow workflow)
    {
        if (_done.TryGetValue(workflow.Name, out var known))
        {
            return known;
        }
        _open.Add(workflow.Name);
        var rules = ImmutableArray.CreateBuilder<WorkflowRule>();
        rules.AddRange(workflow.Rules);
        foreach (var name in workflow.Injects)
        {
            var injected = Injected(workflow, name);
            if (rules.Count + injected.Length > WorkflowLimits.Rules)
            {
                diagnostics.Add(WorkflowErrors.TooMany.At(name.Location, $"with `{name.Text}` the workflow has more than {WorkflowLimits.Rules} rules", "inject less"));
                break;
            }
            rules.AddRange(injected);
        }
        _open.Remove(workflow.Name);
        RejectSameNames(workflow, rules);
        return _done[workflow.Name] = rules.ToImmutable();
    }

    private ImmutableArray<WorkflowRule> Injected(Workflow workflow, JsonString name)
    {
        if (!workflows.TryGetValue(name.Text, out var injected))
        {
            diagnostics.Add(WorkflowErrors.UnknownName.At(name.Location, $"unknown workflow `{name.Text}`", ClosestName.Help(name.Text, workflows.Keys)));
            return [];
        }
        if (_open.Contains(name.Text))
        {
            diagnostics.Add(WorkflowErrors.Circle.At(name.Location, name.Text == workflow.Name
                ? $"`{name.Text}` injects itself"
                : $"`{workflow.Name}` injects `{name.Text}`, which injects `{workflow.Name}`, and so on without end", "take the injection out"));
            return [];
        }
        return RulesOf(injected);
    }

    // Injecting one workflow by two ways is the same as two rules of one name.
    private void RejectSameNames(Workflow workflow, IEnumerable<WorkflowRule> rules)
    {
        foreach (var same in rules.Where(rule => rule.IsEnabled).GroupBy(rule => rule.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            var second = same.ElementAt(1);
            var help = "rename one of them; RulesEngine fails when the workflow is run";
            diagnostics.Add(WorkflowErrors.SameName.At(second.Location, $"the workflow `{workflow.Name}` has two rules `{same.Key}`", help));
        }
    }
}
