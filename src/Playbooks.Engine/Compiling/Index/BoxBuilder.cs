using System.Numerics;
using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>Splits rules into blocks of boxes, and lays them out in a few flat arrays.</summary>
internal sealed class BoxBuilder
{
    /// <summary>As many chunks as there are.</summary>
    public const int AllChunks = int.MaxValue / (2 * BoxBlock.Lanes);

    // For each way in which codes go together there is a number.
    private const int MostNumbers = 4_096;

    // About nanoseconds for four facts of sixteen boxes, as long as boxes stay in the second-level cache and when they do not.
    private const double NearCost = 2;
    private const double FarCost = 14;
    private const long NearBytes = 2 * 1_024 * 1_024;

    private readonly IndexedRules _plan;
    private readonly RuleBoxes _boxes;
    private readonly RuleSplit _split;
    private readonly HashSet<int> _parts;
    private readonly int[]? _common;
    private readonly List<int> _data = [];

    /// <summary>A builder that has split the rules.</summary>
    /// <param name="plan">The rules.</param>
    /// <param name="sets">By coding and rule, the keys for which the rule may hold, or null for all.</param>
    /// <param name="mostBytes">What splitting may lead to.</param>
    public BoxBuilder(IndexedRules plan, KeySet?[][] sets, long mostBytes)
    {
        (_plan, _boxes) = (plan, new RuleBoxes(plan, sets));
        _split = RuleSplit.Of(plan.Rules.Length, RuleSplit.CandidatesOf(plan, sets), IsFine, split => NumbersOf(split) <= MostNumbers && BytesOf(split, AllChunks) <= mostBytes);
        _parts = PartsOf(_split);
        // Where four facts are all that there is to compare, all blocks compare those, and none has to be asked which.
        int[] codings = [.. _split.Blocks.SelectMany(block => CodingsOf(block, _parts)).Distinct().Order()];
        _common = codings.Length <= BoxBlock.GroupFacts ? codings : null;
    }

    /// <summary>What it takes to look all matches up, on average.</summary>
    public double Cost => _split.Blocks.Average(block => (double)ChunksOf(block, _parts) * GroupsOf(block, _parts)) * (BytesFor(AllChunks) <= NearBytes ? NearCost : FarCost);

    /// <summary>What the boxes take in memory when blocks have no more than so many chunks.</summary>
    public long BytesFor(int mostChunks) => BytesOf(_split, mostChunks);

    /// <summary>The index.</summary>
    /// <param name="reader">Reads the images.</param>
    /// <param name="mostChunks">How many times sixteen rules a block may have; the others are left out.</param>
    public BoxIndex Lay(KeyReader reader, int mostChunks)
    {
        var factors = new int[reader.Eights * EightConstants.Lanes];
        var numbers = new int[NumbersOf(_split)];
        var stride = 1;
        foreach (var (part, codes) in _split.Parts.Select(part => (part, part.Offsets.Length)))
        {
            factors[reader.Positions[part.Coding]] = stride;
            for (var number = 0; number < numbers.Length; number++)
            {
                numbers[number] += part.Offsets[number / stride % codes];
            }
            stride *= codes;
        }
        _data.AddRange(factors);
        _data.AddRange(numbers);
        var facts = _data.Count;
        if (_common is { } common)
        {
            AddLanes(common.Select(coding => reader.Positions[coding]), 0, BoxBlock.GroupFacts);
        }
        var blocks = _split.Blocks.Select(block => Lay(block, reader.Positions, mostChunks)).ToList();
        for (var number = 0; number < numbers.Length; number++)
        {
            _data[factors.Length + number] = blocks[_split.Numbers[numbers[number]]];
        }
        var ranks = _boxes.Ranks.Select((fences, coding) => _parts.Contains(coding) ? null : fences).ToArray();
        return new BoxIndex(
            reader,
            Array.TrueForAll(ranks, fences => fences is null) ? null : new PlaceFinder(ranks, reader.Positions),
            _common is null ? 0 : facts,
            CollectionsMarshal.AsSpan(_data));
    }

    // Bounds first, which begin at a cache line.
    private int Lay(ulong[] block, int[] positions, int mostChunks)
    {
        var codings = _common ?? [.. CodingsOf(block, _parts)];
        var groups = GroupsOf(codings.Length);
        var boxes = RulesOf(block).SelectMany(rule => _boxes.Of(rule, codings), (rule, box) => (Rule: rule, Box: box)).Take((mostChunks * BoxBlock.Lanes) + 1).ToList();
        var chunks = boxes.Take(mostChunks * BoxBlock.Lanes).Chunk(BoxBlock.Lanes).DefaultIfEmpty([]).ToList();
        AddLanes([], 0, _data.Count % BoxBlock.Lanes == 0 ? 0 : BoxBlock.Lanes - (_data.Count % BoxBlock.Lanes));
        var bounds = _data.Count;
        foreach (var chunk in chunks)
        {
            for (var i = 0; i < groups * BoxBlock.GroupFacts; i++)
            {
                AddLanes(chunk.Select(one => i < codings.Length ? one.Box[i].From : KeyImage.NotKnown), KeyImage.End, BoxBlock.Lanes);
                AddLanes(chunk.Select(one => i < codings.Length ? one.Box[i].To : KeyImage.End), KeyImage.NotKnown, BoxBlock.Lanes);
            }
        }
        var rules = _data.Count;
        foreach (var chunk in chunks)
        {
            AddLanes(chunk.Select(one => one.Rule), -1, BoxBlock.Lanes);
        }
        _data.Add(boxes.Count > mostChunks * BoxBlock.Lanes ? BoxIndex.Unsettled : -1);
        var facts = _data.Count;
        AddLanes(codings.Select(coding => positions[coding]), 0, groups * BoxBlock.GroupFacts);
        _data.AddRange([facts, groups, bounds, chunks.Count, rules]);
        return _data.Count - BoxBlock.Size;
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
        && (_plan.Codings.Count(coding => coding.Codes == 0) > BoxBlock.GroupFacts || split.Blocks.All(block => GroupsOf(block, PartsOf(split)) == 1));

    private static int NumbersOf(RuleSplit split) =>
        (int)Math.Min(int.MaxValue, split.Parts.Aggregate(1L, (numbers, part) => Math.Min(int.MaxValue, numbers * part.Offsets.Length)));

    private long BytesOf(RuleSplit split, int mostChunks)
    {
        var (parts, bytes) = (PartsOf(split), NumbersOf(split) * (long)sizeof(int));
        foreach (var block in split.Blocks)
        {
            var (chunks, groups) = (Math.Min(mostChunks, ChunksOf(block, parts)), GroupsOf(block, parts));
            bytes += ((chunks * ((groups * BoxBlock.GroupBounds) + BoxBlock.Lanes)) + BoxBlock.Lanes) * sizeof(int);
        }
        return bytes + _boxes.Ranks.Sum(fences => (fences?.Places ?? 0) * (long)sizeof(long));
    }

    private long ChunksOf(ulong[] block, HashSet<int> parts) =>
        Math.Max(1, (RulesOf(block).Sum(rule => _boxes.CountOf(rule, parts)) + BoxBlock.Lanes - 1) / BoxBlock.Lanes);

    private int GroupsOf(ulong[] block, HashSet<int> parts) => GroupsOf(CodingsOf(block, parts).Count());

    private static int GroupsOf(int facts) => Math.Max(1, (facts + BoxBlock.GroupFacts - 1) / BoxBlock.GroupFacts);

    private IEnumerable<int> CodingsOf(ulong[] block, HashSet<int> parts) =>
        Enumerable.Range(0, _plan.Codings.Length).Where(coding => !parts.Contains(coding) && RulesOf(block).Any(rule => _boxes.Asks(rule, coding)));

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
}
