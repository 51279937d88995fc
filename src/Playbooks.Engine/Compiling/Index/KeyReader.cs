using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Reads the keys of all facts that rules ask about, and finds the places that they are in. Slots of 64 bits are taken
/// eight at a time, whichever of them are asked about; amounts and the rest follow one by one.
/// </summary>
internal sealed class KeyReader
{
    private readonly Eight[] _eights;
    private readonly AlignedArray<long> _constants;
    private readonly Amount[] _amounts;
    private readonly Single[] _singles;
    private readonly PlaceFinder _places;

    /// <summary>A reader.</summary>
    /// <param name="codings">The codings.</param>
    /// <param name="fences">For each the fences between its places; null where the place is the code.</param>
    public KeyReader(ImmutableArray<KeyCoding> codings, Fences?[] fences)
    {
        Positions = new int[codings.Length];
        var (eights, amounts, singles, constants) = (new List<Eight>(), new List<Amount>(), new List<Single>(), new List<long>());
        foreach (var group in Enumerable.Range(0, codings.Length)
            .Where(i => IsInEights(codings[i]))
            .GroupBy(i => (Row: (int)codings[i].Fact!.Entity, First: codings[i].Fact!.Column.Index & ~7)))
        {
            foreach (var i in group)
            {
                Positions[i] = (eights.Count * Vector512<long>.Count) + (codings[i].Fact!.Column.Index & 7);
            }
            AddConstants(constants, [.. group.Select(i => codings[i])]);
            eights.Add(new Eight(group.Key.Row, group.Key.First));
        }
        for (var i = 0; i < codings.Length; i++)
        {
            if (!IsInEights(codings[i]))
            {
                Positions[i] = (eights.Count * Vector512<long>.Count) + amounts.Count + singles.Count;
                if (codings[i] is AmountCoding { Fact: { } fact } amount)
                {
                    amounts.Add(new Amount(Positions[i], (int)fact.Entity, fact.Column.StateIndex, fact.Column.Index, amount.Scale));
                }
                else
                {
                    singles.Add(new Single(Positions[i], codings[i]));
                }
            }
        }
        Count = (eights.Count * Vector512<long>.Count) + amounts.Count + singles.Count;
        (_eights, _amounts, _singles) = ([.. eights], [.. amounts], [.. singles]);
        _constants = new AlignedArray<long>(CollectionsMarshal.AsSpan(constants));
        _places = new PlaceFinder(fences, Positions);
    }

    /// <summary>For each coding, where its key and its place stand.</summary>
    public int[] Positions { get; }

    /// <summary>How many keys and places there are, those that nobody asks about among them.</summary>
    public int Count { get; }

    /// <summary>Fills in keys and places; of a code the place is the key.</summary>
    public void Read(EvaluationFrame frame, long[] keys, long[] places)
    {
        ReadEights(frame.Rows, ref MemoryMarshal.GetArrayDataReference(keys), ref MemoryMarshal.GetArrayDataReference(places));
        ReadAmounts(frame.Rows, keys);
        foreach (ref readonly var single in _singles.AsSpan())
        {
            keys[single.Position] = single.Coding.KeyIn(frame);
        }
        _places.Find(keys, places);
    }

    private void ReadEights(FactRow?[] rows, ref long keys, ref long places)
    {
        ref var constants = ref _constants.First;
        foreach (ref readonly var eight in _eights.AsSpan())
        {
            var read = Vector512.LoadUnsafe(ref constants);
            if (rows[eight.Row] is { } row)
            {
                // Rows keep full eights, so that no read goes beyond them.
                var bits = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(row.Bits), (nuint)eight.First);
                var states = StatesAt(ref Unsafe.As<FactState, byte>(ref MemoryMarshal.GetReference(row.States)), eight.First);
                var turned = bits ^ ((bits >> 63) & Vector512.LoadUnsafe(ref constants, 8));
                var known = Vector512.Min(Vector512.Max(turned, Vector512.Create(KeySet.First)), Vector512.Create(KeySet.Last)) + Vector512.LoadUnsafe(ref constants, 16);
                // The states are 0 for what is not known and 2 for what failed; their keys stand in the same order.
                read = Vector512.ConditionalSelect(Vector512.Equals(states, Vector512<long>.One), known, read + (states >> 1));
            }
            read.StoreUnsafe(ref keys);
            read.StoreUnsafe(ref places);
            keys = ref Unsafe.Add(ref keys, 8);
            places = ref Unsafe.Add(ref places, 8);
            constants = ref Unsafe.Add(ref constants, 24);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> StatesAt(ref byte states, int first)
    {
        var bytes = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref states, first))).AsByte();
        if (Avx512F.IsSupported)
        {
            return Avx512F.ConvertToVector512Int64(bytes);
        }
        return Vector512.WidenLower(Vector512.WidenLower(Vector512.WidenLower(bytes.ToVector256().ToVector512()))).AsInt64();
    }

    private void ReadAmounts(FactRow?[] rows, long[] keys)
    {
        foreach (ref readonly var amount in _amounts.AsSpan())
        {
            var key = KeySet.NotKnown;
            if (rows[amount.Row] is { } row)
            {
                var state = row.States[amount.State];
                key = state == FactState.Known ? AmountCoding.KeyOf(in row.Amounts[amount.Index], amount.Scale) : KeySet.NotKnown + ((int)state >> 1);
            }
            keys[amount.Position] = key;
        }
    }

    private static bool IsInEights(KeyCoding coding) => coding.Kind is KeyKind.Code or KeyKind.Bits;

    // For each of the eight: the key of what is not known, how bits are turned, and what is added to them.
    private static void AddConstants(List<long> constants, KeyCoding[] codings)
    {
        var vectors = new long[24];
        foreach (var coding in codings)
        {
            var lane = coding.Fact!.Column.Index & 7;
            vectors[lane] = coding.NotKnownKey;
            vectors[8 + lane] = coding is NumberCoding ? NumberCoding.Turned : 0;
            vectors[16 + lane] = coding.Kind == KeyKind.Code ? coding.FirstValue : 0;
        }
        constants.AddRange(vectors);
    }

    private readonly record struct Eight(int Row, int First);

    private readonly record struct Amount(int Position, int Row, int State, int Index, int Scale);

    private readonly record struct Single(int Position, KeyCoding Coding);
}
