using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Values;

public sealed class ThousandthsTests
{
    private static readonly double[] s_farOut =
    [
        0, -0.0, double.Epsilon, -double.Epsilon, Thousandths.Farthest / 1_000.0, -Thousandths.Farthest / 1_000.0, 268_435.457, 1e9, -1e9,
        double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity,
    ];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.0, 0)]
    [InlineData(0.001, 2)]
    [InlineData(-0.001, -2)]
    [InlineData(93.4, 186_800)]
    [InlineData(93.40000000000002, 186_801)]
    [InlineData(93.39999999999999, 186_799)]
    [InlineData(-93.39999999999999, -186_799)]
    [InlineData(0.1 + 0.2, 601)]
    [InlineData(0.0005, 1)]
    [InlineData(0.0004, 1)]
    [InlineData(double.Epsilon, 1)]
    [InlineData(268_435.456, 536_870_912)]
    public void ANumberIsTwiceItsThousandthsAndOneMoreOrLessInBetween(double number, long expected) =>
        Assert.Equal(expected, Thousandths.Of(number));

    [Fact]
    public void NumbersThatAreTooFarOutAreOneAndWhatIsNoNumberComesBeforeAllOfThem()
    {
        Assert.Equal(Thousandths.Highest, Thousandths.Of(268_436));
        Assert.Equal(Thousandths.Highest, Thousandths.Of(double.PositiveInfinity));
        Assert.Equal(Thousandths.Lowest, Thousandths.Of(-268_436));
        Assert.Equal(Thousandths.Lowest, Thousandths.Of(double.NegativeInfinity));
        Assert.True(Thousandths.Of(double.NaN) < Thousandths.Lowest);
        Assert.False(Thousandths.Tells(268_436));
        Assert.False(Thousandths.Tells(double.NaN));
    }

    [Theory]
    [InlineData(93.4, true)]
    [InlineData(-0.125, true)]
    [InlineData(268_435.455, true)]
    [InlineData(0.0001, false)]
    [InlineData(0.1 + 0.2, false)]
    public void ThousandthsAreToldFromAllOthers(double number, bool isTold) => Assert.Equal(isTold, Thousandths.Tells(number));

    [Fact]
    public void NumbersStandInTheirOrder()
    {
        var random = new Random(7);
        for (var i = 0; i < 200_000; i++)
        {
            var (a, b) = (Number(random), Number(random));
            b = random.Next(3) switch { 0 => Math.BitIncrement(a), 1 => Math.BitDecrement(a), _ => b };
            Assert.True(a.CompareTo(b) * Thousandths.Of(a).CompareTo(Thousandths.Of(b)) >= 0, $"{a:R} and {b:R}");
            Assert.True(!Thousandths.Tells(a) || a == b || Thousandths.Of(a) != Thousandths.Of(b), $"{a:R} and {b:R}");
        }
    }

    // As decimals of three places are read, beside and between them, and of any size.
    private static double Number(Random random) => random.Next(5) switch
    {
        0 => double.Parse($"{random.Next(-99_999_999, 99_999_999)}E-3", System.Globalization.CultureInfo.InvariantCulture),
        1 => random.Next(-300, 300) / 1_000.0,
        2 => random.Next(-300_000_000, 300_000_000) / 1_000_000.0,
        3 => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 12)),
        _ => s_farOut[random.Next(s_farOut.Length)],
    };
}
