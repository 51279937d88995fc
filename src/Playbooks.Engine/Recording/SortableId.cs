using System.Security.Cryptography;

namespace Playbooks.Engine.Recording;

/// <summary>Ids for decisions, drafts and other records: ULIDs, which sort by time and need nobody to hand them out.</summary>
public static class SortableId
{
    /// <summary>How many characters an id has.</summary>
    public const int Length = 26;

    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int RandomBytes = 10;
    private const int TimeDigits = 10;

    // Each call of the generator costs as much as many bytes of it.
    private const int RandomBytesAtOnce = 64 * RandomBytes;

    [ThreadStatic]
    private static byte[]? s_random;

    [ThreadStatic]
    private static int s_left;

    /// <summary>A new id for a moment. The random part is what keeps two of one millisecond apart.</summary>
    public static string Create(DateTimeOffset at)
    {
        var random = s_random ??= new byte[RandomBytesAtOnce];
        if (s_left == 0)
        {
            RandomNumberGenerator.Fill(random);
            s_left = random.Length;
        }
        s_left -= RandomBytes;
        return Write(at, random.AsSpan(s_left, RandomBytes));
    }

    /// <summary>The id of a moment with a given random part of 80 bits.</summary>
    internal static string Write(DateTimeOffset at, ReadOnlySpan<byte> random)
    {
        Span<char> text = stackalloc char[Length];
        var milliseconds = (ulong)at.ToUnixTimeMilliseconds();
        for (var i = TimeDigits - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(milliseconds & 31)];
            milliseconds >>= 5;
        }
        var (bits, count, next) = (0u, 0, TimeDigits);
        foreach (var value in random)
        {
            (bits, count) = ((bits << 8) | value, count + 8);
            while (count >= 5)
            {
                count -= 5;
                text[next++] = Digits[(int)(bits >> count) & 31];
            }
        }
        return new string(text);
    }
}
