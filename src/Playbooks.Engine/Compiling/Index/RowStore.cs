namespace Playbooks.Engine.Compiling.Index;

/// <summary>The flat arrays of rows. Nothing in them changes, and all threads read them.</summary>
/// <param name="blocks">For each number of a block what it consists of.</param>
/// <param name="axes">The axes of all blocks.</param>
/// <param name="rows">The rows, a bit for each rule of a block.</param>
/// <param name="rules">The numbers of the rules of all blocks.</param>
internal sealed class RowStore(IEnumerable<RowBlock> blocks, List<Axis> axes, AlignedArray<ulong> rows, List<int> rules)
{
    /// <summary>Bytes of an axis.</summary>
    public const int AxisBytes = 16;

    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 20;

    /// <summary>For each number of a block what it consists of.</summary>
    public RowBlock[] Blocks { get; } = [.. blocks];

    /// <summary>The axes of all blocks.</summary>
    public Axis[] Axes { get; } = [.. axes];

    /// <summary>The rows, a bit for each rule of a block.</summary>
    public AlignedArray<ulong> Rows { get; } = rows;

    /// <summary>The numbers of the rules of all blocks.</summary>
    public int[] Rules { get; } = [.. rules];

    /// <summary>What it takes in memory.</summary>
    public long Bytes => (Blocks.LongLength * BlockBytes) + (Axes.LongLength * AxisBytes) + ((long)Rows.Length * sizeof(ulong)) + (Rules.LongLength * sizeof(int));
}
