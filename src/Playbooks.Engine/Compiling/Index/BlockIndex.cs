using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Looks up which rules hold: codes lead to a block, each axis of the block has a row of bits for the place that its
/// fact's key is in, and the rules that hold are what all rows share. Rules that hold in a part of a place only are
/// compared with the key itself.
/// </summary>
internal sealed class BlockIndex(IndexedRules plan, KeyReader reader, IReadOnlyList<RuleSplit.Part> parts, Fences?[] fences, BlockStore store)
{
    private readonly bool _isExact = Array.TrueForAll(fences, between => between is null || between.IsExact);
    private readonly (int Position, int[] Offsets)[] _parts = [.. parts.Select(part => (reader.Positions[part.Coding], part.Offsets))];
    private readonly RuleTests _tests = new(plan, reader.Positions);
    // The plan itself, which is larger than the index of many workspaces, is not kept.
    private readonly int _count = plan.Rules.Length;

    /// <summary>What it takes in memory.</summary>
    public long Bytes => Store.Bytes + (_isExact ? 0 : _tests.Bytes);

    /// <summary>What it consists of.</summary>
    public BlockStore Store { get; } = store;

    /// <summary>For each coding where its key and its place stand in a buffer.</summary>
    public int[] Positions => reader.Positions;

    /// <summary>For each coding the fences between its places; null where the place is the code.</summary>
    public Fences?[] Fences => fences;

    /// <summary>A buffer for lookups, which one thread uses at a time.</summary>
    public MatchBuffer NewBuffer(NearMisses misses) => new(reader.Count, _count, misses.NewBuffer(reader.Count));

    /// <summary>Leaves the keys and the places of a frame's facts in the buffer.</summary>
    public void Read(EvaluationFrame frame, MatchBuffer buffer) => reader.Read(frame, buffer.Keys, buffer.Places);

    /// <summary>The number of the first rule that holds, or -1. Looks no further than it has to.</summary>
    public int First(EvaluationFrame frame, MatchBuffer buffer)
    {
        ref readonly var block = ref Find(frame, buffer);
        return _isExact && block.IsNarrow ? FirstIn(NarrowExact(block, buffer.Places), block.Rules)
            : block.IsNarrow ? FirstOfNarrow(block, buffer)
            : FirstOfWide(block, buffer);
    }

    /// <summary>Leaves the bits of all rules that hold in the buffer, and gives the number of the first, or -1.</summary>
    public int Match(EvaluationFrame frame, MatchBuffer buffer)
    {
        ref readonly var block = ref Find(frame, buffer);
        return block.IsNarrow ? MatchNarrow(block, buffer) : MatchWide(block, buffer);
    }

    /// <summary>Leaves the numbers of all rules that hold in the buffer, by place.</summary>
    public void All(EvaluationFrame frame, MatchBuffer buffer)
    {
        Match(frame, buffer);
        ref readonly var block = ref Store.Blocks[buffer.BlockNumber];
        var bits = buffer.Bits.AsSpan(0, Block.WordsOf(block.Count));
        buffer.MakeRoom(BitNumbers.Count(bits) + BitNumbers.Room);
        buffer.Count = BitNumbers.Write(bits, Store.Rules.AsSpan(block.Rules, block.Count), buffer.Found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly Block Find(EvaluationFrame frame, MatchBuffer buffer)
    {
        reader.Read(frame, buffer.Keys, buffer.Places);
        var (number, places) = (0, buffer.Places);
        foreach (var (position, offsets) in _parts)
        {
            number += offsets[places[position]];
        }
        buffer.BlockNumber = number;
        return ref Store.Blocks[number];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Narrow(in Block block, long[] places, out ulong definite)
    {
        ref var rows = ref Store.Rows.First;
        var possible = Unsafe.Add(ref rows, block.All);
        definite = possible;
        ref var place = ref MemoryMarshal.GetArrayDataReference(places);
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
    private ulong NarrowPossible(in Block block, long[] places)
    {
        ref var rows = ref Store.Rows.First;
        var possible = Unsafe.Add(ref rows, block.All);
        ref var place = ref MemoryMarshal.GetArrayDataReference(places);
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
    private ulong NarrowExact(in Block block, long[] places)
    {
        ref var rows = ref Store.Rows.First;
        var bits = Unsafe.Add(ref rows, block.All);
        ref var place = ref MemoryMarshal.GetArrayDataReference(places);
        ref var axis = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Store.Axes), block.Axes);
        for (var i = block.AxisCount; i > 0; i--)
        {
            bits &= Unsafe.Add(ref rows, (nint)(axis.Rows + Unsafe.Add(ref place, axis.Position)));
            axis = ref Unsafe.Add(ref axis, 1);
        }
        return bits;
    }

    private int FirstOfNarrow(in Block block, MatchBuffer buffer)
    {
        for (var possible = NarrowPossible(block, buffer.Places); possible != 0; possible &= possible - 1)
        {
            var rule = Store.Rules[block.Rules + BitOperations.TrailingZeroCount(possible)];
            if (Holds(rule, buffer))
            {
                return rule;
            }
        }
        return -1;
    }

    private int MatchNarrow(in Block block, MatchBuffer buffer)
    {
        ulong bits;
        if (_isExact)
        {
            bits = NarrowExact(block, buffer.Places);
        }
        else
        {
            bits = Narrow(block, buffer.Places, out var definite);
            bits ^= NotHolding(bits & ~definite, block.Rules, buffer);
        }
        buffer.Bits[0] = bits;
        return FirstIn(bits, block.Rules);
    }

    // Behind the rules of a narrow block stands -1, up to the place that a word without bits leads to.
    private int FirstIn(ulong bits, int rules) => Store.Rules[rules + BitOperations.TrailingZeroCount(bits)];

    private int FirstOfWide(in Block block, MatchBuffer buffer)
    {
        for (var start = 0; start < block.Count; start += Block.VectorRules)
        {
            var possible = WidePossible(block, buffer.Places, start / 64);
            if (possible == Vector512<ulong>.Zero)
            {
                continue;
            }
            possible.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(buffer.Bits));
            for (var word = 0; word < Block.VectorWords; word++)
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

    private int MatchWide(in Block block, MatchBuffer buffer)
    {
        var first = -1;
        for (var start = 0; start < block.Count; start += Block.VectorRules)
        {
            var possible = Wide(block, buffer.Places, start / 64, out var definite);
            var words = buffer.Bits.AsSpan(start / 64, Block.VectorWords);
            possible.CopyTo(words);
            var unsure = Vector512.AndNot(possible, definite);
            if (unsure != Vector512<ulong>.Zero)
            {
                unsure.CopyTo(buffer.Definite);
                for (var word = 0; word < Block.VectorWords; word++)
                {
                    words[word] ^= NotHolding(buffer.Definite[word], block.Rules + start + (word * 64), buffer);
                }
            }
            first = first < 0 ? FirstOf(words, block.Rules + start) : first;
        }
        return first;
    }

    private int FirstOf(ReadOnlySpan<ulong> words, int rules)
    {
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] != 0)
            {
                return Store.Rules[rules + (word * 64) + BitOperations.TrailingZeroCount(words[word])];
            }
        }
        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ulong> WidePossible(in Block block, long[] places, int word)
    {
        ref var rows = ref Unsafe.Add(ref Store.Rows.First, word);
        var possible = Vector512.LoadUnsafe(ref rows, (nuint)block.All);
        ref var place = ref MemoryMarshal.GetArrayDataReference(places);
        ref var axis = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Store.Axes), block.Axes);
        for (var i = block.AxisCount; i > 0; i--)
        {
            possible &= Vector512.LoadUnsafe(ref Unsafe.Add(ref rows, (nint)(axis.Rows + (Unsafe.Add(ref place, axis.Position) * axis.Stride))));
            axis = ref Unsafe.Add(ref axis, 1);
        }
        return possible;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ulong> Wide(in Block block, long[] places, int word, out Vector512<ulong> definite)
    {
        ref var rows = ref Unsafe.Add(ref Store.Rows.First, word);
        var possible = Vector512.LoadUnsafe(ref rows, (nuint)block.All);
        definite = possible;
        ref var place = ref MemoryMarshal.GetArrayDataReference(places);
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
