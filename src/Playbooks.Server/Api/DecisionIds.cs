using System.Security.Cryptography;

namespace Playbooks.Server.Api;

/// <summary>Ids of decisions: ULIDs, which sort by time. Only the host makes them, since deciding itself is pure.</summary>
internal static class DecisionIds
{
    // Crockford's alphabet: no I, L, O, U.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>An id for a moment: 48 bits of milliseconds and 80 random ones.</summary>
    public static string Create(DateTimeOffset time)
    {
        Span<byte> random = stackalloc byte[10];
        RandomNumberGenerator.Fill(random);
        return Create(time, random);
    }

    /// <summary>An id of a moment and ten given bytes.</summary>
    public static string Create(DateTimeOffset time, ReadOnlySpan<byte> random)
    {
        var value = (UInt128)(ulong)time.ToUnixTimeMilliseconds() << 80;
        for (var i = 0; i < 10; i++)
        {
            value |= (UInt128)random[i] << (8 * (9 - i));
        }
        Span<char> text = stackalloc char[26];
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }
        return new string(text);
    }
}
