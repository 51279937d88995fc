using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>The rows of an earlier index: a block of the same rules has the same rows.</summary>
/// <param name="index">The earlier index.</param>
/// <param name="kept">Which rules ask what they asked there.</param>
/// <param name="reader">Says where keys stand, there and here.</param>
internal sealed class EarlierRows(RowIndex index, KeptRules kept, KeyReader reader)
{
    private readonly int[] _images = new int[reader.Count];

    /// <summary>The fences of a fact, by its coding, in a form with so many fences; null where it is another.</summary>
    public Fences? FencesOf(int coding, int most) => index.MostFences == most ? index.AllFences[coding] : null;

    /// <summary>Copies the rows of a block, if the earlier index has them.</summary>
    /// <param name="split">How rules are split.</param>
    /// <param name="number">A number of the block.</param>
    /// <param name="block">The block.</param>
    /// <param name="axes">The axes of all blocks.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="fences">By coding, the fences.</param>
    /// <param name="rows">Takes the rows.</param>
    public bool Copy(RuleSplit split, int number, in RowBlock block, List<Axis> axes, int[] rules, Fences?[] fences, Span<ulong> rows)
    {
        // Asked for as a lookup would: what codes led to then may be the same block still.
        split.WriteCodes(number, reader.Positions, _images);
        ref readonly var earlier = ref index.BlockOf(ref MemoryMarshal.GetArrayDataReference(_images));
        var store = index.Store;
        if (!HasSame(store.Rules.AsSpan(earlier.Rules, earlier.Count), rules)
            || !HasSame(store.Axes.AsSpan(earlier.Axes, earlier.AxisCount), CollectionsMarshal.AsSpan(axes).Slice(block.Axes, block.AxisCount), fences))
        {
            return false;
        }
        var (first, from) = block.AxisCount == 0 ? (block.All, earlier.All) : (axes[block.Axes].Rows, store.Axes[earlier.Axes].Rows);
        store.Rows.Items.Slice(from, block.All + RowBlock.WordsOf(rules.Length) - first).CopyTo(rows[first..]);
        return true;
    }

    private bool HasSame(ReadOnlySpan<int> earlier, ReadOnlySpan<int> rules)
    {
        if (earlier.Length != rules.Length)
        {
            return false;
        }
        for (var i = 0; i < rules.Length; i++)
        {
            if (kept.Before[rules[i]] != earlier[i])
            {
                return false;
            }
        }
        return true;
    }

    private bool HasSame(ReadOnlySpan<Axis> earlier, ReadOnlySpan<Axis> axes, Fences?[] fences)
    {
        if (earlier.Length != axes.Length)
        {
            return false;
        }
        for (var i = 0; i < axes.Length; i++)
        {
            var coding = Array.IndexOf(reader.Positions, axes[i].Position);
            if (axes[i].Position != earlier[i].Position || !ReferenceEquals(fences[coding], index.AllFences[coding]))
            {
                return false;
            }
        }
        return true;
    }
}
