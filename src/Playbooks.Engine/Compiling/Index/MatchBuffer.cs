using System.Numerics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// What one thread needs to look rules up, and what is left of it afterwards: the keys, the block that they led to,
/// the rules that hold. That is all an explanation starts from, and it costs nothing more to keep.
/// </summary>
internal sealed class MatchBuffer
{
    /// <summary>A buffer for one index.</summary>
    public MatchBuffer(int positions, int rules, MissBuffer misses)
    {
        Misses = misses;
        Keys = new long[positions];
        Places = new long[positions];
        Bits = new ulong[Math.Max(Block.VectorWords, Block.WordsOf(rules))];
        Definite = new ulong[Block.VectorWords];
    }

    /// <summary>The facts' keys, each at the position of its coding.</summary>
    public long[] Keys { get; }

    /// <summary>The places that they are in: between which fences, or which code.</summary>
    public long[] Places { get; }

    /// <summary>Number of the block.</summary>
    public int BlockNumber { get; set; }

    /// <summary>The rules that hold, a bit for each rule of the block.</summary>
    public ulong[] Bits { get; }

    /// <summary>Of the vector that is looked at, the rules that need no test.</summary>
    public ulong[] Definite { get; }

    /// <summary>What near misses are looked up with.</summary>
    public MissBuffer Misses { get; }

    /// <summary>Numbers of the rules that hold, by place; as many as <see cref="Count"/>.</summary>
    public int[] Found { get; private set; } = [];

    /// <summary>How many were found.</summary>
    public int Count { get; set; }

    /// <summary>How many rules were tested one by one since the buffer was made, because the index alone could not tell.</summary>
    public long Tested { get; set; }

    /// <summary>Makes room for so many numbers.</summary>
    public void MakeRoom(int count)
    {
        if (Found.Length < count)
        {
            Found = new int[BitOperations.RoundUpToPowerOf2((uint)count)];
        }
    }
}
