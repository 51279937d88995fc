using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Looks rules up by boxes: codes lead to a block of rules by place, of which sixteen are compared at once, each as the
/// range of images that it wants of each fact. The first match ends the search. All of it lies in one piece of memory.
/// </summary>
/// <param name="reader">Reads the images.</param>
/// <param name="ranks">Finds the images of facts that do not keep their keys; null where all do.</param>
/// <param name="codes">Puts codes together to the number of a block.</param>
/// <param name="facts">Where the positions of four facts lie that all blocks have; 0 where blocks differ.</param>
/// <param name="isPlain">See <see cref="IsPlain"/>.</param>
/// <param name="data">For each number where its block lies; the blocks with all that belongs to them.</param>
internal sealed class BoxIndex(KeyReader reader, PlaceFinder? ranks, CodeBits codes, int facts, bool isPlain, AlignedArray<int> data)
{
    /// <summary>What <see cref="First(EvaluationFrame, MatchBuffer)"/> gives when the rules that it has do not hold, but there are more.</summary>
    public const int Unsettled = -2;

    private readonly AlignedArray<int> _data = data;
    private readonly ulong _mask = codes.FirstMask;

    /// <summary>Whether all blocks compare the same four facts, all facts are read at once, and keys are their own images.</summary>
    public bool IsPlain => isPlain && ranks is null;

    /// <summary>What it takes in memory.</summary>
    public long Bytes => (ranks?.Bytes ?? 0) + ((long)_data.Length * sizeof(int));

    /// <summary>By coding, the fences whose places stand for keys; null where keys are their own images.</summary>
    public required Fences?[] Ranks { get; init; }

    /// <summary>How many blocks were worked out, and not taken over from an earlier index.</summary>
    public required int BlocksBuilt { get; init; }

    /// <summary>For each number where its block lies; the blocks with all that belongs to them.</summary>
    public ReadOnlySpan<int> Data => _data.Items;

    /// <summary>The block for images of codes.</summary>
    public BoxBlock BlockOf(ref int images) => BlockOf(ref _data.First, codes.NumberOf(ref images));

    /// <summary>
    /// Reads the facts of a frame, and gives the number of the first rule that holds, -1 where none does, or
    /// <see cref="Unsettled"/>. It may leave no keys in the buffer.
    /// </summary>
    /// <remarks>
    /// The way from the facts to a rule is long and has no branch that could not be foretold, so that a processor is on its
    /// way with the next lookup long before this one has ended. All of it is inlined here, as much as the compiler does of
    /// one method; so this one is not.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int First(EvaluationFrame frame, MatchBuffer buffer)
    {
        if (ranks is not null)
        {
            return FirstWithKeys(frame, buffer);
        }
        ref var data = ref _data.First;
        return First(ref data, in BlockOf(ref data, reader.ReadNumbered(frame, buffer, codes.Masks, wantsKeys: false)), ref buffer.FirstImage);
    }

    /// <summary>The same, and leaves the keys in the buffer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int FirstWithKeys(EvaluationFrame frame, MatchBuffer buffer)
    {
        ref var data = ref _data.First;
        ref readonly var block = ref BlockOf(ref data, reader.ReadNumbered(frame, buffer, codes.Masks, wantsKeys: true));
        ranks?.Find(ref buffer.FirstKey, ref buffer.FirstImage);
        return First(ref data, in block, ref buffer.FirstImage);
    }

    /// <summary>The same as <see cref="First(EvaluationFrame, MatchBuffer)"/> for an index that is plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstPlain(EvaluationFrame frame, MatchBuffer buffer)
    {
        ref var data = ref _data.First;
        return FirstOfFour(ref data, in BlockOf(ref data, reader.ReadNumbered(frame, buffer, _mask)), ref buffer.FirstImage);
    }

    /// <summary>Leaves the numbers of all rules that hold in the buffer, by place.</summary>
    public void All(MatchBuffer buffer)
    {
        ref var images = ref buffer.FirstImage;
        ref var data = ref _data.First;
        ref var block = ref BlockOf(ref data, codes.NumberOf(ref images));
        ranks?.Find(ref buffer.FirstKey, ref images);
        buffer.MakeRoom((block.Chunks + 1) * BoxBlock.Lanes);
        buffer.Count = Vector512.IsHardwareAccelerated
            ? All<FourImages512, Vector512<int>>(ref data, in block, ref images, buffer.Found)
            : All<FourImages256, uint>(ref data, in block, ref images, buffer.Found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref BoxBlock BlockOf(ref int data, int number) => ref Unsafe.As<int, BoxBlock>(ref Unsafe.Add(ref data, Unsafe.Add(ref data, number)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int First(ref int data, in BoxBlock block, ref int images) =>
        facts != 0 ? FirstOfFour(ref data, in block, ref images)
        : Vector512.IsHardwareAccelerated ? FirstOfMany<FourImages512, Vector512<int>>(ref data, in block, ref images)
        : FirstOfMany<FourImages256, uint>(ref data, in block, ref images);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FirstOfFour(ref int data, in BoxBlock block, ref int images)
    {
        ref var positions = ref Unsafe.Add(ref data, facts);
        return Vector512.IsHardwareAccelerated
            ? FirstOfFour<FourImages512, Vector512<int>>(ref data, in block, FourImages512.At(ref positions, ref images))
            : FirstOfFour<FourImages256, uint>(ref data, in block, FourImages256.At(ref positions, ref images));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int All<TFour, TOutside>(ref int data, in BoxBlock block, ref int images, int[] found)
        where TFour : struct, IFourImages<TFour, TOutside>
        where TOutside : struct =>
        block.Groups == 1
            ? AllOfFour<TFour, TOutside>(ref data, in block, ref images, found)
            : AllOfMany<TFour, TOutside>(ref data, in block, ref images, found);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstOfFour<TFour, TOutside>(ref int data, in BoxBlock block, in TFour four)
        where TFour : struct, IFourImages<TFour, TOutside>
        where TOutside : struct
    {
        ref var bound = ref BoxBlock.FirstBound(in block);
        ref var rule = ref Unsafe.Add(ref data, block.Rules);
        var left = block.Chunks;
        for (; left > 2; left -= 2)
        {
            if (HeldOfTwo<TFour, TOutside>(in four, ref bound) is not 0 and var first)
            {
                return Unsafe.Add(ref rule, BitOperations.TrailingZeroCount(first));
            }
            bound = ref Unsafe.Add(ref bound, 2 * BoxBlock.GroupBounds);
            rule = ref Unsafe.Add(ref rule, 2 * BoxBlock.Lanes);
        }
        var held = left == 2 ? HeldOfTwo<TFour, TOutside>(in four, ref bound) : TFour.Held(four.Outside(ref bound));
        // Behind the last rule stands what it comes to when none holds.
        return Unsafe.Add(ref rule, BitOperations.TrailingZeroCount(held | (1UL << (left * BoxBlock.Lanes))));
    }

    // Thirty-two boxes are compared before it is asked whether any holds: of sixteen, one hardly could foretell it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HeldOfTwo<TFour, TOutside>(in TFour four, ref int bound)
        where TFour : struct, IFourImages<TFour, TOutside>
        where TOutside : struct =>
        TFour.Held(four.Outside(ref bound)) | ((ulong)TFour.Held(four.Outside(ref Unsafe.Add(ref bound, BoxBlock.GroupBounds))) << BoxBlock.Lanes);

    private static int FirstOfMany<TFour, TOutside>(ref int data, in BoxBlock block, ref int images)
        where TFour : struct, IFourImages<TFour, TOutside>
        where TOutside : struct
    {
        ref var bound = ref BoxBlock.FirstBound(in block);
        ref var rule = ref Unsafe.Add(ref data, block.Rules);
        for (var left = block.Chunks; left > 1; left--)
        {
            if (TFour.Held(OutsideMany<TFour, TOutside>(ref data, in block, ref images, ref bound)) is not 0 and var held)
            {
                return Unsafe.Add(ref rule, BitOperations.TrailingZeroCount(held));
            }
            bound = ref Unsafe.Add(ref bound, block.Groups * BoxBlock.GroupBounds);
            rule = ref Unsafe.Add(ref rule, BoxBlock.Lanes);
        }
        return Unsafe.Add(ref rule, BitOperations.TrailingZeroCount(TFour.Held(OutsideMany<TFour, TOutside>(ref data, in block, ref images, ref bound)) | (1u << BoxBlock.Lanes)));
    }

    private static int AllOfFour<TFour, TOutside>(ref int data, in BoxBlock block, ref int images, int[] found)
        where TFour : struct, IFourImages<TFour, TOutside>
        where TOutside : struct
    {
        var four = TFour.At(ref Unsafe.Add(ref data, block.Facts), ref images);
        ref var bound = ref BoxBlock.FirstBound(in block);
        ref var rule = ref Unsafe.Add(ref data, block.Rules);
        var count = 0;
        for (var left = block.Chunks; left > 0; left--)
        {
            count = TFour.Write(four.Outside(ref bound), ref rule, ref MemoryMarshal.GetArrayDataReference(found), count);
            bound = ref Unsafe.Add(ref bound, BoxBlock.GroupBounds);
            rule = ref Unsafe.Add(ref rule, BoxBlock.Lanes);
        }
        return count;
    }

    private static int AllOfMany<TFour, TOutside>(ref int data, in BoxBlock block, ref int images, int[] found)
        where TFour : struct, IFourImages<TFour, TOutside>
        where TOutside : struct
    {
        ref var bound = ref BoxBlock.FirstBound(in block);
        ref var rule = ref Unsafe.Add(ref data, block.Rules);
        var count = 0;
        for (var left = block.Chunks; left > 0; left--)
        {
            count = TFour.Write(OutsideMany<TFour, TOutside>(ref data, in block, ref images, ref bound), ref rule, ref MemoryMarshal.GetArrayDataReference(found), count);
            bound = ref Unsafe.Add(ref bound, block.Groups * BoxBlock.GroupBounds);
            rule = ref Unsafe.Add(ref rule, BoxBlock.Lanes);
        }
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TOutside OutsideMany<TFour, TOutside>(ref int data, in BoxBlock block, ref int images, ref int bound)
        where TFour : struct, IFourImages<TFour, TOutside>
        where TOutside : struct
    {
        ref var fact = ref Unsafe.Add(ref data, block.Facts);
        var outside = TFour.Inside;
        // Where rules ask about many facts, the first of them mostly rule all sixteen out.
        var last = block.Groups > BoxBlock.FewGroups ? block.Groups - 1 : 0;
        for (var left = block.Groups; left > 0; left--)
        {
            outside = TFour.Either(outside, TFour.At(ref fact, ref images).Outside(ref bound));
            if (left <= last && TFour.Held(outside) == 0)
            {
                break;
            }
            fact = ref Unsafe.Add(ref fact, BoxBlock.GroupFacts);
            bound = ref Unsafe.Add(ref bound, BoxBlock.GroupBounds);
        }
        return outside;
    }
}
