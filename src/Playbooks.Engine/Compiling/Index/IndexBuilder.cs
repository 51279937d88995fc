using System.Numerics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>Chooses the form of an index by the rules it is given, and lays it out in a few flat arrays.</summary>
internal sealed class IndexBuilder
{
    // Beside the rules themselves and what their documents take.
    private const int BytesPerRule = 1_280;
    private const int LeastBytes = 16 * 1_024;

    // With all bounds as fences nothing is left to be tested; with fewer, rows take less memory.
    private static readonly int[] MostFences = [512, 64, 32, 16];

    private const double RowCost = 2;
    private const double TestCost = 1.5;

    private readonly IndexedRules _plan;
    private readonly KeySet?[][] _sets;
    private readonly Fences?[] _fences;
    private readonly List<ulong> _rows = [];
    private readonly List<Axis> _axes = [];
    private readonly List<Block> _blocks = [];
    private readonly List<int> _rules = [];

    private IndexBuilder(IndexedRules plan, KeySet?[][] sets, long[][] bounds, int mostFences)
    {
        (_plan, _sets) = (plan, sets);
        _fences = [.. plan.Codings.Select((coding, i) => coding.Codes > 0 ? null : Fences.Of(bounds[i], mostFences))];
    }

    /// <summary>The index that suits the rules best: the cheapest to look up among those that memory allows.</summary>
    public static BlockIndex Build(IndexedRules plan)
    {
        var sets = SetsOf(plan);
        long[][] bounds = [.. plan.Codings.Select((coding, i) => coding.Codes > 0 ? [] : Fences.BoundsOf(sets[i]))];
        var candidates = RuleSplit.CandidatesOf(plan, sets);
        var most = Math.Max(LeastBytes, (long)BytesPerRule * plan.Rules.Length);
        var (builder, split) = MostFences
            .Select(fences => new IndexBuilder(plan, sets, bounds, fences))
            .Select(builder => (builder, RuleSplit.Of(plan.Rules.Length, candidates, new SplitSize(plan, builder.RowsOf(), most))))
            .MinBy(form => form.Item1.CostOf(form.Item2));
        return builder.Lay(split);
    }

    // What a lookup costs on average, in about nanoseconds: the rows it reads, and the rules it has to test.
    private double CostOf(RuleSplit split)
    {
        var (axes, tests) = (_plan.Codings.Length - split.Parts.Count, 0.0);
        for (var i = 0; i < _fences.Length; i++)
        {
            if (_fences[i] is { IsExact: false } fences)
            {
                tests += (double)_sets[i].Count(set => set is not null) / _plan.Rules.Length / fences.Places;
            }
        }
        return split.Blocks.Select(RuleSplit.Count).Average(count => (axes * RowCost * Math.Ceiling(count / (double)Block.VectorRules)) + (count * tests * TestCost));
    }

    /// <summary>By coding and rule, the keys for which the rule may hold, or null for all.</summary>
    public static KeySet?[][] SetsOf(IndexedRules plan)
    {
        KeySet?[][] sets = [.. plan.Codings.Select(_ => new KeySet?[plan.Rules.Length])];
        for (var rule = 0; rule < plan.Rules.Length; rule++)
        {
            foreach (var (coding, set) in plan.Rules[rule].Keys)
            {
                sets[coding][rule] = set;
            }
        }
        return sets;
    }

    private int[] RowsOf() =>
        [.. _plan.Codings.Select((coding, i) => _fences[i] is { } fences ? fences.Places * (fences.IsExact ? 1 : 2) : coding.Codes)];

    private BlockIndex Lay(RuleSplit split)
    {
        var parts = split.Parts.Select(part => part.Coding).ToHashSet();
        var reader = new KeyReader(_plan.Codings, _fences);
        foreach (var rules in split.Blocks)
        {
            Lay(NumbersOf(rules), parts, reader.Positions);
        }
        return new BlockIndex(_plan, reader, split.Parts, _fences, new BlockStore(_blocks, _axes, _rows, _rules));
    }

    private void Lay(int[] rules, HashSet<int> parts, int[] positions)
    {
        var rows = new BlockRows(rules);
        var (axes, words) = (_axes.Count, Block.WordsOf(rules.Length));
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
        _blocks.Add(new Block(axes, _axes.Count - axes, _rules.Count, rules.Length, AddRows(rows.All, words)));
        _rules.AddRange(rules);
        for (var place = rules.Length; place <= Block.NarrowRules; place++)
        {
            _rules.Add(-1);
        }
    }

    // Rows of many words begin at a cache line.
    private int AddRows(ulong[] rows, int words)
    {
        while (words > 1 && _rows.Count % Block.VectorWords != 0)
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
