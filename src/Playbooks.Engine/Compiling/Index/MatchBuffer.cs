using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>What one thread needs to look rules up, and what is left of it afterwards: the keys, and the rules that hold.</summary>
internal sealed class MatchBuffer
{
    private readonly AlignedArray<long> _keys;
    private readonly AlignedArray<int> _images;

    /// <summary>A buffer for one index.</summary>
    public MatchBuffer(int positions, int rules, MissBuffer misses)
    {
        Misses = misses;
        (_keys, _images) = (new AlignedArray<long>(new long[positions]), new AlignedArray<int>(new int[positions]));
        Bits = new ulong[Math.Max(RowBlock.VectorWords, RowBlock.WordsOf(rules))];
        Definite = new ulong[RowBlock.VectorWords];
    }

    /// <summary>The facts' keys, each at the position of its coding.</summary>
    public ReadOnlySpan<long> Keys => MemoryMarshal.CreateReadOnlySpan(ref FirstKey, _keys.Length);

    /// <summary>The first of the keys.</summary>
    public ref long FirstKey => ref _keys.First;

    /// <summary>The first of what stands for the keys in the form of index that is asked: their images, or the places that they are in.</summary>
    public ref int FirstImage => ref _images.First;

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

    /// <summary>Takes the keys of a lookup back.</summary>
    public void Restore(ReadOnlySpan<long> keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            Unsafe.Add(ref FirstKey, i) = keys[i];
            Unsafe.Add(ref FirstImage, i) = KeyImage.Of(keys[i]);
        }
    }

    /// <summary>Takes rules over that were found before.</summary>
    public void Restore(ReadOnlySpan<long> keys, ReadOnlySpan<int> found)
    {
        Restore(keys);
        MakeRoom(found.Length);
        found.CopyTo(Found);
        Count = found.Length;
    }

    /// <summary>Makes room for so many numbers.</summary>
    public void MakeRoom(int count)
    {
        if (Found.Length < count)
        {
            Found = new int[BitOperations.RoundUpToPowerOf2((uint)count)];
        }
    }
}
