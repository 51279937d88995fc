using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>From bits to the numbers that stand at their places.</summary>
internal static class BitNumbers
{
    /// <summary>How many numbers more than there are bits may be written to.</summary>
    public const int Room = 16;

    // From so many bits of a word on, sixteen numbers at a time are faster than one by one.
    private const int Many = 6;

    /// <summary>How many bits are set.</summary>
    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }
        return count;
    }

    /// <summary>Whether a bit is set in both of two sets of as many words.</summary>
    public static bool SharesAny(ReadOnlySpan<ulong> some, ReadOnlySpan<ulong> others)
    {
        for (var word = 0; word < some.Length; word++)
        {
            if ((some[word] & others[word]) != 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>How many bits are set in both of two sets of as many words.</summary>
    public static int CountShared(ReadOnlySpan<ulong> some, ReadOnlySpan<ulong> others)
    {
        var count = 0;
        for (var word = 0; word < some.Length; word++)
        {
            count += BitOperations.PopCount(some[word] & others[word]);
        }
        return count;
    }

    /// <summary>Sets the bits of a target that are set in a source, so many from a place of each on.</summary>
    public static void Copy(ReadOnlySpan<ulong> source, int from, Span<ulong> target, int to, int count)
    {
        while (count > 0)
        {
            var room = Math.Min(count, 64 - (to & 63));
            var word = source[from >> 6] >> (from & 63);
            if ((from & 63) + room > 64)
            {
                word |= source[(from >> 6) + 1] << (64 - (from & 63));
            }
            target[to >> 6] |= (word & (ulong.MaxValue >> (64 - room))) << (to & 63);
            (from, to, count) = (from + room, to + room, count - room);
        }
    }

    /// <summary>Writes the numbers at the places of the bits that are set, in order; how many there were.</summary>
    /// <param name="bits">The bits; none is set behind the numbers.</param>
    /// <param name="numbers">The number of each place.</param>
    /// <param name="target">Takes them, with <see cref="Room"/>.</param>
    public static int Write(ReadOnlySpan<ulong> bits, ReadOnlySpan<int> numbers, Span<int> target)
    {
        var count = 0;
        for (var word = 0; word < bits.Length; word++)
        {
            var left = bits[word];
            if (Avx512F.IsSupported && BitOperations.PopCount(left) >= Many && (word + 1) << 6 <= numbers.Length)
            {
                count = WriteMany(left, ref Unsafe.AsRef(in numbers[word << 6]), ref MemoryMarshal.GetReference(target), count);
                continue;
            }
            for (; left != 0; left &= left - 1)
            {
                target[count++] = numbers[(word << 6) + BitOperations.TrailingZeroCount(left)];
            }
        }
        return count;
    }

    // Each sixteen numbers are pressed together to those whose bits are set, and written as a whole.
    private static int WriteMany(ulong bits, ref int numbers, ref int target, int count)
    {
        for (var i = 0; i < 64; i += Vector512<int>.Count)
        {
            var sixteen = (ushort)(bits >> i);
            var mask = Vector512.GreaterThan(Vector512.Create((int)sixteen) & Powers, Vector512<int>.Zero);
            Avx512F.Compress(Vector512<int>.Zero, mask, Vector512.LoadUnsafe(ref numbers, (nuint)i)).StoreUnsafe(ref target, (nuint)count);
            count += BitOperations.PopCount(sixteen);
        }
        return count;
    }

    private static Vector512<int> Powers => Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768);
}
