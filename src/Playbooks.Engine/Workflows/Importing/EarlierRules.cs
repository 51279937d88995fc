using System.Collections.Immutable;
using Playbooks.Language.Expressions.Outlining;

namespace Playbooks.Engine.Workflows.Importing;

/// <summary>
/// What a condition may name of the rules before it. A playbook's rules do not ask one another, so that the condition of
/// the other rule stands in for its result.
/// </summary>
internal sealed class EarlierRules
{
    public static readonly EarlierRules None = new(ImmutableDictionary<string, NativePart?>.Empty);

    private readonly ImmutableDictionary<string, NativePart?> _results;

    private EarlierRules(ImmutableDictionary<string, NativePart?> results) => _results = results;

    /// <summary>The names by which later rules know a rule.</summary>
    public static IEnumerable<string> NamesOf(WorkflowRule rule) => rule.SuccessEvent is { Length: > 0 } success ? [rule.Name, success] : [rule.Name];

    /// <summary>With another rule, whose parts are null where it is left out.</summary>
    public EarlierRules With(WorkflowRule rule, ImmutableArray<NativePart>? parts)
    {
        var result = parts is { } found ? RuleTranslation.All(found) : null;
        return new EarlierRules(_results.SetItems(NamesOf(rule).Select(name => KeyValuePair.Create(name, result))));
    }

    /// <summary>Whether a name is that of a rule that is left out.</summary>
    public bool IsLeft(NameUse name) => name.Path.Length == 1 && _results.TryGetValue(name.Path[0], out var part) && part is null;

    /// <summary>The condition of the rule that a name means; null for other names.</summary>
    public NativePart? Find(NameUse name) => name.Path.Length == 1 ? _results.GetValueOrDefault(name.Path[0]) : null;
}
