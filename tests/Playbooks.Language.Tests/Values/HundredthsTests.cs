using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Values;

public sealed class HundredthsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.01", 2)]
    [InlineData("-0.01", -2)]
    [InlineData("12", 2_400)]
    [InlineData("12.5", 2_500)]
    [InlineData("12.500000", 2_500)]
    [InlineData("0.001", 1)]
    [InlineData("-0.001", -1)]
    [InlineData("12.505", 2_501)]
    [InlineData("0.0000000000000000000000000001", 1)]
    public void AnAmountIsTwiceItsHundredthsAndOneMoreInBetween(string amount, long number) =>
        Assert.Equal(number, Hundredths.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void TheFarthestAmountsAreOne()
    {
        Assert.Equal(Hundredths.Of(decimal.MaxValue), Hundredths.Of(decimal.MaxValue - 1));
        Assert.Equal(-Hundredths.Of(decimal.MaxValue), Hundredths.Of(decimal.MinValue));
        Assert.False(Hundredths.Tells(decimal.MaxValue));
    }

    [Fact]
    public void NumbersStandInTheOrderOfTheirAmounts()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b) = (Amount(random), Amount(random));
            Assert.True(a.CompareTo(b) * Hundredths.Of(a).CompareTo(Hundredths.Of(b)) >= 0, $"{a} and {b}");
            Assert.True(!Hundredths.Tells(a) || a == b || Hundredths.Of(a) != Hundredths.Of(b), $"{a} and {b}");
        }
    }

    // Often near each other, and of any size and number of places.
    private static decimal Amount(Random random) => random.Next(3) switch
    {
        0 => random.Next(-300, 300) / 100m,
        1 => random.Next(-3_000_000, 3_000_000) / 1_000_000m,
        _ => new decimal(random.Next(), random.Next(), random.Next(2) * random.Next(), random.Next(2) == 0, (byte)random.Next(0, 29)),
    };
}
