using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Turns eight slots of 64 bits into keys and images. Processors with vectors of 512 bits take them at once, others four
/// by four: vectors that a processor does not have are so many calls to a compiler that it leaves some of them in place.
/// </summary>
internal static class EightSlots
{
    private const int Four = EightConstants.Lanes / 2;

    /// <summary>Stores images and gives them, and stores keys where they are wanted.</summary>
    /// <param name="row">The row that the slots are of; null where nothing of it is known.</param>
    /// <param name="first">The first of the slots. Rows keep full eights, so that no read goes beyond them.</param>
    /// <param name="firstState">Where the first of their states is, a byte each, counted from the row's first slot.</param>
    /// <param name="constants">See <see cref="EightConstants"/>.</param>
    /// <param name="keys">Takes eight keys.</param>
    /// <param name="images">Takes eight images.</param>
    /// <param name="wantsKeys">Whether keys are wanted; known to the compiler, which leaves them out where they are not.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Read(FactRow? row, int first, int firstState, ref long constants, ref long keys, ref int images, [ConstantExpected] bool wantsKeys)
    {
        var narrow = Vector512.IsHardwareAccelerated
            ? ReadEight(row, first, firstState, ref constants, ref keys, wantsKeys)
            : ReadTwoFours(row, first, firstState, ref constants, ref keys, wantsKeys);
        narrow.StoreUnsafe(ref images);
        return narrow;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> ReadEight(FactRow? row, int first, int firstState, ref long constants, ref long keys, [ConstantExpected] bool wantsKeys)
    {
        var key = Vector512.LoadUnsafe(ref constants, EightConstants.NotKnown);
        var image = Vector512.LoadUnsafe(ref constants, EightConstants.NotKnownImage);
        if (row is not null)
        {
            ref var slots = ref Unsafe.AsRef(in row.FirstSlot);
            var value = Vector512.LoadUnsafe(ref slots, (nuint)first) + Vector512.LoadUnsafe(ref constants, EightConstants.Added);
            var states = Avx512F.ConvertToVector512Int64(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref Unsafe.As<long, byte>(ref slots), firstState))).AsByte());
            var known = Vector512.Min(Vector512.Max(value, Vector512.Create(KeySet.First)), Vector512.Create(KeySet.Last));
            var knownImage = Vector512.Min(Vector512.Max(value, Vector512.LoadUnsafe(ref constants, EightConstants.FirstImage)), Vector512.LoadUnsafe(ref constants, EightConstants.LastImage));
            // The states are 0 for what is not known and 2 for what failed; their keys stand in the same order.
            var (isKnown, failed) = (Vector512.Equals(states, Vector512<long>.One), states >> 1);
            key = Vector512.ConditionalSelect(isKnown, known, key + failed);
            image = Vector512.ConditionalSelect(isKnown, knownImage, image + failed);
        }
        if (wantsKeys)
        {
            key.StoreUnsafe(ref keys);
        }
        return Avx512F.ConvertToVector256Int32(image);
    }

    /// <summary>Gives the images, and stores keys where they are wanted, for vectors of 256 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> ReadTwoFours(FactRow? row, int first, int firstState, ref long constants, ref long keys, [ConstantExpected] bool wantsKeys)
    {
        Vector256<long> low, high;
        if (row is null)
        {
            if (wantsKeys)
            {
                Vector256.LoadUnsafe(ref constants, EightConstants.NotKnown).StoreUnsafe(ref keys);
                Vector256.LoadUnsafe(ref constants, EightConstants.NotKnown + Four).StoreUnsafe(ref keys, Four);
            }
            low = Vector256.LoadUnsafe(ref constants, EightConstants.NotKnownImage);
            high = Vector256.LoadUnsafe(ref constants, EightConstants.NotKnownImage + Four);
        }
        else
        {
            ref var slots = ref Unsafe.AsRef(in row.FirstSlot);
            ref var states = ref Unsafe.Add(ref Unsafe.As<long, byte>(ref slots), firstState);
            ref var slot = ref Unsafe.Add(ref slots, first);
            low = ReadFour(ref slot, ref states, ref constants, ref keys, wantsKeys);
            high = ReadFour(ref Unsafe.Add(ref slot, Four), ref Unsafe.Add(ref states, Four), ref Unsafe.Add(ref constants, Four), ref Unsafe.Add(ref keys, Four), wantsKeys);
        }
        return Vector256.Narrow(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> ReadFour(ref long slot, ref byte state, ref long constants, ref long keys, [ConstantExpected] bool wantsKeys)
    {
        var value = Vector256.LoadUnsafe(ref slot) + Vector256.LoadUnsafe(ref constants, EightConstants.Added);
        var states = StatesAt(ref state);
        var knownImage = Vector256.Min(Vector256.Max(value, Vector256.LoadUnsafe(ref constants, EightConstants.FirstImage)), Vector256.LoadUnsafe(ref constants, EightConstants.LastImage));
        var (isKnown, failed) = (Vector256.Equals(states, Vector256<long>.One), states >>> 1);
        if (wantsKeys)
        {
            var known = Vector256.Min(Vector256.Max(value, Vector256.Create(KeySet.First)), Vector256.Create(KeySet.Last));
            Vector256.ConditionalSelect(isKnown, known, Vector256.LoadUnsafe(ref constants, EightConstants.NotKnown) + failed).StoreUnsafe(ref keys);
        }
        return Vector256.ConditionalSelect(isKnown, knownImage, Vector256.LoadUnsafe(ref constants, EightConstants.NotKnownImage) + failed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> StatesAt(ref byte state) => Avx2.IsSupported
        ? Avx2.ConvertToVector256Int64(Vector128.CreateScalar(Unsafe.ReadUnaligned<uint>(ref state)).AsByte())
        : Vector256.Create(state, Unsafe.Add(ref state, 1), Unsafe.Add(ref state, 2), Unsafe.Add(ref state, 3));
}
