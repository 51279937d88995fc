using System.Numerics;
using System.Runtime.InteropServices;

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
    private readonly Fences?[] _fences;
    private readonly RuleSplit _split;
    private readonly List<ulong> _rows = [];
    private readonly List<Axis> _axes = [];
    private readonly List<RowBlock> _blocks = [];
    private readonly List<int> _rules = [];

    private RowBuilder(IndexedRules plan, int mostFences, long mostBytes)
    {
        _plan = plan;
        _fences = [.. plan.Asked.Select(fact => fact.Coding.Codes > 0 ? null : Fences.Of(fact.Bounds, mostFences))];
        var places = RowsOf();
        _split = plan.Whole.By(plan.SplitFacts, split => split.Largest <= RowBlock.NarrowRules, split => BytesOf(split, places) <= mostBytes);
    }

    /// <summary>The form that suits the rules best: the cheapest to look up among those that memory allows.</summary>
    /// <param name="plan">The rules.</param>
    /// <param name="mostBytes">What splitting may lead to.</param>
    public static RowBuilder Of(IndexedRules plan, long mostBytes) =>
        MostFences.Select(fences => new RowBuilder(plan, fences, mostBytes)).MinBy(builder => builder.Cost)!;

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
                    tests += (double)BitNumbers.Count(_plan.Asked[i].Asking) / _plan.Count / fences.Places;
                }
            }
            return _split.Counts.Average(count => (axes * RowCost * Math.Ceiling(count / (double)RowBlock.VectorRules)) + (count * tests * TestCost));
        }
    }

    /// <summary>The index.</summary>
    /// <param name="positions">For each coding where its key stands.</param>
    public RowIndex Lay(int[] positions)
    {
        var parts = _split.Parts.Select(part => part.Coding).ToHashSet();
        PlacedSets?[] placed = [.. _plan.Asked.Select((fact, i) => parts.Contains(i) ? null : new PlacedSets(fact, _fences[i]))];
        _rows.EnsureCapacity((int)(BytesOf(_split, RowsOf()) / sizeof(ulong)));
        foreach (var rules in _split.Blocks)
        {
            Lay(NumbersOf(rules), placed, positions);
        }
        return new RowIndex(_plan, positions, _split, _fences, new RowStore(_split.Numbers.Select(number => _blocks[number]), _axes, _rows, _rules));
    }

    private long BytesOf(RuleSplit split, int[] places)
    {
        var (axes, rows, bytes) = (_plan.Codings.Length - split.Parts.Count, 1 + places.Sum() - split.Parts.Sum(part => places[part.Coding]), split.Numbers.LongLength * RowStore.BlockBytes);
        foreach (var count in split.Counts)
        {
            bytes += (axes * RowStore.AxisBytes) + ((long)rows * RowBlock.WordsOf(count) * sizeof(ulong)) + (Math.Max(count, RowBlock.NarrowRules) * sizeof(int));
        }
        return bytes;
    }

    private int[] RowsOf() =>
        [.. _plan.Codings.Select((coding, i) => _fences[i] is { } fences ? fences.Places * (fences.IsExact ? 1 : 2) : coding.Codes)];

    private void Lay(int[] rules, PlacedSets?[] placed, int[] positions)
    {
        var words = RowBlock.WordsOf(rules.Length);
        var (rows, axes) = (new BlockRows(rules, words), _axes.Count);
        for (var i = 0; i < placed.Length; i++)
        {
            if (placed[i] is { } sets && Array.Exists(rules, rule => sets.Fact.SetOf[rule] != AskedFact.Nothing))
            {
                rows.Fill(AddRows(rows.WordsFor(sets), words, out var at), sets);
                _axes.Add(new Axis(positions[i], at, rows.StrideOf(sets), sets.IsExact ? 0 : words));
            }
        }
        rows.FillAll(AddRows(words, words, out var all));
        _blocks.Add(new RowBlock(axes, _axes.Count - axes, _rules.Count, rules.Length, all));
        _rules.AddRange(rules);
        for (var place = rules.Length; place <= RowBlock.NarrowRules; place++)
        {
            _rules.Add(-1);
        }
    }

    // Rows of many words begin at a cache line.
    private Span<ulong> AddRows(int length, int words, out int at)
    {
        at = words > 1 ? (_rows.Count + RowBlock.VectorWords - 1) / RowBlock.VectorWords * RowBlock.VectorWords : _rows.Count;
        CollectionsMarshal.SetCount(_rows, at + length);
        var added = CollectionsMarshal.AsSpan(_rows)[at..];
        added.Clear();
        return added;
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
