using System.Numerics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>Reckons how much memory blocks would take, before anything of them is made.</summary>
/// <param name="plan">The rules' keys.</param>
/// <param name="places">How many places the key of each coding may be in.</param>
/// <param name="mostBytes">What the index may take.</param>
internal sealed class SplitSize(IndexedRules plan, int[] places, long mostBytes)
{
    private const int BlockBytes = 64;
    private const int AxisBytes = 16;

    /// <summary>Whether blocks split by one more fact stay within what they may take.</summary>
    /// <param name="blocks">The blocks as they are.</param>
    /// <param name="classes">The rules for each class of the fact's codes.</param>
    /// <param name="parts">The codings that are split by then.</param>
    public bool Allows(List<ulong[]> blocks, List<ulong[]> classes, int[] parts)
    {
        var (axes, rows) = (plan.Codings.Length - parts.Length, 1);
        for (var i = 0; i < places.Length; i++)
        {
            rows += parts.Contains(i) ? 0 : places[i];
        }
        var bytes = 0L;
        foreach (var block in blocks)
        {
            foreach (var rules in classes)
            {
                var count = CountShared(block, rules);
                bytes += BlockBytes + (count == 0 ? 0 : (axes * AxisBytes) + ((long)rows * Block.WordsOf(count) * sizeof(ulong)) + (count * sizeof(int)));
                if (bytes > mostBytes)
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static int CountShared(ulong[] block, ulong[] rules)
    {
        var count = 0;
        for (var word = 0; word < block.Length; word++)
        {
            count += BitOperations.PopCount(block[word] & rules[word]);
        }
        return count;
    }
}
