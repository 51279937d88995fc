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
    private readonly CellPredicate[]?[] _left;
    private readonly Dictionary<(FactDefinition, bool), int> _numbers;

    private IndexedRules(ImmutableArray<KeyCoding> codings, int rules)
    {
        Codings = codings;
        Count = rules;
        Asked = [.. codings.Select(coding => new AskedFact(coding, rules))];
        _left = new CellPredicate[rules][];
        _numbers = Enumerable.Range(0, codings.Length).Where(i => codings[i].Fact is not null)
            .ToDictionary(i => (codings[i].Fact!, codings[i] is DistanceCoding));
        Whole = RuleSplit.Whole(rules);
    }

    /// <summary>How the facts are turned into keys, sorted by row and kind.</summary>
    public ImmutableArray<KeyCoding> Codings { get; }

    /// <summary>By coding, what rules ask of the fact.</summary>
    public ImmutableArray<AskedFact> Asked { get; }

    /// <summary>How many rules there are.</summary>
    public int Count { get; }

    /// <summary>All rules in one block, which forms of an index split further; they share what they split alike.</summary>
    public RuleSplit Whole { get; }

    /// <summary>The facts that rules can be split by, best first.</summary>
    public IReadOnlyList<SplitFact> SplitFacts => field ??= SplitFact.Of(this);

    /// <summary>The cells of a rule that have to be tested; null for none.</summary>
    public CellPredicate[]? LeftOf(int rule) => _left[rule];

    /// <summary>The cells that have to be tested, by rule, or null where there are none at all.</summary>
    public CellPredicate[]?[]? Left => Array.TrueForAll(_left, left => left is null) ? null : _left;

    public static IndexedRules Of(ReadOnlySpan<CompiledRule> rules)
    {
        var distinct = new DistinctCells(rules);
        var hasDays = false;
        foreach (var rule in rules)
        {
            hasDays |= HasDays(rule.Rule);
        }
        var codings = CodingsOf(distinct.Cells, hasDays);
        var plan = new IndexedRules(codings, rules.Length);
        plan.AskByCells(rules, distinct);
        if (hasDays)
        {
            plan.AskByDays(rules);
        }
        return plan;
    }

    private void AskByCells(ReadOnlySpan<CompiledRule> rules, DistinctCells distinct)
    {
        var places = distinct.Cells.Select(predicate => PlaceOf(predicate.Cell)).ToArray();
        var at = 0;
        for (var rule = 0; rule < rules.Length; rule++)
        {
            foreach (var predicate in rules[rule].Cells)
            {
                var (fact, set) = places[distinct.Numbers[at++]];
                // One cell of a fact; a second one, which a table may have, is tested.
                if (fact is null || fact.SetOf[rule] != AskedFact.Nothing)
                {
                    _left[rule] = [.. _left[rule] ?? [], predicate];
                }
                else
                {
                    fact.Ask(rule, set);
                }
            }
        }
    }

    /// <summary>The number of the coding of the fact that a cell asks about, with the keys that it wants; null where keys cannot say that.</summary>
    public (int Coding, KeySet Set)? KeysOf(Cell cell) =>
        _numbers.TryGetValue(KeyOf(cell), out var number) && Codings[number].SetOf(cell.Test) is { } set ? (number, set) : null;

    private (AskedFact? Fact, int Set) PlaceOf(Cell cell) =>
        KeysOf(cell) is var (coding, set) ? (Asked[coding], Asked[coding].Add(set)) : (null, AskedFact.Nothing);

    private void AskByDays(ReadOnlySpan<CompiledRule> rules)
    {
        var (asked, known) = (Asked[^1], new Dictionary<(DateOnly?, DateOnly?), int>());
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = rules[i].Rule;
            if (HasDays(rule))
            {
                if (!known.TryGetValue((rule.From, rule.Until), out var set))
                {
                    known.Add((rule.From, rule.Until), set = asked.Add(DayCoding.SetOf(rule)));
                }
                asked.Ask(i, set);
            }
        }
    }

    private static ImmutableArray<KeyCoding> CodingsOf(IReadOnlyList<CellPredicate> cells, bool hasDays) =>
    [
        .. cells.Select(predicate => predicate.Cell)
            .GroupBy(KeyOf, cell => cell.Test)
            .Select(group => (group.Key.Fact, Coding: Code(group.Key.Fact, group.Key.IsDistance, [.. group]), Tests: group))
            .Where(group => group.Tests.Any(test => group.Coding.SetOf(test) is not null))
            .OrderBy(group => group.Fact.Entity)
            .ThenBy(group => group.Coding.Kind)
            .ThenBy(group => group.Fact.Column.Number)
            .Select(group => group.Coding),
        .. hasDays ? (KeyCoding[])[new DayCoding()] : [],
    ];

    /// <summary>Whether a rule holds on some days only.</summary>
    public static bool HasDays(Rule rule) => rule.From is not null || rule.Until is not null;

    private static (FactDefinition Fact, bool IsDistance) KeyOf(Cell cell) => (cell.Fact, cell.Test is RelativeTest);

    private static KeyCoding Code(FactDefinition fact, bool isDistance, IReadOnlyCollection<CellTest> tests) => fact.Type switch
    {
        _ when isDistance => new DistanceCoding(fact),
        ChoiceType or ScalarType { Kind: ScalarKind.Bool } => new ChoiceCoding(fact),
        ScalarType { Kind: ScalarKind.Long or ScalarKind.DateTime } => new WholeCoding(fact),
        ScalarType { Kind: ScalarKind.Double } when ThousandthsCoding.Suits(tests) => new ThousandthsCoding(fact),
        ScalarType { Kind: ScalarKind.Double } => new NumberCoding(fact),
        ScalarType { Kind: ScalarKind.Decimal } when HundredthsCoding.Suits(tests) => new HundredthsCoding(fact),
        ScalarType { Kind: ScalarKind.Decimal } => new AmountCoding(fact, tests),
        ScalarType { Kind: ScalarKind.Time } => new MomentCoding(fact),
        ScalarType { Kind: ScalarKind.String } => new TextCoding(fact, tests),
        ListType => new ListCoding(fact),
        _ => new KnownCoding(fact),
    };
}
