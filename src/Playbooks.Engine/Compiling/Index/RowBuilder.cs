using System.Numerics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>Splits rules into blocks of rows, and lays them out in a few flat arrays.</summary>
internal sealed class RowBuilder
{
    // With all bounds as fences nothing is left to be tested; with fewer, rows take less memory.
    private static readonly int[] MostFences = [512, 64, 32, 16];

    // About nanoseconds.
    private const double RowCost = 2;
    private const double TestCost = 8;

    private readonly IndexedRules _plan;
    private readonly KeySet?[][] _sets;
    private readonly Fences?[] _fences;
    private readonly RuleSplit _split;
    private readonly List<ulong> _rows = [];
    private readonly List<Axis> _axes = [];
    private readonly List<RowBlock> _blocks = [];
    private readonly List<int> _rules = [];

    private RowBuilder(IndexedRules plan, KeySet?[][] sets, long[][] bounds, IReadOnlyList<RuleSplit.Candidate> candidates, int mostFences, long mostBytes)
    {
        (_plan, _sets) = (plan, sets);
        _fences = [.. plan.Codings.Select((coding, i) => coding.Codes > 0 ? null : Fences.Of(bounds[i], mostFences))];
        var places = RowsOf();
        _split = RuleSplit.Of(plan.Rules.Length, candidates, split => split.Largest <= RowBlock.NarrowRules, split => BytesOf(split, places) <= mostBytes);
    }

    /// <summary>The form that suits the rules best: the cheapest to look up among those that memory allows.</summary>
    /// <param name="plan">The rules.</param>
    /// <param name="sets">By coding and rule, the keys for which the rule may hold, or null for all.</param>
    /// <param name="mostBytes">What splitting may lead to.</param>
    public static RowBuilder Of(IndexedRules plan, KeySet?[][] sets, long mostBytes)
    {
        long[][] bounds = [.. plan.Codings.Select((coding, i) => coding.Codes > 0 ? [] : Fences.BoundsOf(sets[i]))];
        var candidates = RuleSplit.CandidatesOf(plan, sets);
        return MostFences.Select(fences => new RowBuilder(plan, sets, bounds, candidates, fences, mostBytes)).MinBy(builder => builder.Cost)!;
    }

    /// <summary>What a lookup takes on average: the rows it reads, and the rules it has to test.</summary>
    public double Cost
    {
        get
        {
            var (axes, tests) = (_plan.Codings.Length - _split.Parts.Count, 0.0);
            for (var i = 0; i < _fences.Length; i++)
            {
                if (_fences[i] is { IsExact: false } fences)
                {
                    tests += (double)_sets[i].Count(set => set is not null) / _plan.Rules.Length / fences.Places;
                }
            }
            return _split.Blocks.Select(RuleSplit.Count).Average(count => (axes * RowCost * Math.Ceiling(count / (double)RowBlock.VectorRules)) + (count * tests * TestCost));
        }
    }

    /// <summary>The index.</summary>
    /// <param name="positions">For each coding where its key stands.</param>
    public RowIndex Lay(int[] positions)
    {
        var parts = _split.Parts.Select(part => part.Coding).ToHashSet();
        foreach (var rules in _split.Blocks)
        {
            Lay(NumbersOf(rules), parts, positions);
        }
        return new RowIndex(_plan, positions, _split, _fences, new RowStore(_split.Numbers.Select(number => _blocks[number]), _axes, _rows, _rules));
    }

    private long BytesOf(RuleSplit split, int[] places)
    {
        var (axes, rows, bytes) = (_plan.Codings.Length - split.Parts.Count, 1 + places.Sum() - split.Parts.Sum(part => places[part.Coding]), split.Numbers.LongLength * RowStore.BlockBytes);
        foreach (var count in split.Blocks.Select(RuleSplit.Count))
        {
            bytes += (axes * RowStore.AxisBytes) + ((long)rows * RowBlock.WordsOf(count) * sizeof(ulong)) + (Math.Max(count, RowBlock.NarrowRules) * sizeof(int));
        }
        return bytes;
    }

    private int[] RowsOf() =>
        [.. _plan.Codings.Select((coding, i) => _fences[i] is { } fences ? fences.Places * (fences.IsExact ? 1 : 2) : coding.Codes)];

    private void Lay(int[] rules, HashSet<int> parts, int[] positions)
    {
        var rows = new BlockRows(rules);
        var (axes, words) = (_axes.Count, RowBlock.WordsOf(rules.Length));
        for (var i = 0; i < _plan.Codings.Length; i++)
        {
            if (parts.Contains(i) || !Array.Exists(rules, rule => _sets[i][rule] is not null))
            {
                continue;
            }
            var isExact = _fences[i]?.IsExact ?? true;
            var at = AddRows(_fences[i] is { } fences ? rows.ByPlace(fences, _sets[i]) : rows.ByCode(_plan.Codings[i].Codes, _sets[i]), words);
            _axes.Add(new Axis(positions[i], at, isExact ? words : 2 * words, isExact ? 0 : words));
        }
        _blocks.Add(new RowBlock(axes, _axes.Count - axes, _rules.Count, rules.Length, AddRows(rows.All, words)));
        _rules.AddRange(rules);
        for (var place = rules.Length; place <= RowBlock.NarrowRules; place++)
        {
            _rules.Add(-1);
        }
    }

    // Rows of many words begin at a cache line.
    private int AddRows(ulong[] rows, int words)
    {
        while (words > 1 && _rows.Count % RowBlock.VectorWords != 0)
        {
            _rows.Add(0);
        }
        _rows.AddRange(rows);
        return _rows.Count - rows.Length;
    }

    private static int[] NumbersOf(ulong[] set)
    {
        var numbers = new List<int>();
        for (var word = 0; word < set.Length; word++)
        {
            for (var left = set[word]; left != 0; left &= left - 1)
            {
                numbers.Add((word << 6) + BitOperations.TrailingZeroCount(left));
            }
        }
        return [.. numbers];
    }
}
