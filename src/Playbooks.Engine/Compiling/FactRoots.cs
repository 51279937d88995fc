using System.Collections.Concurrent;
using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Scripts;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>Which facts each fact, cell and expression rests on, so that what is missing can be traced to what was not given.</summary>
internal sealed class FactRoots
{
    private readonly (RowLayout Layout, FactDefinition?[] Facts)[] _facts;
    // By entity and number of the column.
    private readonly ImmutableArray<FactSource>[][] _sources;
    private readonly int[][] _order;
    // Decisions ask about the same rules and expressions again and again; the workspace has only so many.
    private readonly ConcurrentDictionary<CheckedExpression, ImmutableArray<FactSource>> _ofExpressions = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Rule, HashSet<FactDefinition>> _ofRules = new(ReferenceEqualityComparer.Instance);

    public FactRoots(FactVocabulary vocabulary)
    {
        _facts = [.. Enum.GetValues<Entity>().Select(vocabulary.LayoutOf).Select(layout => (layout, new FactDefinition?[layout.Columns.Length]))];
        foreach (var fact in vocabulary.Facts)
        {
            _facts[(int)fact.Entity].Facts[fact.Column.Number] = fact;
        }
        _sources = [.. Enum.GetValues<Entity>().Select(entity => Enumerable.Repeat(ImmutableArray<FactSource>.Empty, vocabulary.LayoutOf(entity).Columns.Length).ToArray())];
        _order = [.. _sources.Select(sources => new int[sources.Length])];
        foreach (var fact in vocabulary.Derived)
        {
            _sources[(int)fact.Entity][fact.Column.Number] = SourcesOf(fact.Derivation);
        }
        foreach (var (fact, place) in vocabulary.Facts.OrderBy(fact => fact.Name, StringComparer.Ordinal).Select((fact, place) => (fact, place)))
        {
            _order[(int)fact.Entity][fact.Column.Number] = place;
        }
    }

    /// <summary>What a derived fact is worked out from directly; empty for given facts.</summary>
    public ImmutableArray<FactSource> SourcesOf(FactDefinition fact) => _sources[(int)fact.Entity][fact.Column.Number];

    /// <summary>The place of a fact in the order of all their names.</summary>
    public int OrderOf(FactDefinition fact) => _order[(int)fact.Entity][fact.Column.Number];

    /// <summary>The fact that a column of a row holds, or null for an action's.</summary>
    public FactDefinition? FactOf(RowLayout layout, Column column)
    {
        foreach (var (known, facts) in _facts)
        {
            if (ReferenceEquals(known, layout))
            {
                return facts[column.Number];
            }
        }
        return null;
    }

    /// <summary>Whether a rule's cells or condition depend on a fact, directly or through derived ones.</summary>
    public bool RestsOn(Rule rule, FactDefinition fact) => _ofRules.GetOrAdd(rule, AllOf).Contains(fact);

    /// <summary>What an expression reads, action facts aside.</summary>
    public ImmutableArray<FactSource> SourcesOf(CheckedExpression expression) =>
        _ofExpressions.GetOrAdd(expression, key => Distinct(key.Uses.Select(SourceOf).OfType<FactSource>()));

    private HashSet<FactDefinition> AllOf(Rule rule)
    {
        var all = new HashSet<FactDefinition>(ReferenceEqualityComparer.Instance);
        foreach (var source in rule.When.Select(cell => cell.Fact).Concat(rule.If is null ? [] : SourcesOf(rule.If).Select(source => source.Fact)))
        {
            AddAllOf(source, all);
        }
        return all;
    }

    // Each fact is looked at once, however many ways lead to it.
    private void AddAllOf(FactDefinition fact, HashSet<FactDefinition> all)
    {
        if (all.Add(fact))
        {
            foreach (var source in SourcesOf(fact))
            {
                AddAllOf(source.Fact, all);
            }
        }
    }

    private FactSource? SourceOf(ColumnUse use) =>
        FactOf(use.Layout, use.Column) is { } fact ? new FactSource(fact, use.RowPosition < 0) : null;

    private static ImmutableArray<FactSource> Distinct(IEnumerable<FactSource> sources) =>
        [.. sources.DistinctBy(source => (source.Fact.Name, source.OfAllContacts))];

    private ImmutableArray<FactSource> SourcesOf(Derivation? derivation) => derivation switch
    {
        TableDerivation table => Distinct(table.Rows.SelectMany(row => row.Cells).Select(cell => new FactSource(cell.Fact, false))),
        BandsDerivation bands => [new FactSource(bands.Of, false)],
        ExpressionDerivation expression => SourcesOf(expression.Expression),
        ScriptDerivation script => [.. script.Reads.Select(read => new FactSource(read, read.Entity == Entity.Contact && !script.Script.Parameters.Contains(ScriptParameter.Contact)))],
        _ => [],
    };
}

/// <summary>A fact that something is worked out from.</summary>
/// <param name="Fact">Which.</param>
/// <param name="OfAllContacts">Whether it is read of each contact, by an aggregate.</param>
internal sealed record FactSource(FactDefinition Fact, bool OfAllContacts);
