using System.Buffers;
using System.Collections.Immutable;
using Playbooks.Engine.Deciding;

namespace Playbooks.Storage.Sqlite.Decisions;

/// <summary>
/// A result in which texts that the store has already stand as their numbers: a byte 1, then again and again how many bytes
/// follow, these bytes, and the number of the text behind them, to the end. Lengths and numbers are seven bits a byte,
/// the lowest first.
/// </summary>
internal static class PackedResult
{
    private const byte Packed = 1;
    private const int MostBytesOfANumber = 10;

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
        foreach (var part in shared)
        {
            if (numberOf(part.Text) is > 0 and var number)
            {
                length = PutBytes(packed, length, all[from..part.Start]);
                length = PutNumber(packed, length, number);
                from = part.Start + part.Text.Json.Length;
            }
        }
        var kept = from == 0 ? result : packed.AsSpan(0, PutBytes(packed, length, all[from..])).ToArray();
        ArrayPool<byte>.Shared.Return(packed);
        return kept;
    }

    /// <summary>The result again.</summary>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> result, Func<long, byte[]> textOf)
    {
        var kept = result.Span;
        if (kept is not [Packed, ..])
        {
            return result;
        }
        using var all = new MemoryStream(4 * kept.Length);
        for (var at = 1; at < kept.Length;)
        {
            var length = (int)TakeNumber(kept, ref at);
            all.Write(kept.Slice(at, length));
            at += length;
            if (at < kept.Length)
            {
                all.Write(textOf(TakeNumber(kept, ref at)));
            }
        }
        return all.ToArray();
    }

    private static int PutBytes(Span<byte> packed, int at, ReadOnlySpan<byte> bytes)
    {
        at = PutNumber(packed, at, bytes.Length);
        bytes.CopyTo(packed[at..]);
        return at + bytes.Length;
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
