using System.Buffers.Text;

namespace Playbooks.Retention.Book.Writing;

/// <summary>
/// Real numbers with few digits as text, just as the runtime writes them in the invariant culture: the shortest text that
/// reads as the same number. Two texts of at most fifteen digits never read as one number, so that one which does is it.
/// </summary>
internal static class PlainReal
{
    /// <summary>The most bytes that one takes.</summary>
    public const int Longest = 20;

    private const int Places = 9;
    private const long Scale = 1_000_000_000;
    private const double Least = 1e-4;
    private const double Most = 1e6;

    /// <summary>Writes one; false, and nothing is written, for a number of more digits, a very large one or a very small one.</summary>
    public static bool TryWrite(double value, Span<byte> target, out int written)
    {
        written = 0;
        var size = Math.Abs(value);
        var isZero = BitConverter.DoubleToInt64Bits(value) == 0;
        if (!isZero && !(size is >= Least and < Most))
        {
            return false;
        }
        var digits = (long)Math.Round(size * Scale);
        if ((double)digits / Scale != size)
        {
            return false;
        }
        if (value < 0)
        {
            target[written++] = (byte)'-';
        }
        Utf8Formatter.TryFormat(digits / Scale, target[written..], out var count);
        written += count + WriteFraction(digits % Scale, target[(written + count)..]);
        return true;
    }

    private static int WriteFraction(long rest, Span<byte> target)
    {
        if (rest == 0)
        {
            return 0;
        }
        target[0] = (byte)'.';
        var digits = (uint)rest;
        for (var at = Places; at > 0; at--, digits /= 10)
        {
            target[at] = (byte)('0' + (digits % 10));
        }
        var length = Places + 1;
        while (target[length - 1] == '0')
        {
            length--;
        }
        return length;
    }
}
