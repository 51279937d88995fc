using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Cuts the keys of one fact into places at some of the bounds that rules name. Where all bounds are fences, a place
/// says all that there is to say; otherwise some rules hold in a part of a place only.
/// </summary>
internal sealed class Fences
{
    /// <summary>Keys that are compared at once.</summary>
    public const int Width = 8;

    // One part in so many that earlier fences may be more, or worse.
    private const int Slack = 8;

    private readonly long[] _keys;

    private Fences(long[] keys, bool isExact) => (_keys, IsExact) = (keys, isExact);

    /// <summary>Whether every bound is a fence.</summary>
    public bool IsExact { get; }

    /// <summary>How many places there are: one more than fences.</summary>
    public int Places => _keys.Length + 1;

    /// <summary>How many levels of eights they are searched by.</summary>
    public int Depth
    {
        get
        {
            var depth = 1;
            for (var reach = Width; reach < _keys.Length; reach *= Width)
            {
                depth++;
            }
            return depth;
        }
    }

    /// <summary>Fences at bounds that stand in order; where there are too many, about as many bounds lie between any two.</summary>
    public static Fences Of(ReadOnlySpan<long> bounds, int most)
    {
        var distinct = new List<long>();
        foreach (var bound in bounds)
        {
            if (distinct.Count == 0 || distinct[^1] != bound)
            {
                distinct.Add(bound);
            }
        }
        if (distinct.Count <= most)
        {
            return new Fences([.. distinct], true);
        }
        distinct.Clear();
        for (var i = 1; i <= most; i++)
        {
            var bound = bounds[(int)((long)i * bounds.Length / (most + 1))];
            if (distinct.Count == 0 || distinct[^1] != bound)
            {
                distinct.Add(bound);
            }
        }
        return new Fences([.. distinct], false);
    }

    /// <summary>
    /// The same, or the fences of an earlier index where those do as well for these bounds: then what lies between them
    /// need not be worked out again. What is found does not depend on it.
    /// </summary>
    public static Fences Of(ReadOnlySpan<long> bounds, int most, Fences? earlier)
    {
        var fences = Of(bounds, most);
        return earlier is not null && earlier.DoesAsWellAs(fences, bounds) ? earlier : fences;
    }

    private bool DoesAsWellAs(Fences fences, ReadOnlySpan<long> bounds)
    {
        if (IsExact != fences.IsExact || _keys.Length > fences._keys.Length + (fences._keys.Length / Slack))
        {
            return false;
        }
        if (!IsExact)
        {
            return Crowding(bounds) <= fences.Crowding(bounds) * (Slack + 1) / Slack;
        }
        var at = 0;
        foreach (var key in fences._keys)
        {
            while (at < _keys.Length && _keys[at] < key)
            {
                at++;
            }
            if (at == _keys.Length || _keys[at] != key)
            {
                return false;
            }
        }
        return true;
    }

    // How many bounds share a place with how many others: about what is to be tested of those that hold in a part of it only.
    private long Crowding(ReadOnlySpan<long> bounds)
    {
        var (crowding, at) = (0L, 0);
        for (var fence = 0; fence <= _keys.Length; fence++)
        {
            var first = at;
            while (at < bounds.Length && (fence == _keys.Length || bounds[at] < _keys[fence]))
            {
                at++;
            }
            crowding += (long)(at - first) * (at - first);
        }
        return crowding;
    }

    /// <summary>The place of a key.</summary>
    public int PlaceOf(long key)
    {
        var at = Array.BinarySearch(_keys, key);
        return at < 0 ? ~at : at + 1;
    }

    /// <summary>Whether a place begins with a key.</summary>
    public bool Begins(int place, long key) => place == 0 ? key == KeySet.NotKnown : _keys[place - 1] == key;

    /// <summary>Whether a place ends before a key.</summary>
    public bool Ends(int place, long key) => place == _keys.Length ? key == KeySet.End : _keys[place] == key;

    /// <summary>
    /// Adds the fences as a tree of eights without pointers: each level in full, so that it begins at a fixed place,
    /// but the last, which has the fences themselves.
    /// </summary>
    public void AddTree(List<long> tree)
    {
        var depth = Depth;
        for (var level = 1; level < depth; level++)
        {
            var (nodes, stride) = ((int)Math.Pow(Width, level), (int)Math.Pow(Width, depth - level));
            for (var i = 0; i < nodes; i++)
            {
                // The first is below all keys; what is not there is above them.
                tree.Add(i == 0 ? long.MinValue : i * stride < _keys.Length ? _keys[i * stride] : KeySet.End);
            }
        }
        tree.AddRange(_keys);
        for (var i = _keys.Length; i == 0 || i % Width != 0; i++)
        {
            tree.Add(KeySet.End);
        }
    }

    /// <summary>The place of a key by a tree: each step compares one cache line, at once and without a branch.</summary>
    /// <param name="tree">The first key of the tree.</param>
    /// <param name="depth">How many levels it has.</param>
    /// <param name="wanted">The key, spread over a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ref long tree, int depth, Vector512<long> wanted)
    {
        if (depth == 1)
        {
            return CountTo(ref tree, wanted);
        }
        var (node, level) = (0, 0);
        do
        {
            node = (node * Width) + CountTo(ref Unsafe.Add(ref tree, level + (node * Width)), wanted) - 1;
            level = (level * Width) + Width;
        }
        while (--depth > 1);
        return (node * Width) + CountTo(ref Unsafe.Add(ref tree, level + (node * Width)), wanted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountTo(ref long keys, Vector512<long> wanted)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return BitOperations.PopCount((uint)Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref keys), wanted).ExtractMostSignificantBits());
        }
        var half = wanted.GetLower();
        var (low, high) = (Vector256.GreaterThan(Vector256.LoadUnsafe(ref keys), half), Vector256.GreaterThan(Vector256.LoadUnsafe(ref keys, Width / 2), half));
        return Width - BitOperations.PopCount(low.ExtractMostSignificantBits() | (high.ExtractMostSignificantBits() << (Width / 2)));
    }
}
