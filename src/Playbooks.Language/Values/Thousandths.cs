namespace Playbooks.Language.Values;

/// <summary>
/// Binary numbers as whole numbers in the same order: twice their thousandths, and one more or less for what lies between
/// two of them. Numbers beyond <see cref="Farthest"/> are not told apart, and what is no number comes before all that are.
/// </summary>
/// <remarks>
/// A decimal number stands for the binary one that is nearest to it, which is also what its thousandths divided by a
/// thousand come to: IEEE 754 rounds both correctly. So a comparison with that says exactly on which side a number lies.
/// All of them fit 31 bits.
/// </remarks>
public static class Thousandths
{
    /// <summary>As many thousandths as can be told apart from more.</summary>
    public const int Farthest = 1 << 28;

    /// <summary>The number of what is no number.</summary>
    public const int OfNone = (-2 * Farthest) - 3;

    /// <summary>The lowest number of a number: that of one without end, and of all that are farther than the farthest.</summary>
    public const int Lowest = OfNone + 2;

    /// <summary>The highest number.</summary>
    public const int Highest = -Lowest;

    private const double Unit = 1_000;

    /// <summary>The number of a binary number.</summary>
    public static long Of(double number)
    {
        var near = Math.Round(number * Unit);
        if (Math.Abs(near) <= Farthest)
        {
            var told = near / Unit;
            return (2 * (long)near) + (number > told ? 1 : 0) - (number < told ? 1 : 0);
        }
        return number > 0 ? Highest : number < 0 ? Lowest : OfNone;
    }

    /// <summary>Whether a number has a number of its own, which no number beside it shares.</summary>
    public static bool Tells(double number) => Math.Abs(number) < Farthest / Unit && Math.Round(number * Unit) / Unit == number;
}
