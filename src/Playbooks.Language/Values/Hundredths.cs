namespace Playbooks.Language.Values;

/// <summary>
/// Amounts as whole numbers in the same order: twice their hundredths, and one more, away from zero, for what lies between
/// two of them. Amounts beyond <see cref="Farthest"/> are not told apart.
/// </summary>
public static class Hundredths
{
    /// <summary>As many hundredths as can be told apart from more.</summary>
    public const long Farthest = 1L << 60;

    private const int Places = 2;

    // Numbers below it can be multiplied by a hundred.
    private const ulong Plain = 1UL << 53;

    private static ReadOnlySpan<byte> Factors => [100, 10, 1];

    /// <summary>The number of an amount.</summary>
    public static long Of(decimal amount)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(amount, parts);
        var (low, scale, sign) = (((ulong)(uint)parts[1] << 32) | (uint)parts[0], (parts[3] >> 16) & 0xFF, parts[3] >> 31);
        // Money is hardly ever finer or larger than that.
        var key = parts[2] == 0 && low < Plain && scale <= Places
            ? (long)(low * Factors[scale]) << 1
            : OfAny(new UInt128((uint)parts[2], low), scale);
        return (key ^ sign) - sign;
    }

    /// <summary>Whether an amount has a number of its own, which no amount beside it shares.</summary>
    public static bool Tells(decimal amount) => Math.Abs(amount) < Farthest / 100 && decimal.Truncate(amount * 100) == amount * 100;

    private static long OfAny(UInt128 number, int scale)
    {
        var rest = UInt128.Zero;
        for (; scale < Places; scale++)
        {
            number *= 10;
        }
        if (scale > Places)
        {
            var unit = UInt128.One;
            for (; scale > Places; scale--)
            {
                unit *= 10;
            }
            (number, rest) = UInt128.DivRem(number, unit);
        }
        return number >= Farthest ? Farthest << 1 : ((long)number << 1) + (rest == 0 ? 0 : 1);
    }
}
