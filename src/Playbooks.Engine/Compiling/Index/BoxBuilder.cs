using System.Numerics;
using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>Splits rules into blocks of boxes, and lays them out in a few flat arrays.</summary>
internal sealed class BoxBuilder
{
    /// <summary>As many chunks as there are.</summary>
    public const int AllChunks = int.MaxValue / (2 * BoxBlock.Lanes);

    // For each way in which codes go together there is a number.
    private const int MostNumbers = 16_384;

    // About nanoseconds for four facts of sixteen boxes, as long as boxes stay in the second-level cache and when they do not.
    private const double NearCost = 2;
    private const double FarCost = 14;
    private const long NearBytes = 2 * 1_024 * 1_024;

    private readonly IndexedRules _plan;
    private readonly RuleBoxes _boxes;
    private readonly RuleSplit _split;
    private readonly HashSet<int> _parts;
    private readonly int[]? _common;
    private readonly Dictionary<RuleSplit, BlockSize[]> _sizes = [];
    private readonly BlockBoxes _blockBoxes;
    private readonly List<int> _data = [];

    /// <summary>A builder that has split the rules.</summary>
    /// <param name="plan">The rules.</param>
    /// <param name="mostBytes">What splitting may lead to.</param>
    public BoxBuilder(IndexedRules plan, long mostBytes)
    {
        (_plan, _boxes) = (plan, new RuleBoxes(plan));
        _blockBoxes = new BlockBoxes(_boxes);
        _split = plan.Whole.By(plan.SplitFacts, IsFine, split => NumbersOf(split) <= MostNumbers && BytesOf(split, AllChunks) <= mostBytes);
        _parts = PartsOf(_split);
        // Where four facts are all that there is to compare, all blocks compare those, and none has to be asked which.
        int[] codings = [.. _split.Blocks.SelectMany(block => CodingsOf(block, _parts)).Distinct().Order()];
        _common = codings.Length <= BoxBlock.GroupFacts ? codings : null;
    }

    /// <summary>What it takes to look all matches up, on average.</summary>
    public double Cost => SizesOf(_split).Average(size => (double)size.Chunks * size.Groups) * (BytesFor(AllChunks) <= NearBytes ? NearCost : FarCost);

    /// <summary>What the boxes take in memory when blocks have no more than so many chunks.</summary>
    public long BytesFor(int mostChunks) => BytesOf(_split, mostChunks);

    /// <summary>The index.</summary>
    /// <param name="reader">Reads the images.</param>
    /// <param name="mostChunks">How many times sixteen rules a block may have; the others are left out.</param>
    public BoxIndex Lay(KeyReader reader, int mostChunks)
    {
        var codes = new CodeBits(_split, reader);
        var numbers = new int[NumbersOf(_split)];
        foreach (var (part, shift) in _split.Parts.Zip(codes.Shifts))
        {
            for (var number = 0; number < numbers.Length; number++)
            {
                // What no codes lead to must lead somewhere all the same.
                var code = (number >> shift) & ((1 << CodeBits.BitsOf(part)) - 1);
                numbers[number] += part.Offsets[Math.Min(code, part.Offsets.Length - 1)];
            }
        }
        _data.AddRange(numbers);
        var facts = _data.Count;
        if (_common is { } common)
        {
            AddLanes(common.Select(coding => reader.Positions[coding]), 0, BoxBlock.GroupFacts);
        }
        var blocks = _split.Blocks.Select(block => Lay(block, reader.Positions, mostChunks)).ToList();
        for (var number = 0; number < numbers.Length; number++)
        {
            _data[number] = blocks[_split.Numbers[numbers[number]]];
        }
        var ranks = _boxes.Ranks.Select((fences, coding) => _parts.Contains(coding) ? null : fences).ToArray();
        return new BoxIndex(
            reader,
            Array.TrueForAll(ranks, fences => fences is null) ? null : new PlaceFinder(ranks, reader.Positions),
            codes,
            _common is null ? 0 : facts,
            isPlain: _common is not null && reader.IsOneEight && (mostChunks == 1 || Array.TrueForAll(SizesOf(_split), size => size.Chunks == 1)),
            CollectionsMarshal.AsSpan(_data));
    }

    // Bounds first, which begin at a cache line.
    private int Lay(ulong[] block, int[] positions, int mostChunks)
    {
        var codings = _common ?? [.. CodingsOf(block, _parts)];
        var groups = GroupsOf(codings.Length);
        var most = mostChunks * BoxBlock.Lanes;
        _blockBoxes.Begin(RulesOf(block), codings, most + 1);
        var isCut = _blockBoxes.Rules.Length > most;
        var chunks = Math.Max(1, (Math.Min(most, _blockBoxes.Rules.Length) + BoxBlock.Lanes - 1) / BoxBlock.Lanes);
        AddLanes([], 0, _data.Count % BoxBlock.Lanes == 0 ? 0 : BoxBlock.Lanes - (_data.Count % BoxBlock.Lanes));
        var bounds = _data.Count;
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            AddBounds(chunk * BoxBlock.Lanes, groups * BoxBlock.GroupFacts, codings.Length);
        }
        var rules = _data.Count;
        var laid = _blockBoxes.Rules[..Math.Min(most, _blockBoxes.Rules.Length)];
        _data.AddRange(laid);
        AddLanes([], -1, (chunks * BoxBlock.Lanes) - laid.Length);
        _data.Add(isCut ? BoxIndex.Unsettled : -1);
        var facts = _data.Count;
        AddLanes(codings.Select(coding => positions[coding]), 0, groups * BoxBlock.GroupFacts);
        _data.AddRange([facts, groups, bounds, chunks, rules]);
        return _data.Count - BoxBlock.Size;
    }

    // Of each fact the lower ends of sixteen boxes, then their ends; boxes and facts that are not there let nothing and anything through.
    private void AddBounds(int first, int facts, int asked)
    {
        var start = _data.Count;
        CollectionsMarshal.SetCount(_data, start + (facts * 2 * BoxBlock.Lanes));
        var lanes = CollectionsMarshal.AsSpan(_data)[start..];
        for (var lane = 0; lane < BoxBlock.Lanes; lane++)
        {
            var isThere = first + lane < _blockBoxes.Rules.Length;
            var box = isThere ? _blockBoxes[first + lane] : [];
            for (var fact = 0; fact < facts; fact++)
            {
                var (from, to) = !isThere ? (KeyImage.End, KeyImage.NotKnown) : fact < asked ? box[fact] : (KeyImage.NotKnown, KeyImage.End);
                lanes[(fact * 2 * BoxBlock.Lanes) + lane] = from;
                lanes[(((fact * 2) + 1) * BoxBlock.Lanes) + lane] = to;
            }
        }
    }

    private void AddLanes(IEnumerable<int> values, int rest, int lanes)
    {
        var end = _data.Count + lanes;
        _data.AddRange(values);
        while (_data.Count < end)
        {
            _data.Add(rest);
        }
    }

    // One look at sixteen boxes and four facts for each block, or at least at sixteen boxes.
    private bool IsFine(RuleSplit split) => split.Largest <= BoxBlock.Lanes
        && (_plan.Codings.Count(coding => coding.Codes == 0) > BoxBlock.GroupFacts || Array.TrueForAll(SizesOf(split), size => size.Groups == 1));

    private static int NumbersOf(RuleSplit split) => CodeBits.CountFor(split);

    private long BytesOf(RuleSplit split, int mostChunks)
    {
        var bytes = NumbersOf(split) * (long)sizeof(int);
        foreach (var size in SizesOf(split))
        {
            bytes += ((Math.Min(mostChunks, size.Chunks) * ((size.Groups * BoxBlock.GroupBounds) + BoxBlock.Lanes)) + BoxBlock.Lanes) * sizeof(int);
        }
        return bytes + _boxes.Ranks.Sum(fences => (fences?.Places ?? 0) * (long)sizeof(long));
    }

    private BlockSize[] SizesOf(RuleSplit split)
    {
        if (!_sizes.TryGetValue(split, out var sizes))
        {
            var parts = PartsOf(split);
            var counts = _boxes.CountsBut(parts);
            sizes = [.. split.Blocks.Select((block, i) => new BlockSize(
                Math.Max(1, ((counts is null ? split.Counts[i] : RulesOf(block).Sum(rule => counts[rule])) + BoxBlock.Lanes - 1) / BoxBlock.Lanes),
                GroupsOf(CodingsOf(block, parts).Count())))];
            _sizes.Add(split, sizes);
        }
        return sizes;
    }

    private static int GroupsOf(int facts) => Math.Max(1, (facts + BoxBlock.GroupFacts - 1) / BoxBlock.GroupFacts);

    private IEnumerable<int> CodingsOf(ulong[] block, HashSet<int> parts) =>
        Enumerable.Range(0, _plan.Codings.Length).Where(coding => !parts.Contains(coding) && SharesAny(block, _plan.Asked[coding].Asking));

    private static bool SharesAny(ulong[] some, ulong[] others)
    {
        for (var word = 0; word < some.Length; word++)
        {
            if ((some[word] & others[word]) != 0)
            {
                return true;
            }
        }
        return false;
    }

    private static HashSet<int> PartsOf(RuleSplit split) => [.. split.Parts.Select(part => part.Coding)];

    private static IEnumerable<int> RulesOf(ulong[] block)
    {
        for (var word = 0; word < block.Length; word++)
        {
            for (var left = block[word]; left != 0; left &= left - 1)
            {
                yield return (word << 6) + BitOperations.TrailingZeroCount(left);
            }
        }
    }

    // How many times sixteen boxes a block has, one at least, and how many fours of facts they ask about.
    private readonly record struct BlockSize(long Chunks, int Groups);
}
