using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>Adds up what the codes of a contact say to the number of its block.</summary>
/// <param name="split">How rules were split.</param>
/// <param name="positions">For each coding where its image stands.</param>
internal sealed class BlockFinder(RuleSplit split, int[] positions)
{
    private readonly Part[] _parts = [.. split.Parts.Select((part, i) => new Part(positions[part.Coding], split.Parts.Take(i).Sum(before => before.Offsets.Length)))];
    private readonly int[] _offsets = [.. split.Parts.SelectMany(part => part.Offsets)];

    /// <summary>What it takes in memory.</summary>
    public long Bytes => (_parts.LongLength + (_offsets.LongLength / 2)) * sizeof(long);

    /// <summary>The number for images, of which those of codes lie where codes do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ref int images)
    {
        var number = 0;
        ref var offsets = ref MemoryMarshal.GetArrayDataReference(_offsets);
        foreach (var part in _parts)
        {
            number += Unsafe.Add(ref offsets, part.Offsets + Unsafe.Add(ref images, part.Position));
        }
        return number;
    }

    private readonly record struct Part(int Position, int Offsets);
}
