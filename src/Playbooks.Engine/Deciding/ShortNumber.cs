using System.Buffers.Text;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Writes numbers with few places, which nearly all facts are, as the runtime does: that one looks for the shortest digits
/// that mean a number, or divides a long one, each time. What is not plainly such a number is left to it.
/// </summary>
internal static class ShortNumber
{
    // Of so few digits in all, no two numbers lie so close that one binary number stands for both: whoever finds such digits has found the shortest.
    private const double Most = 1e15;

    private const int MostPlaces = 3;

    private static ReadOnlySpan<int> Powers => [1, 10, 100, 1000];

    /// <summary>Writes a number; false, and nothing, where it takes more than a glance.</summary>
    public static bool TryWrite(double number, Span<byte> target, out int written)
    {
        var scaled = number * Powers[MostPlaces];
        written = 0;
        // What is no number compares with nothing; minus zero has a sign.
        if (!(Math.Abs(scaled) < Most) || (number == 0 && double.IsNegative(number)))
        {
            return false;
        }
        var digits = (long)Math.Round(scaled);
        return (double)digits / Powers[MostPlaces] == number && TryWrite(digits, MostPlaces, target, out written);
    }

    /// <summary>Writes an amount; false, and nothing, where it takes more than a glance.</summary>
    public static bool TryWrite(decimal amount, Span<byte> target, out int written)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(amount, parts);
        written = 0;
        // Neither places nor a sign, and not too long.
        return (parts[2] | parts[3]) == 0 && Utf8Formatter.TryFormat(((ulong)(uint)parts[1] << 32) | (uint)parts[0], target, out written);
    }

    // Without the zeros at the end.
    private static bool TryWrite(long digits, int places, Span<byte> target, out int written)
    {
        for (; places > 0 && digits % 10 == 0; places--)
        {
            digits /= 10;
        }
        if (places == 0)
        {
            return Utf8Formatter.TryFormat(digits, target, out written);
        }
        written = 0;
        if (digits < 0)
        {
            target[written++] = (byte)'-';
            digits = -digits;
        }
        var (whole, rest) = Math.DivRem(digits, Powers[places]);
        Utf8Formatter.TryFormat(whole, target[written..], out var more);
        written += more;
        target[written++] = (byte)'.';
        for (var place = places - 1; place >= 0; place--)
        {
            target[written + place] = (byte)('0' + (rest % 10));
            rest /= 10;
        }
        written += places;
        return true;
    }
}
