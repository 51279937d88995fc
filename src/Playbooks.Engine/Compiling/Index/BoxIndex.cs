using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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
    /// <summary>What <see cref="First"/> gives when the rules that it has do not hold, but there are more.</summary>
    public const int Unsettled = -2;

    private readonly AlignedArray<int> _data = data;
    private readonly ulong _mask = codes.FirstMask;

    /// <summary>Whether no block has more than sixteen boxes of four facts, the same for all blocks, and all facts are read at once.</summary>
    public bool IsPlain => isPlain;

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
    /// <see cref="Unsettled"/>.
    /// </summary>
    /// <remarks>
    /// The way from the facts to a rule is long and has no branch that could not be foretold, so that a processor is on its
    /// way with the next lookup long before this one has ended.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int First(EvaluationFrame frame, MatchBuffer buffer)
    {
        ref var data = ref _data.First;
        ref var images = ref buffer.FirstImage;
        ref var block = ref BlockOf(ref data, reader.ReadNumbered(frame, buffer, codes.Masks));
        ranks?.Find(ref buffer.FirstKey, ref images);
        return facts == 0 ? FirstOfMany(ref data, in block, ref images) : FirstOfFour(ref data, in block, new Four(ref Unsafe.Add(ref data, facts), ref images));
    }

    /// <summary>The same for an index that is plain.</summary>
    public int FirstPlain(EvaluationFrame frame, MatchBuffer buffer)
    {
        ref var data = ref _data.First;
        ref var images = ref buffer.FirstImage;
        ref var block = ref BlockOf(ref data, reader.ReadNumbered(frame, buffer, _mask));
        ranks?.Find(ref buffer.FirstKey, ref images);
        // Rules follow their bounds, and behind them stands what it comes to when none holds.
        ref var bound = ref Unsafe.Add(ref Unsafe.As<BoxBlock, int>(ref block), -BoxBlock.SizeBefore);
        var outside = new Four(ref Unsafe.Add(ref data, facts), ref images).Outside(ref bound);
        return Unsafe.Add(ref bound, BoxBlock.GroupBounds + BitOperations.TrailingZeroCount(Held(outside) | (1u << BoxBlock.Lanes)));
    }

    /// <summary>Leaves the numbers of all rules that hold in the buffer, by place.</summary>
    public void All(MatchBuffer buffer)
    {
        ref var images = ref buffer.FirstImage;
        ref var data = ref _data.First;
        ref var block = ref BlockOf(ref data, codes.NumberOf(ref images));
        ranks?.Find(ref buffer.FirstKey, ref images);
        buffer.MakeRoom((block.Chunks + 1) * BoxBlock.Lanes);
        buffer.Count = block.Groups == 1 ? AllOfFour(ref data, in block, ref images, buffer.Found) : AllOfMany(ref data, in block, ref images, buffer.Found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref BoxBlock BlockOf(ref int data, int number) => ref Unsafe.As<int, BoxBlock>(ref Unsafe.Add(ref data, Unsafe.Add(ref data, number)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstOfFour(ref int data, in BoxBlock block, in Four four)
    {
        ref var bound = ref Unsafe.Add(ref data, block.Bounds);
        ref var rule = ref Unsafe.Add(ref data, block.Rules);
        for (var left = block.Chunks; ; left -= BoxBlock.ChunksAtOnce)
        {
            var held = 0UL;
            for (var i = 0; i < Math.Min(left, BoxBlock.ChunksAtOnce); i++)
            {
                held |= (ulong)Held(four.Outside(ref bound)) << (i * BoxBlock.Lanes);
                bound = ref Unsafe.Add(ref bound, BoxBlock.GroupBounds);
            }
            var place = BitOperations.TrailingZeroCount(held);
            // Behind the last rule stands what it comes to when none holds.
            if (left <= BoxBlock.ChunksAtOnce)
            {
                return Unsafe.Add(ref rule, Math.Min(place, left * BoxBlock.Lanes));
            }
            if (held != 0)
            {
                return Unsafe.Add(ref rule, place);
            }
            rule = ref Unsafe.Add(ref rule, BoxBlock.ChunksAtOnce * BoxBlock.Lanes);
        }
    }

    private static int FirstOfMany(ref int data, in BoxBlock block, ref int images)
    {
        ref var bound = ref Unsafe.Add(ref data, block.Bounds);
        ref var rule = ref Unsafe.Add(ref data, block.Rules);
        for (var left = block.Chunks; left > 1; left--)
        {
            if (Held(OutsideMany(ref data, in block, ref images, ref bound)) is not 0 and var held)
            {
                return Unsafe.Add(ref rule, BitOperations.TrailingZeroCount(held));
            }
            bound = ref Unsafe.Add(ref bound, block.Groups * BoxBlock.GroupBounds);
            rule = ref Unsafe.Add(ref rule, BoxBlock.Lanes);
        }
        return Unsafe.Add(ref rule, BitOperations.TrailingZeroCount(Held(OutsideMany(ref data, in block, ref images, ref bound)) | (1u << BoxBlock.Lanes)));
    }

    private static int AllOfFour(ref int data, in BoxBlock block, ref int images, int[] found)
    {
        var four = new Four(ref Unsafe.Add(ref data, block.Facts), ref images);
        ref var bound = ref Unsafe.Add(ref data, block.Bounds);
        ref var rule = ref Unsafe.Add(ref data, block.Rules);
        var count = 0;
        for (var left = block.Chunks; left > 0; left--)
        {
            count = Write(four.Outside(ref bound), ref rule, ref MemoryMarshal.GetArrayDataReference(found), count);
            bound = ref Unsafe.Add(ref bound, BoxBlock.GroupBounds);
            rule = ref Unsafe.Add(ref rule, BoxBlock.Lanes);
        }
        return count;
    }

    private static int AllOfMany(ref int data, in BoxBlock block, ref int images, int[] found)
    {
        ref var bound = ref Unsafe.Add(ref data, block.Bounds);
        ref var rule = ref Unsafe.Add(ref data, block.Rules);
        var count = 0;
        for (var left = block.Chunks; left > 0; left--)
        {
            count = Write(OutsideMany(ref data, in block, ref images, ref bound), ref rule, ref MemoryMarshal.GetArrayDataReference(found), count);
            bound = ref Unsafe.Add(ref bound, block.Groups * BoxBlock.GroupBounds);
            rule = ref Unsafe.Add(ref rule, BoxBlock.Lanes);
        }
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> OutsideMany(ref int data, in BoxBlock block, ref int images, ref int bound)
    {
        ref var fact = ref Unsafe.Add(ref data, block.Facts);
        var outside = Vector512<int>.Zero;
        // Where rules ask about many facts, the first of them mostly rule all sixteen out.
        var last = block.Groups > BoxBlock.FewGroups ? block.Groups - 1 : 0;
        for (var left = block.Groups; left > 0; left--)
        {
            outside |= new Four(ref fact, ref images).Outside(ref bound);
            if (left <= last && Held(outside) == 0)
            {
                break;
            }
            fact = ref Unsafe.Add(ref fact, BoxBlock.GroupFacts);
            bound = ref Unsafe.Add(ref bound, BoxBlock.GroupBounds);
        }
        return outside;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Held(Vector512<int> outside) => (uint)~outside.ExtractMostSignificantBits() & ((1u << BoxBlock.Lanes) - 1);

    // Sixteen numbers are pressed together to those of the rules that hold, and written as a whole.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(Vector512<int> outside, ref int rule, ref int found, int count)
    {
        var held = Held(outside);
        if (Avx512F.IsSupported)
        {
            var isHeld = Vector512.GreaterThanOrEqual(outside, Vector512<int>.Zero);
            Avx512F.Compress(Vector512<int>.Zero, isHeld, Vector512.LoadUnsafe(ref rule)).StoreUnsafe(ref found, (nuint)count);
            return count + BitOperations.PopCount(held);
        }
        for (; held != 0; held &= held - 1)
        {
            Unsafe.Add(ref found, count++) = Unsafe.Add(ref rule, BitOperations.TrailingZeroCount(held));
        }
        return count;
    }

    // The images of four facts, each spread over a vector.
    private readonly ref struct Four
    {
        private readonly Vector512<int> _a, _b, _c, _d;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Four(ref int facts, ref int images)
        {
            _a = Vector512.Create(Unsafe.Add(ref images, facts));
            _b = Vector512.Create(Unsafe.Add(ref images, Unsafe.Add(ref facts, 1)));
            _c = Vector512.Create(Unsafe.Add(ref images, Unsafe.Add(ref facts, 2)));
            _d = Vector512.Create(Unsafe.Add(ref images, Unsafe.Add(ref facts, 3)));
        }

        // The sign bit says of each box whether any image is outside of it: below its lower end, or not below the first
        // image behind it. No difference overflows, and no mask has to be taken from vectors to bits and back.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<int> Outside(ref int bound) =>
            Outside(_a, ref bound, 0) | Outside(_b, ref bound, 1) | Outside(_c, ref bound, 2) | Outside(_d, ref bound, 3);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<int> Outside(Vector512<int> image, ref int bound, nuint fact) =>
            (image - Vector512.LoadUnsafe(ref bound, fact * 2 * BoxBlock.Lanes))
            | ~(image - Vector512.LoadUnsafe(ref bound, ((fact * 2) + 1) * BoxBlock.Lanes));
    }
}
