using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>For vectors of 512 bits: a sign bit says of each box whether any image is outside of it.</summary>
internal readonly struct FourImages512 : IFourImages<FourImages512, Vector512<int>>
{
    private readonly Vector512<int> _a, _b, _c, _d;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FourImages512(ref int positions, ref int images)
    {
        _a = Vector512.Create(Unsafe.Add(ref images, positions));
        _b = Vector512.Create(Unsafe.Add(ref images, Unsafe.Add(ref positions, 1)));
        _c = Vector512.Create(Unsafe.Add(ref images, Unsafe.Add(ref positions, 2)));
        _d = Vector512.Create(Unsafe.Add(ref images, Unsafe.Add(ref positions, 3)));
    }

    public static Vector512<int> Inside => Vector512<int>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourImages512 At(ref int positions, ref int images) => new(ref positions, ref images);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Either(Vector512<int> one, Vector512<int> other) => one | other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Held(Vector512<int> outside) => (uint)~outside.ExtractMostSignificantBits() & ((1u << BoxBlock.Lanes) - 1);

    // Sixteen numbers are pressed together to those of the rules that hold, and written as a whole.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Vector512<int> outside, ref int rule, ref int found, int count)
    {
        var isHeld = Vector512.GreaterThanOrEqual(outside, Vector512<int>.Zero);
        Avx512F.Compress(Vector512<int>.Zero, isHeld, Vector512.LoadUnsafe(ref rule)).StoreUnsafe(ref found, (nuint)count);
        return count + BitOperations.PopCount(Held(outside));
    }

    // No difference overflows, and no mask has to be taken from vectors to bits and back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Outside(ref int bound) =>
        Outside(_a, ref bound, 0) | Outside(_b, ref bound, 1) | Outside(_c, ref bound, 2) | Outside(_d, ref bound, 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Outside(Vector512<int> image, ref int bound, nuint fact) =>
        (image - Vector512.LoadUnsafe(ref bound, fact * 2 * BoxBlock.Lanes))
        | ~(image - Vector512.LoadUnsafe(ref bound, ((fact * 2) + 1) * BoxBlock.Lanes));
}
