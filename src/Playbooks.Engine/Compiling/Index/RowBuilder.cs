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
    private readonly EarlierRows? _earlier;
    private readonly int _mostFences;
    private readonly Fences?[] _fences;
    private readonly RuleSplit _split;
    private readonly List<Axis> _axes = [];
    private readonly List<RowBlock> _blocks = [];
    private readonly List<int> _rules = [];
    private int _words;

    private RowBuilder(IndexedRules plan, int mostFences, long mostBytes, EarlierRows? earlier)
    {
        (_plan, _mostFences, _earlier) = (plan, mostFences, earlier);
        _fences = [.. plan.Asked.Select((fact, i) => fact.Coding.Codes > 0 ? null : Fences.Of(fact.Bounds, mostFences, earlier?.FencesOf(i, mostFences)))];
        var places = RowsOf();
        _split = plan.Whole.By(plan.SplitFacts, split => split.Largest <= RowBlock.NarrowRules, split => BytesOf(split, places) <= mostBytes);
    }

    /// <summary>The form that suits the rules best: the cheapest to look up among those that memory allows.</summary>
    /// <param name="plan">The rules.</param>
    /// <param name="mostBytes">What splitting may lead to.</param>
    /// <param name="earlier">The rows of an earlier index.</param>
    public static RowBuilder Of(IndexedRules plan, long mostBytes, EarlierRows? earlier) =>
        MostFences.Select(fences => new RowBuilder(plan, fences, mostBytes, earlier)).MinBy(builder => builder.Cost)!;

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
    /// <param name="reader">Says where keys stand.</param>
    public RowIndex Lay(KeyReader reader)
    {
        var parts = _split.Parts.Select(part => part.Coding).ToHashSet();
        PlacedSets?[] placed = [.. _plan.Asked.Select((fact, i) => parts.Contains(i) ? null : new PlacedSets(fact, _fences[i]))];
        int[][] numbers = [.. _split.Blocks.Select((block, i) => NumbersOf(block, _split.Counts[i]))];
        _rules.EnsureCapacity(_split.Counts.Sum(count => Math.Max(count, RowBlock.NarrowRules) + 1));
        for (var i = 0; i < numbers.Length; i++)
        {
            Place(_split.Blocks[i], numbers[i], placed, reader.Positions);
        }
        var rows = new AlignedArray<ulong>(_words);
        var (first, built) = (_split.FirstNumbers(), 0);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (_earlier?.Copy(_split, first[i], _blocks[i], _axes, numbers[i], _fences, rows.Items) != true)
            {
                Fill(_blocks[i], numbers[i], placed, reader.Positions, rows.Items);
                built++;
            }
        }
        var store = new RowStore(_split.Numbers.Select(number => _blocks[number]), _axes, rows, _rules);
        return new RowIndex(_plan, reader, _split, _fences, store) { MostFences = _mostFences, BlocksBuilt = built };
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

    // Says where the rows of a block lie: those of each fact that any of its rules asks about, and the one of all rules.
    private void Place(ulong[] block, int[] rules, PlacedSets?[] placed, int[] positions)
    {
        var words = RowBlock.WordsOf(rules.Length);
        var (rows, axes) = (new BlockRows(rules, words), _axes.Count);
        for (var i = 0; i < placed.Length; i++)
        {
            if (placed[i] is { } sets && BitNumbers.SharesAny(block, sets.Fact.Asking))
            {
                _axes.Add(new Axis(positions[i], AddRows(rows.WordsFor(sets), words), rows.StrideOf(sets), sets.IsExact ? 0 : words));
            }
        }
        _blocks.Add(new RowBlock(axes, _axes.Count - axes, _rules.Count, rules.Length, AddRows(words, words)));
        _rules.AddRange(rules);
        for (var place = rules.Length; place <= RowBlock.NarrowRules; place++)
        {
            _rules.Add(-1);
        }
    }

    private void Fill(RowBlock block, int[] rules, PlacedSets?[] placed, int[] positions, Span<ulong> all)
    {
        var rows = new BlockRows(rules, RowBlock.WordsOf(rules.Length));
        foreach (var axis in CollectionsMarshal.AsSpan(_axes).Slice(block.Axes, block.AxisCount))
        {
            var sets = placed[Array.IndexOf(positions, axis.Position)]!;
            rows.Fill(all.Slice(axis.Rows, rows.WordsFor(sets)), sets);
        }
        rows.FillAll(all.Slice(block.All, RowBlock.WordsOf(rules.Length)));
    }

    // Rows of many words begin at a cache line.
    private int AddRows(int length, int words)
    {
        var at = words > 1 ? (_words + RowBlock.VectorWords - 1) / RowBlock.VectorWords * RowBlock.VectorWords : _words;
        _words = at + length;
        return at;
    }

    private static int[] NumbersOf(ulong[] set, int count)
    {
        var (numbers, at) = (new int[count], 0);
        for (var word = 0; word < set.Length; word++)
        {
            for (var left = set[word]; left != 0; left &= left - 1)
            {
                numbers[at++] = (word << 6) + BitOperations.TrailingZeroCount(left);
            }
        }
        return numbers;
    }
}
