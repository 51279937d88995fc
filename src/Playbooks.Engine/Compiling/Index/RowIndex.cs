using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Looks rules up by rows: codes lead to a block, each axis of the block has a row of bits for the place that its
/// fact's key is in, and the rules that hold are what all rows share. Rules that hold in a part of a place only are
/// compared with the key itself.
/// </summary>
internal sealed class RowIndex(IndexedRules plan, KeyReader reader, RuleSplit split, Fences?[] fences, RowStore store)
{
    private readonly bool _isExact = Array.TrueForAll(fences, between => between is null || between.IsExact);
    private readonly PlaceFinder _places = new(fences, reader.Positions);
    private readonly BlockFinder _finder = new(split, reader.Positions);
    private readonly RuleTests _tests = new(plan, reader.Positions);

    /// <summary>What it takes in memory.</summary>
    public long Bytes => store.Bytes + _finder.Bytes + _places.Bytes + (_isExact ? 0 : _tests.Bytes);

    /// <summary>What it consists of.</summary>
    public RowStore Store => store;

    /// <summary>How many fences the form of rows has at most.</summary>
    public required int MostFences { get; init; }

    /// <summary>How many blocks were worked out, and not taken over from an earlier index.</summary>
    public required int BlocksBuilt { get; init; }

    /// <summary>By coding, the fences.</summary>
    public ReadOnlySpan<Fences?> AllFences => fences;

    /// <summary>The block for images, of which those of codes lie where codes do.</summary>
    public ref readonly RowBlock BlockOf(ref int images) => ref store.Blocks[_finder.Find(ref images)];

    /// <summary>The number of the first rule that holds, or -1. Looks no further than it has to.</summary>
    public int First(MatchBuffer buffer)
    {
        ref readonly var block = ref Find(buffer);
        return _isExact && block.IsNarrow ? FirstIn(NarrowExact(block, ref buffer.FirstImage), block.Rules)
            : block.IsNarrow ? FirstOfNarrow(block, buffer)
            : FirstOfWide(block, buffer);
    }

    /// <summary>Leaves the numbers of all rules that hold in the buffer, by place.</summary>
    public void All(MatchBuffer buffer)
    {
        ref readonly var block = ref Find(buffer);
        if (block.IsNarrow)
        {
            buffer.Bits[0] = NarrowBits(block, buffer);
        }
        else
        {
            MatchWide(block, buffer);
        }
        var bits = buffer.Bits.AsSpan(0, RowBlock.WordsOf(block.Count));
        buffer.MakeRoom(BitNumbers.Count(bits) + BitNumbers.Room);
        buffer.Count = BitNumbers.Write(bits, Store.Rules.AsSpan(block.Rules, block.Count), buffer.Found);
    }

    // Places take the images' stead; those of codes are where they were.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly RowBlock Find(MatchBuffer buffer)
    {
        _places.Find(ref buffer.FirstKey, ref buffer.FirstImage);
        return ref Store.Blocks[_finder.Find(ref buffer.FirstImage)];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Narrow(in RowBlock block, ref int place, out ulong definite)
    {
        ref var rows = ref Store.Rows.First;
        var possible = Unsafe.Add(ref rows, block.All);
        definite = possible;
        ref var axis = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Store.Axes), block.Axes);
        for (var i = block.AxisCount; i > 0; i--)
        {
            ref var row = ref Unsafe.Add(ref rows, (nint)(axis.Rows + (Unsafe.Add(ref place, axis.Position) * axis.Stride)));
            possible &= row;
            definite &= Unsafe.Add(ref row, axis.Definite);
            axis = ref Unsafe.Add(ref axis, 1);
        }
        return possible;
    }

    // The first match wants no more: rows that say what holds for sure are not even touched, for they cost cache lines.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong NarrowPossible(in RowBlock block, ref int place)
    {
        ref var rows = ref Store.Rows.First;
        var possible = Unsafe.Add(ref rows, block.All);
        ref var axis = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Store.Axes), block.Axes);
        for (var i = block.AxisCount; i > 0; i--)
        {
            possible &= Unsafe.Add(ref rows, (nint)(axis.Rows + (Unsafe.Add(ref place, axis.Position) * axis.Stride)));
            axis = ref Unsafe.Add(ref axis, 1);
        }
        return possible;
    }

    // Where every bound is a fence, a row says all: nothing is in doubt.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong NarrowExact(in RowBlock block, ref int place)
    {
        ref var rows = ref Store.Rows.First;
        var bits = Unsafe.Add(ref rows, block.All);
        ref var axis = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Store.Axes), block.Axes);
        for (var i = block.AxisCount; i > 0; i--)
        {
            bits &= Unsafe.Add(ref rows, (nint)(axis.Rows + Unsafe.Add(ref place, axis.Position)));
            axis = ref Unsafe.Add(ref axis, 1);
        }
        return bits;
    }

    private int FirstOfNarrow(in RowBlock block, MatchBuffer buffer)
    {
        for (var possible = NarrowPossible(block, ref buffer.FirstImage); possible != 0; possible &= possible - 1)
        {
            var rule = Store.Rules[block.Rules + BitOperations.TrailingZeroCount(possible)];
            if (Holds(rule, buffer))
            {
                return rule;
            }
        }
        return -1;
    }

    private ulong NarrowBits(in RowBlock block, MatchBuffer buffer)
    {
        if (_isExact)
        {
            return NarrowExact(block, ref buffer.FirstImage);
        }
        var bits = Narrow(block, ref buffer.FirstImage, out var definite);
        return bits ^ NotHolding(bits & ~definite, block.Rules, buffer);
    }

    // Behind the rules of a narrow block stands -1, up to the place that a word without bits leads to.
    private int FirstIn(ulong bits, int rules) => Store.Rules[rules + BitOperations.TrailingZeroCount(bits)];

    private int FirstOfWide(in RowBlock block, MatchBuffer buffer)
    {
        for (var start = 0; start < block.Count; start += RowBlock.VectorRules)
        {
            var possible = WidePossible(block, ref buffer.FirstImage, start / 64);
            if (possible == Vector512<ulong>.Zero)
            {
                continue;
            }
            possible.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(buffer.Bits));
            for (var word = 0; word < RowBlock.VectorWords; word++)
            {
                for (var left = buffer.Bits[word]; left != 0; left &= left - 1)
                {
                    var rule = Store.Rules[block.Rules + start + (word * 64) + BitOperations.TrailingZeroCount(left)];
                    if (_isExact || Holds(rule, buffer))
                    {
                        return rule;
                    }
                }
            }
        }
        return -1;
    }

    private void MatchWide(in RowBlock block, MatchBuffer buffer)
    {
        for (var start = 0; start < block.Count; start += RowBlock.VectorRules)
        {
            var possible = Wide(block, ref buffer.FirstImage, start / 64, out var definite);
            var words = buffer.Bits.AsSpan(start / 64, RowBlock.VectorWords);
            possible.CopyTo(words);
            var unsure = Vector512.AndNot(possible, definite);
            if (unsure != Vector512<ulong>.Zero)
            {
                unsure.CopyTo(buffer.Definite);
                for (var word = 0; word < RowBlock.VectorWords; word++)
                {
                    words[word] ^= NotHolding(buffer.Definite[word], block.Rules + start + (word * 64), buffer);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ulong> WidePossible(in RowBlock block, ref int place, int word)
    {
        ref var rows = ref Unsafe.Add(ref Store.Rows.First, word);
        var possible = Vector512.LoadUnsafe(ref rows, (nuint)block.All);
        ref var axis = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Store.Axes), block.Axes);
        for (var i = block.AxisCount; i > 0; i--)
        {
            possible &= Vector512.LoadUnsafe(ref Unsafe.Add(ref rows, (nint)(axis.Rows + (Unsafe.Add(ref place, axis.Position) * axis.Stride))));
            axis = ref Unsafe.Add(ref axis, 1);
        }
        return possible;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ulong> Wide(in RowBlock block, ref int place, int word, out Vector512<ulong> definite)
    {
        ref var rows = ref Unsafe.Add(ref Store.Rows.First, word);
        var possible = Vector512.LoadUnsafe(ref rows, (nuint)block.All);
        definite = possible;
        ref var axis = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Store.Axes), block.Axes);
        for (var i = block.AxisCount; i > 0; i--)
        {
            ref var row = ref Unsafe.Add(ref rows, (nint)(axis.Rows + (Unsafe.Add(ref place, axis.Position) * axis.Stride)));
            possible &= Vector512.LoadUnsafe(ref row);
            definite &= Vector512.LoadUnsafe(ref Unsafe.Add(ref row, axis.Definite));
            axis = ref Unsafe.Add(ref axis, 1);
        }
        return possible;
    }

    // Of rules that may hold, those that do not.
    private ulong NotHolding(ulong unsure, int rules, MatchBuffer buffer)
    {
        var not = 0UL;
        for (; unsure != 0; unsure &= unsure - 1)
        {
            var place = BitOperations.TrailingZeroCount(unsure);
            if (!Holds(Store.Rules[rules + place], buffer))
            {
                not |= 1UL << place;
            }
        }
        return not;
    }

    private bool Holds(int rule, MatchBuffer buffer)
    {
        buffer.Tested++;
        return _tests.Holds(rule, buffer.Keys);
    }
}
