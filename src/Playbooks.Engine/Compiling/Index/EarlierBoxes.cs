using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>The boxes of an earlier index: a block of the same rules has the same boxes.</summary>
/// <param name="index">The earlier index.</param>
/// <param name="kept">Which rules ask what they asked there.</param>
/// <param name="reader">Says where images stand, there and here.</param>
internal sealed class EarlierBoxes(BoxIndex index, KeptRules kept, KeyReader reader)
{
    private readonly int[] _images = new int[reader.Count];

    /// <summary>The fences that stand for the keys of a fact, by its coding.</summary>
    public Fences? RanksOf(int coding) => index.Ranks[coding];

    /// <summary>Copies the boxes of a block, if the earlier index has them.</summary>
    /// <param name="split">How rules are split.</param>
    /// <param name="number">A number of the block.</param>
    /// <param name="place">Where the block lies.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="ranks">By coding, the fences that stand for keys.</param>
    /// <param name="data">Has the facts of the block, and takes its bounds and rules.</param>
    public bool Copy(RuleSplit split, int number, BoxPlace place, IEnumerable<int> rules, Fences?[] ranks, Span<int> data)
    {
        // Asked for as a lookup would: what codes led to then may be the same block still.
        split.WriteCodes(number, reader.Positions, _images);
        var (earlier, block) = (index.BlockOf(ref MemoryMarshal.GetArrayDataReference(_images)), place.Block);
        if ((earlier.Groups, earlier.Chunks) != (block.Groups, block.Chunks)
            || !FactsOf(index.Data, earlier).SequenceEqual(FactsOf(data, block))
            || !Array.TrueForAll(place.Codings, coding => ReferenceEquals(ranks[coding], index.Ranks[coding]))
            || index.Data[earlier.Facts - 1] != data[block.Facts - 1]
            || !WriteRules(RulesOf(index.Data, earlier), rules, place.IsCut, RulesOf(data, block)))
        {
            return false;
        }
        index.Data.Slice(earlier.Bounds, block.Rules - block.Bounds).CopyTo(data[block.Bounds..]);
        return true;
    }

    // A rule has as many boxes as before, one behind the other.
    private bool WriteRules(ReadOnlySpan<int> earlier, IEnumerable<int> rules, bool isCut, Span<int> target)
    {
        var at = 0;
        foreach (var rule in rules)
        {
            if (at == earlier.Length)
            {
                return isCut;
            }
            var before = kept.Before[rule];
            if (before == KeptRules.None || earlier[at] != before)
            {
                return false;
            }
            for (; at < earlier.Length && earlier[at] == before; at++)
            {
                target[at] = rule;
            }
        }
        target[at..].Fill(KeptRules.None);
        return at == earlier.Length || earlier[at] == KeptRules.None;
    }

    private static ReadOnlySpan<int> FactsOf(ReadOnlySpan<int> data, BoxBlock block) => data.Slice(block.Facts, block.Groups * BoxBlock.GroupFacts);

    private static ReadOnlySpan<int> RulesOf(ReadOnlySpan<int> data, BoxBlock block) => data[block.Rules..(block.Facts - 1)];

    private static Span<int> RulesOf(Span<int> data, BoxBlock block) => data[block.Rules..(block.Facts - 1)];
}
