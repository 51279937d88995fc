using System.Collections.Immutable;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Compiling;

/// <summary>Compiles the actions that rules want: rules that want the very same one in the same band share it.</summary>
/// <param name="templates">The workspace's templates.</param>
internal sealed class SharedActions(TemplateShelf templates)
{
    private readonly Dictionary<string, Dictionary<ActionDefinition, ImmutableArray<CompiledAction>>> _byBand = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The ids of the actions, by number.</summary>
    public IEnumerable<string> Ids => _numbers.OrderBy(id => id.Value).Select(id => id.Key);

    /// <summary>The actions of a rule in order.</summary>
    public ImmutableArray<CompiledAction> Compile(ImmutableArray<ActionDefinition> actions, string band)
    {
        if (actions.IsEmpty)
        {
            return [];
        }
        if (!_byBand.TryGetValue(band, out var known))
        {
            // By reference: a definition is a large record, and a rule that changes one has its own.
            _byBand.Add(band, known = new Dictionary<ActionDefinition, ImmutableArray<CompiledAction>>(ReferenceEqualityComparer.Instance));
        }
        return actions is [var only] ? Compile(known, only, band) : [.. actions.SelectMany(action => Compile(known, action, band))];
    }

    // A list of one: most rules want one action, and share the list too.
    private ImmutableArray<CompiledAction> Compile(Dictionary<ActionDefinition, ImmutableArray<CompiledAction>> known, ActionDefinition action, string band)
    {
        if (!known.TryGetValue(action, out var compiled))
        {
            _numbers.TryAdd(action.Id, _numbers.Count);
            known.Add(action, compiled = [new CompiledAction(action, band, templates, _numbers[action.Id])]);
        }
        return compiled;
    }
}
