using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>Finds the places that keys are in: between which fences of their facts.</summary>
internal sealed class PlaceFinder
{
    private readonly Search[] _searches;
    private readonly AlignedArray<long> _trees;

    /// <summary>A finder.</summary>
    /// <param name="fences">For each coding the fences between its places; null where no place is wanted.</param>
    /// <param name="positions">For each coding where its key and its place stand.</param>
    public PlaceFinder(Fences?[] fences, int[] positions)
    {
        var (searches, trees) = (new List<Search>(), new List<long>());
        for (var i = 0; i < fences.Length; i++)
        {
            if (fences[i] is { } between)
            {
                searches.Add(new Search(positions[i], trees.Count, between.Depth));
                between.AddTree(trees);
            }
        }
        (_searches, _trees) = ([.. searches], new AlignedArray<long>(CollectionsMarshal.AsSpan(trees)));
    }

    /// <summary>What it takes in memory.</summary>
    public long Bytes => (long)_trees.Length * sizeof(long);

    /// <summary>Fills in the places of keys; what stands for others is left as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Find(ref long key, ref int place)
    {
        ref var trees = ref _trees.First;
        foreach (ref readonly var search in _searches.AsSpan())
        {
            var wanted = Vector512.Create(Unsafe.Add(ref key, search.Position));
            Unsafe.Add(ref place, search.Position) = Fences.Find(ref Unsafe.Add(ref trees, search.Tree), search.Depth, wanted);
        }
    }

    private readonly record struct Search(int Position, int Tree, int Depth);
}
