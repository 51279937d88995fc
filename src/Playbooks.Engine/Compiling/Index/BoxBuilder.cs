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
    private readonly EarlierBoxes? _earlier;

    /// <summary>A builder that has split the rules.</summary>
    /// <param name="plan">The rules.</param>
    /// <param name="mostBytes">What splitting may lead to.</param>
    /// <param name="earlier">The boxes of an earlier index.</param>
    public BoxBuilder(IndexedRules plan, long mostBytes, EarlierBoxes? earlier)
    {
        (_plan, _boxes, _earlier) = (plan, new RuleBoxes(plan, earlier), earlier);
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
        var places = PlacesOf(mostChunks, numbers.Length + (_common is null ? 0 : BoxBlock.GroupFacts), out var size);
        var data = new AlignedArray<int>(size);
        _common?.Select(coding => reader.Positions[coding]).ToArray().CopyTo(data.Items[numbers.Length..]);
        var ranks = _boxes.Ranks.Select((fences, coding) => _parts.Contains(coding) ? null : fences).ToArray();
        var (first, built) = (_split.FirstNumbers(), 0);
        for (var block = 0; block < places.Length; block++)
        {
            built += Lay(block, first[block], places[block], reader.Positions, ranks, data.Items) ? 1 : 0;
        }
        for (var number = 0; number < numbers.Length; number++)
        {
            data.Items[number] = places[_split.Numbers[numbers[number]]].Header;
        }
        return new BoxIndex(
            reader,
            Array.TrueForAll(ranks, fences => fences is null) ? null : new PlaceFinder(ranks, reader.Positions),
            codes,
            _common is null ? 0 : numbers.Length,
            isPlain: _common is not null && reader.IsOneEight,
            data)
        {
            Ranks = ranks,
            BlocksBuilt = built,
        };
    }

    // What it consists of, then bounds, which begin at a cache line; behind them the rules, what it comes to when none holds, the facts.
    private BoxPlace[] PlacesOf(int mostChunks, int start, out int end)
    {
        var (sizes, places) = (SizesOf(_split), new BoxPlace[_split.Blocks.Count]);
        end = start;
        for (var i = 0; i < places.Length; i++)
        {
            int[] codings = _common ?? MostAskedFirst(_split.Blocks[i]);
            var (groups, chunks) = (GroupsOf(codings.Length), (int)Math.Min(mostChunks, sizes[i].Chunks));
            var bounds = (end + BoxBlock.Size + BoxBlock.Lanes - 1) / BoxBlock.Lanes * BoxBlock.Lanes;
            var rules = bounds + (chunks * groups * BoxBlock.GroupBounds);
            var facts = rules + (chunks * BoxBlock.Lanes) + 1;
            places[i] = new BoxPlace(new BoxBlock(facts, groups, bounds, chunks, rules), codings, sizes[i].Boxes > chunks * BoxBlock.Lanes);
            end = facts + (groups * BoxBlock.GroupFacts);
        }
        return places;
    }

    // Whether it was worked out, and not copied.
    private bool Lay(int number, int codes, BoxPlace place, int[] positions, Fences?[] ranks, Span<int> data)
    {
        var block = place.Block;
        place.Codings.Select(coding => positions[coding]).ToArray().CopyTo(data[block.Facts..]);
        MemoryMarshal.Write(MemoryMarshal.AsBytes(data[place.Header..]), in block);
        data[block.Facts - 1] = place.IsCut ? BoxIndex.Unsettled : -1;
        var rules = RulesOf(_split.Blocks[number]);
        if (_earlier?.Copy(_split, codes, place, rules, ranks, data) == true)
        {
            return false;
        }
        var most = block.Chunks * BoxBlock.Lanes;
        _blockBoxes.Begin(rules, place.Codings, most);
        for (var chunk = 0; chunk < block.Chunks; chunk++)
        {
            AddBounds(chunk * BoxBlock.Lanes, block.Groups * BoxBlock.GroupFacts, place.Codings.Length, data[(block.Bounds + (chunk * block.Groups * BoxBlock.GroupBounds))..]);
        }
        _blockBoxes.Rules.CopyTo(data[block.Rules..]);
        data.Slice(block.Rules + _blockBoxes.Rules.Length, most - _blockBoxes.Rules.Length).Fill(-1);
        return true;
    }

    // Of each fact the lower ends of sixteen boxes, then their ends; boxes and facts that are not there let nothing and anything through.
    private void AddBounds(int first, int facts, int asked, Span<int> lanes)
    {
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
                counts is null ? split.Counts[i] : RulesOf(block).Sum(rule => counts[rule]), GroupsOf(CodingsOf(block, parts).Count())))];
            _sizes.Add(split, sizes);
        }
        return sizes;
    }

    private static int GroupsOf(int facts) => Math.Max(1, (facts + BoxBlock.GroupFacts - 1) / BoxBlock.GroupFacts);

    private IEnumerable<int> CodingsOf(ulong[] block, HashSet<int> parts) =>
        Enumerable.Range(0, _plan.Codings.Length).Where(coding => !parts.Contains(coding) && BitNumbers.SharesAny(block, _plan.Asked[coding].Asking));

    // Those rule out the most rules, so that the others need not be compared.
    private int[] MostAskedFirst(ulong[] block) =>
        [.. CodingsOf(block, _parts).OrderByDescending(coding => BitNumbers.CountShared(block, _plan.Asked[coding].Asking))];

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

    // How many boxes a block has, and how many fours of facts they ask about.
    private readonly record struct BlockSize(long Boxes, int Groups)
    {
        // Sixteen at a time, and once at least.
        public long Chunks => Math.Max(1, (Boxes + BoxBlock.Lanes - 1) / BoxBlock.Lanes);
    }
}
