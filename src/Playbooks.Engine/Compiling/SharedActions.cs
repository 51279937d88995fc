using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>Compiles the actions that rules want: rules that want the very same one in the same band share it.</summary>
/// <param name="templates">The workspace's templates.</param>
/// <param name="policy">The workspace's policy.</param>
internal sealed class SharedActions(TemplateShelf templates, CompiledPolicy policy)
{
    private readonly Dictionary<string, Dictionary<ActionDefinition, ImmutableArray<CompiledAction>>> _byBand = new(StringComparer.Ordinal);

    private readonly List<FactRow> _groups = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The numbers of the actions that rules want, or that those exclude, by id.</summary>
    public IReadOnlyDictionary<string, int> Numbers => _numbers;

    /// <summary>The workspace's templates.</summary>
    public TemplateShelf Templates => templates;

    /// <summary>The workspace's policy.</summary>
    public CompiledPolicy Policy => policy;

    /// <summary>How many groups of actions the ranking formula tells apart.</summary>
    public int ScoreGroups => _groups.Count;

    /// <summary>The number of an action by its id; actions of one id have one.</summary>
    public int NumberOf(string id)
    {
        _numbers.TryAdd(id, _numbers.Count);
        return _numbers[id];
    }

    /// <summary>The numbers of those of some actions that have one.</summary>
    public ImmutableArray<int> NumbersOf(ImmutableArray<string> ids) => ids.IsEmpty ? [] : [.. ids.Where(_numbers.ContainsKey).Select(id => _numbers[id])];

    /// <summary>The group of an action by what may be said of it: what the formula does not read makes no difference.</summary>
    public int ScoreGroupOf(FactRow action)
    {
        var seen = new FactRow(action.Layout);
        foreach (var column in policy.RankedBy)
        {
            seen.Set(column, action.Get(column));
        }
        var known = _groups.FindIndex(seen.SaysTheSameAs);
        if (known < 0)
        {
            known = _groups.Count;
            _groups.Add(seen);
        }
        return known;
    }

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
            known.Add(action, compiled = [new CompiledAction(action, band, this)]);
        }
        return compiled;
    }

}
