using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// What of each rule goes into an index: for each fact that it asks about, the keys for which its cell holds; and the
/// cells that keys cannot say, which are left to be tested.
/// </summary>
internal sealed class IndexedRules
{
    private IndexedRules(ImmutableArray<KeyCoding> codings, ImmutableArray<RuleKeys> rules) => (Codings, Rules) = (codings, rules);

    /// <summary>How the facts are turned into keys, sorted by row and kind.</summary>
    public ImmutableArray<KeyCoding> Codings { get; }

    /// <summary>The rules by place.</summary>
    public ImmutableArray<RuleKeys> Rules { get; }

    /// <summary>By coding and rule, the keys for which the rule may hold, or null for all.</summary>
    public KeySet?[][] SetsByCoding()
    {
        KeySet?[][] sets = [.. Codings.Select(_ => new KeySet?[Rules.Length])];
        for (var rule = 0; rule < Rules.Length; rule++)
        {
            foreach (var (coding, set) in Rules[rule].Keys)
            {
                sets[coding][rule] = set;
            }
        }
        return sets;
    }

    public static IndexedRules Of(ReadOnlySpan<CompiledRule> rules)
    {
        var cells = new Dictionary<(FactDefinition Fact, bool IsDistance), HashSet<CellTest>>();
        var hasDays = false;
        foreach (var rule in rules)
        {
            hasDays |= HasDays(rule.Rule);
            foreach (var predicate in rule.Cells)
            {
                var key = KeyOf(predicate.Cell);
                (cells.TryGetValue(key, out var tests) ? tests : cells[key] = []).Add(predicate.Cell.Test);
            }
        }
        var codings = cells
            .Select(entry => (entry.Key, Coding: Code(entry.Key.Fact, entry.Key.IsDistance, entry.Value)))
            .Where(entry => cells[entry.Key].Any(test => entry.Coding.SetOf(test) is not null))
            .OrderBy(entry => entry.Key.Fact.Entity)
            .ThenBy(entry => entry.Coding.Kind)
            .ThenBy(entry => entry.Key.Fact.Column.Number)
            .Select(entry => entry.Coding)
            .Concat(hasDays ? [new DayCoding()] : [])
            .ToImmutableArray();
        var numbers = codings.Select((coding, i) => (coding, i)).Where(entry => entry.coding.Fact is not null)
            .ToDictionary(entry => (entry.coding.Fact!, entry.coding is DistanceCoding), entry => entry.i);
        var keys = ImmutableArray.CreateBuilder<RuleKeys>(rules.Length);
        // Rules share cells, and so their keys.
        var known = new Dictionary<CellPredicate, KeySet?>(ReferenceEqualityComparer.Instance);
        foreach (var rule in rules)
        {
            keys.Add(KeysOf(rule, codings, numbers, known));
        }
        return new IndexedRules(codings, keys.MoveToImmutable());
    }

    private static RuleKeys KeysOf(CompiledRule rule, ImmutableArray<KeyCoding> codings, Dictionary<(FactDefinition, bool), int> numbers, Dictionary<CellPredicate, KeySet?> known)
    {
        var keys = ImmutableArray.CreateBuilder<(int Coding, KeySet Set)>(rule.Cells.Length + 1);
        var left = ImmutableArray.CreateBuilder<CellPredicate>();
        foreach (var predicate in rule.Cells)
        {
            // One cell of a fact; a second one, which a table may have, is tested.
            if (numbers.TryGetValue(KeyOf(predicate.Cell), out var number)
                && keys.All(key => key.Coding != number)
                && SetOf(predicate, codings[number], known) is { } set)
            {
                keys.Add((number, set));
            }
            else
            {
                left.Add(predicate);
            }
        }
        if (HasDays(rule.Rule))
        {
            keys.Add((codings.Length - 1, DayCoding.SetOf(rule.Rule)));
        }
        return new RuleKeys(keys.DrainToImmutable(), left.DrainToImmutable());
    }

    private static KeySet? SetOf(CellPredicate predicate, KeyCoding coding, Dictionary<CellPredicate, KeySet?> known)
    {
        if (!known.TryGetValue(predicate, out var set))
        {
            known.Add(predicate, set = coding.SetOf(predicate.Cell.Test));
        }
        return set;
    }

    private static bool HasDays(Rule rule) => rule.From is not null || rule.Until is not null;

    private static (FactDefinition Fact, bool IsDistance) KeyOf(Cell cell) => (cell.Fact, cell.Test is RelativeTest);

    private static KeyCoding Code(FactDefinition fact, bool isDistance, IReadOnlyCollection<CellTest> tests) => fact.Type switch
    {
        _ when isDistance => new DistanceCoding(fact),
        ChoiceType or ScalarType { Kind: ScalarKind.Bool } => new ChoiceCoding(fact),
        ScalarType { Kind: ScalarKind.Long or ScalarKind.DateTime } => new WholeCoding(fact),
        ScalarType { Kind: ScalarKind.Double } => new NumberCoding(fact),
        ScalarType { Kind: ScalarKind.Decimal } when HundredthsCoding.Suits(tests) => new HundredthsCoding(fact),
        ScalarType { Kind: ScalarKind.Decimal } => new AmountCoding(fact, tests),
        ScalarType { Kind: ScalarKind.Time } => new MomentCoding(fact),
        ScalarType { Kind: ScalarKind.String } => new TextCoding(fact, tests),
        ListType => new ListCoding(fact),
        _ => new KnownCoding(fact),
    };
}

/// <summary>One rule's part of an index.</summary>
/// <param name="Keys">For each coding that it asks about, by number, the keys for which it may hold.</param>
/// <param name="Left">The cells that have to be tested.</param>
internal sealed record RuleKeys(ImmutableArray<(int Coding, KeySet Set)> Keys, ImmutableArray<CellPredicate> Left);
