using System.Buffers;
using System.Collections.Immutable;
using Playbooks.Engine.Deciding;

namespace Playbooks.Storage.Sqlite.Decisions;

/// <summary>
/// A result in which texts that the store has already stand as their numbers: a byte 2, then again and again bytes, and the
/// number of the text behind them, to the end. Bytes are twice their length and they themselves; or once more the last ones
/// of their length, then twice that length and one, and nothing else, for what stands between texts is often the same, such
/// as the contact. Lengths and numbers are seven bits a byte, the lowest first. Older results begin with a byte 1: they have
/// all bytes in them, and lengths as they are.
/// </summary>
internal static class PackedResult
{
    private const byte Older = 1;
    private const byte Packed = 2;
    private const int MostBytesOfANumber = 10;
    private const int LongestRepeated = 127;

    /// <summary>The packed result; what it was given where there is nothing to pack.</summary>
    /// <param name="result">The result.</param>
    /// <param name="shared">Where it has shared texts.</param>
    /// <param name="numberOf">A text's number; 0 for one that is not kept.</param>
    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> result, ImmutableArray<SharedPart> shared, Func<SharedText, long> numberOf)
    {
        if (shared.IsEmpty)
        {
            return result;
        }
        var all = result.Span;
        // A text may be shorter than its number.
        var packed = ArrayPool<byte>.Shared.Rent(1 + result.Length + (MostBytesOfANumber * 2 * (shared.Length + 1)));
        packed[0] = Packed;
        var (length, from) = (1, 0);
        Span<int> last = stackalloc int[LongestRepeated + 1];
        last.Fill(-1);
        foreach (var part in shared)
        {
            if (numberOf(part.Text) is > 0 and var number)
            {
                length = PutBytes(packed, length, all, from..part.Start, last);
                length = PutNumber(packed, length, number);
                from = part.Start + part.Text.Json.Length;
            }
        }
        var kept = from == 0 ? result : packed.AsSpan(0, PutBytes(packed, length, all, from..all.Length, last)).ToArray();
        ArrayPool<byte>.Shared.Return(packed);
        return kept;
    }

    /// <summary>The result again.</summary>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> result, Func<long, byte[]> textOf)
    {
        var kept = result.Span;
        if (kept is not [Older or Packed, ..])
        {
            return result;
        }
        var isOlder = kept[0] == Older;
        Span<int> last = stackalloc int[LongestRepeated + 1];
        using var all = new MemoryStream(4 * kept.Length);
        for (var at = 1; at < kept.Length;)
        {
            var number = TakeNumber(kept, ref at);
            all.Write(isOlder ? TakeBytes(kept, ref at, (int)number) : TakeBytes(kept, ref at, number, last));
            if (at < kept.Length)
            {
                all.Write(textOf(TakeNumber(kept, ref at)));
            }
        }
        return all.ToArray();
    }

    /// <param name="packed">Where they go.</param>
    /// <param name="at">The place there.</param>
    /// <param name="all">The result.</param>
    /// <param name="range">Which bytes of it.</param>
    /// <param name="last">By length, where the result had the last bytes of it; -1 for none.</param>
    private static int PutBytes(Span<byte> packed, int at, ReadOnlySpan<byte> all, Range range, Span<int> last)
    {
        var bytes = all[range];
        if (bytes.Length <= LongestRepeated)
        {
            ref var before = ref last[bytes.Length];
            if (before >= 0 && all.Slice(before, bytes.Length).SequenceEqual(bytes))
            {
                return PutNumber(packed, at, (2 * bytes.Length) + 1);
            }
            before = range.Start.Value;
        }
        at = PutNumber(packed, at, 2 * bytes.Length);
        bytes.CopyTo(packed[at..]);
        return at + bytes.Length;
    }

    private static ReadOnlySpan<byte> TakeBytes(ReadOnlySpan<byte> packed, ref int at, int length)
    {
        at += length;
        return packed.Slice(at - length, length);
    }

    private static ReadOnlySpan<byte> TakeBytes(ReadOnlySpan<byte> packed, ref int at, long number, Span<int> last)
    {
        var length = (int)(number / 2);
        if (number % 2 == 1)
        {
            return packed.Slice(last[length], length);
        }
        if (length <= LongestRepeated)
        {
            last[length] = at;
        }
        return TakeBytes(packed, ref at, length);
    }

    private static int PutNumber(Span<byte> packed, int at, long number)
    {
        for (; number > 0x7F; number >>= 7)
        {
            packed[at++] = (byte)(number | 0x80);
        }
        packed[at] = (byte)number;
        return at + 1;
    }

    private static long TakeNumber(ReadOnlySpan<byte> packed, ref int at)
    {
        long number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = packed[at++];
            number |= (long)(next & 0x7F) << shift;
            if (next <= 0x7F)
            {
                return number;
            }
        }
    }
}
