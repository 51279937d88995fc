using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>For vectors of 256 bits, which take sixteen boxes by halves: a bit says of each box whether any image is outside of it.</summary>
internal readonly struct FourImages256 : IFourImages<FourImages256, uint>
{
    private readonly Vector256<int> _a, _b, _c, _d;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FourImages256(ref int positions, ref int images)
    {
        _a = Vector256.Create(Unsafe.Add(ref images, positions));
        _b = Vector256.Create(Unsafe.Add(ref images, Unsafe.Add(ref positions, 1)));
        _c = Vector256.Create(Unsafe.Add(ref images, Unsafe.Add(ref positions, 2)));
        _d = Vector256.Create(Unsafe.Add(ref images, Unsafe.Add(ref positions, 3)));
    }

    public static uint Inside => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourImages256 At(ref int positions, ref int images) => new(ref positions, ref images);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Either(uint one, uint other) => one | other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Held(uint outside) => outside ^ ((1u << BoxBlock.Lanes) - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(uint outside, ref int rule, ref int found, int count)
    {
        for (var held = Held(outside); held != 0; held &= held - 1)
        {
            Unsafe.Add(ref found, count++) = Unsafe.Add(ref rule, BitOperations.TrailingZeroCount(held));
        }
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Outside(ref int bound) => Held(InsideOf(ref bound) | (InsideOf(ref Unsafe.Add(ref bound, Vector256<int>.Count)) << Vector256<int>.Count));

    // No difference overflows; the sign of the one says that an image is outside, that of the other that it is not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint InsideOf(ref int bound)
    {
        var inside = Vector256.AndNot(Behind(_a, ref bound, 0), Below(_a, ref bound, 0));
        inside = Vector256.AndNot(inside & Behind(_b, ref bound, 1), Below(_b, ref bound, 1));
        inside = Vector256.AndNot(inside & Behind(_c, ref bound, 2), Below(_c, ref bound, 2));
        inside = Vector256.AndNot(inside & Behind(_d, ref bound, 3), Below(_d, ref bound, 3));
        return inside.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Below(Vector256<int> image, ref int bound, nuint fact) => image - Vector256.LoadUnsafe(ref bound, fact * 2 * BoxBlock.Lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Behind(Vector256<int> image, ref int bound, nuint fact) => image - Vector256.LoadUnsafe(ref bound, ((fact * 2) + 1) * BoxBlock.Lanes);
}
