using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Playbooks.Benchmarks.Deciding.Limit;

/// <summary>
/// For each cell its rules by falling priority as boxes, sixteen side by side: a contact is compared with sixteen at
/// once, and the best match stops at the first sixteen that hold one.
/// </summary>
internal sealed class Boxes : IMatcher
{
    private const int Lanes = 16;
    private const int Stride = EncodedFacts.Numbers * 2 * Lanes;

    private readonly EncodedFacts _facts;
    private readonly (int Start, int Count)[] _cells;
    private readonly int[] _bounds;
    private readonly int[] _rules;
    private readonly int[] _found;
    private int _count;

    public Boxes(Workload workload, EncodedFacts facts)
    {
        _facts = facts;
        _cells = new (int, int)[EncodedFacts.Cells];
        _found = new int[workload.Rules.Length + Lanes];
        var boxes = workload.Rules.Select(rule => Workload.Numbers.Select(fact => EncodedFacts.BoxOf(rule, fact)).ToArray()).ToArray();
        var byCell = workload.Rules.SelectMany((rule, i) => EncodedFacts.CellsOf(rule).Select(cell => (cell, i))).ToLookup(pair => pair.cell, pair => pair.i);
        var (bounds, rules) = (new List<int>(), new List<int>());
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            var start = rules.Count / Lanes;
            foreach (var chunk in byCell[cell].Order().Chunk(Lanes))
            {
                for (var side = 0; side < EncodedFacts.Numbers * 2; side++)
                {
                    bounds.AddRange(Enumerable.Range(0, Lanes).Select(lane => lane >= chunk.Length
                        ? (side % 2 == 0 ? int.MaxValue : int.MinValue)
                        : side % 2 == 0 ? boxes[chunk[lane]][side / 2].Low : boxes[chunk[lane]][side / 2].High));
                }
                rules.AddRange(Enumerable.Range(0, Lanes).Select(lane => lane < chunk.Length ? chunk[lane] : -1));
            }
            _cells[cell] = (start, (rules.Count / Lanes) - start);
        }
        (_bounds, _rules) = ([.. bounds], [.. rules]);
    }

    public ReadOnlySpan<int> Found => _found.AsSpan(0, _count);

    /// <summary>What it takes in memory.</summary>
    public long Bytes => (_bounds.LongLength + _rules.LongLength) * sizeof(int);

    public int Best(int contact)
    {
        var (start, count) = _cells[_facts.CellOf[contact]];
        Load(contact, out var a, out var b, out var c, out var d);
        for (var chunk = start; chunk < start + count; chunk++)
        {
            if (Held(chunk, a, b, c, d) is not 0 and var held)
            {
                return _rules[(chunk * Lanes) + BitOperations.TrailingZeroCount(held)];
            }
        }
        return -1;
    }

    public int All(int contact)
    {
        var (start, count) = _cells[_facts.CellOf[contact]];
        Load(contact, out var a, out var b, out var c, out var d);
        _count = 0;
        for (var chunk = start; chunk < start + count; chunk++)
        {
            for (var held = Held(chunk, a, b, c, d); held != 0; held &= held - 1)
            {
                _found[_count++] = _rules[(chunk * Lanes) + BitOperations.TrailingZeroCount(held)];
            }
        }
        return _count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Load(int contact, out Vector512<int> a, out Vector512<int> b, out Vector512<int> c, out Vector512<int> d)
    {
        ref var values = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_facts.Values), contact * EncodedFacts.Numbers);
        a = Vector512.Create(values);
        b = Vector512.Create(Unsafe.Add(ref values, 1));
        c = Vector512.Create(Unsafe.Add(ref values, 2));
        d = Vector512.Create(Unsafe.Add(ref values, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Held(int chunk, Vector512<int> a, Vector512<int> b, Vector512<int> c, Vector512<int> d)
    {
        ref var bounds = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bounds), chunk * Stride);
        return (uint)(In(ref bounds, 0, a) & In(ref bounds, 1, b) & In(ref bounds, 2, c) & In(ref bounds, 3, d)).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> In(ref int bounds, nuint number, Vector512<int> value) =>
        Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref bounds, number * 2 * Lanes), value)
        & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref bounds, ((number * 2) + 1) * Lanes), value);
}
