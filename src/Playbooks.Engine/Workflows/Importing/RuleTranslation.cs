using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Expressions.Outlining;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Workflows.Importing;

/// <summary>Says the conditions of rules in names of facts. Parameters are put in where they are named.</summary>
internal sealed class RuleTranslation(FactNames names, ICollection<Diagnostic> notes)
{
    /// <summary>The inputs that the conditions and parameters of rules name, beside parameters and results of other rules.</summary>
    public static IEnumerable<string> InputsOf(IEnumerable<Excerpt> expressions, IReadOnlySet<string> parameters, IReadOnlySet<string> results) => expressions
        .SelectMany(expression => ConditionOutline.Of(expression, new List<Diagnostic>()))
        .SelectMany(part => part.Names).Where(name => !parameters.Contains(name.Path[0]) && !(name.Path.Length == 1 && results.Contains(name.Path[0]))).Select(name => name.Path[0]);

    /// <summary>The parts of a rule's condition; null, with a note, when it cannot be said about facts.</summary>
    public ImmutableArray<NativePart>? Parts(WorkflowRule rule, ImmutableDictionary<string, NativePart> parameters, EarlierRules? earlier = null)
    {
        if (WithParameters(rule.Parameters, parameters) is not { } known)
        {
            return null;
        }
        if (rule.Operator is null)
        {
            return Parts(rule.Condition!, known, earlier ?? EarlierRules.None);
        }
        var nested = new List<ImmutableArray<NativePart>>();
        foreach (var child in rule.Rules.Where(child => child.IsEnabled))
        {
            if (Parts(child, known) is not { } parts)
            {
                return null;
            }
            nested.Add(parts);
        }
        if (nested.Count == 0)
        {
            Leave(rule.Location, $"`{rule.Name}` has no rule that is enabled, so that it never succeeds");
            return null;
        }
        return rule.Operator == NestedOperator.And ? [.. nested.SelectMany(parts => parts)] : Checked([Either(nested)], rule.Location);
    }

    /// <summary>Parameters in names of facts, those known before among them; null, with a note, when one cannot be said so.</summary>
    public ImmutableDictionary<string, NativePart>? WithParameters(ImmutableArray<WorkflowParameter> parameters, ImmutableDictionary<string, NativePart> known)
    {
        foreach (var parameter in parameters)
        {
            if (Parts(parameter.Expression, known, EarlierRules.None) is not { } parts)
            {
                return null;
            }
            known = known.SetItem(parameter.Name, parts.Length == 1 ? parts[0] with { Test = null } : All(parts));
        }
        return known;
    }

    private ImmutableArray<NativePart>? Parts(Excerpt expression, ImmutableDictionary<string, NativePart> parameters, EarlierRules earlier)
    {
        var found = new List<Diagnostic>();
        var parts = ConditionOutline.Of(expression, found);
        if (parts.IsEmpty)
        {
            Leave(expression.Locate(new TextSpan(0, expression.Text.Length)), found.Find(diagnostic => diagnostic.IsError)?.Message ?? "it cannot be read");
            return null;
        }
        if (parts.FirstOrDefault(part => part.Obstacle is not null) is { } obstructed)
        {
            Leave(obstructed.Text.Locate(new TextSpan(0, obstructed.Text.Text.Length)), obstructed.Obstacle!);
            return null;
        }
        if (parts.SelectMany(part => part.Names).FirstOrDefault(name => earlier.IsLeft(name) && !parameters.ContainsKey(name.Path[0])) is { } left)
        {
            Leave(parts[0].Text.Locate(left.First), $"it asks for the result of `{left.Path[0]}`, which is left out");
            return null;
        }
        return Checked([.. parts.Select(part => Native(part, parameters, earlier))], parts[0].Text.Locate(new TextSpan(0, parts[0].Text.Text.Length)));
    }

    // Parameters that are put into parameters may grow without end, and so may what stands beside one another.
    private ImmutableArray<NativePart>? Checked(ImmutableArray<NativePart> parts, Location place)
    {
        if (parts.All(part => part.Text.Length <= ExpressionLimits.Length) && parts.Sum(part => (long)part.Text.Length) <= 2 * ExpressionLimits.Length)
        {
            return parts;
        }
        Leave(place, "with its parameters put in it is too long for an expression");
        return null;
    }

    private NativePart Native(ConditionPart part, ImmutableDictionary<string, NativePart> parameters, EarlierRules earlier)
    {
        var text = part.Text.Text;
        var facts = new List<string>();
        var test = part.Test;
        foreach (var name in part.Names.OrderByDescending(name => name.First.Start))
        {
            if ((parameters.GetValueOrDefault(name.Path[0]) ?? earlier.Find(name)) is { } parameter)
            {
                test = null;
                facts.AddRange(parameter.Facts);
                text = text.Length > ExpressionLimits.Length ? text : Put(text, name.First, $"({parameter.Text})");
            }
            else
            {
                facts.Add(names.Of(name.Path));
                text = Put(text, name.Span, facts[^1]);
            }
        }
        return new NativePart(text, [.. facts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], test is null ? null : names.Of(test.Path), test);
    }

    private static string Put(string text, TextSpan span, string replacement) => string.Concat(text.AsSpan(0, span.Start), replacement, text.AsSpan(span.End));

    /// <summary>Parts that all have to hold as one.</summary>
    public static NativePart All(ImmutableArray<NativePart> parts) =>
        new(string.Join(" and ", parts.Select(part => $"({part.Text})")), FactsOf(parts), null, null);

    private static NativePart Either(List<ImmutableArray<NativePart>> alternatives)
    {
        var texts = alternatives.Select(parts => parts.Length == 1 ? $"({parts[0].Text})" : $"({All(parts).Text})");
        return new NativePart(string.Join(" or ", texts), FactsOf(alternatives.SelectMany(parts => parts)), null, null);
    }

    private static ImmutableArray<string> FactsOf(IEnumerable<NativePart> parts) => [.. parts.SelectMany(part => part.Facts).Distinct(StringComparer.Ordinal)];

    private void Leave(Location place, string why) => notes.Add(WorkflowErrors.Left.At(place, $"this is left out: {why}"));
}
