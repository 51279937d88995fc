using System.Numerics;

namespace Playbooks.Engine.Filling;

/// <summary>
/// A number as programs write it: a sign, digits, perhaps a point with more digits, eighteen of them at most. Anything
/// else is left to the slower readers.
/// </summary>
/// <param name="Digits">All digits as one whole number.</param>
/// <param name="Scale">How many of them stand behind the point.</param>
/// <param name="IsNegative">Whether a minus stands before them.</param>
internal readonly record struct PlainNumber(long Digits, int Scale, bool IsNegative)
{
    private const int MostDigits = 18;
    private const long ExactInDouble = 1L << 53;

    // All of them are exact in binary, so that one division rounds a number once and therefore rightly.
    private static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    /// <summary>The whole number; only where nothing stands behind a point.</summary>
    public long Whole => IsNegative ? -Digits : Digits;

    /// <summary>The number as an amount, with as many decimal places as it was written with.</summary>
    public decimal Amount => new((int)Digits, (int)(Digits >> 32), 0, IsNegative, (byte)Scale);

    /// <summary>The nearest binary number, where that takes no more than a division.</summary>
    public bool TryNumber(out double number)
    {
        number = Digits / Powers[Scale];
        number = IsNegative ? -number : number;
        return Digits <= ExactInDouble;
    }

    /// <summary>Reads all of a text.</summary>
    public static bool TryRead<T>(ReadOnlySpan<T> text, out PlainNumber number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = default;
        var isNegative = text.Length > 0 && text[0] == T.CreateTruncating('-');
        var (digits, count, point) = (0L, 0, -1);
        for (var i = isNegative ? 1 : 0; i < text.Length; i++)
        {
            var digit = uint.CreateTruncating(text[i]) - '0';
            if (digit <= 9)
            {
                digits = unchecked((digits * 10) + digit);
                count++;
            }
            else if (text[i] == T.CreateTruncating('.') && point < 0 && count > 0)
            {
                point = count;
            }
            else
            {
                return false;
            }
        }
        number = new PlainNumber(digits, point < 0 ? 0 : count - point, isNegative);
        return count is > 0 and <= MostDigits && point != count;
    }
}
