using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>The flat arrays of an index. Nothing in them changes, and all threads read them.</summary>
internal sealed class BlockStore(List<Block> blocks, List<Axis> axes, List<ulong> rows, List<int> rules)
{
    private const int AxisBytes = 16;
    private const int BlockBytes = 20;

    public Block[] Blocks { get; } = [.. blocks];

    public Axis[] Axes { get; } = [.. axes];

    /// <summary>The rows, a bit for each rule of a block.</summary>
    public AlignedArray<ulong> Rows { get; } = new(CollectionsMarshal.AsSpan(rows));

    /// <summary>The numbers of the rules of all blocks.</summary>
    public int[] Rules { get; } = [.. rules];

    /// <summary>What it takes in memory.</summary>
    public long Bytes => (Blocks.LongLength * BlockBytes) + (Axes.LongLength * AxisBytes) + ((long)Rows.Length * sizeof(ulong)) + (Rules.LongLength * sizeof(int));
}
