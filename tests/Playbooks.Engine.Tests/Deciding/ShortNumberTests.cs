using System.Buffers.Text;
using System.Text;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>Numbers that are written without asking the runtime are written as it writes them.</summary>
public sealed class ShortNumberTests
{
    private const int Longest = 64;

    [Theory]
    [InlineData(0, "0")]
    [InlineData(7, "7")]
    [InlineData(-7, "-7")]
    [InlineData(0.5, "0.5")]
    [InlineData(-0.05, "-0.05")]
    [InlineData(0.001, "0.001")]
    [InlineData(12.34, "12.34")]
    [InlineData(-1200.125, "-1200.125")]
    [InlineData(99999999999.999, "99999999999.999")]
    public void NumbersOfFewPlacesAreWrittenAtAGlance(double number, string expected) => Assert.Equal(expected, Write(number));

    [Theory]
    [InlineData(-0.0)]
    [InlineData(0.0001)]
    [InlineData(1.0 / 3)]
    [InlineData(0.1 + 0.2)]
    [InlineData(1e15)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void OthersAreLeftToTheRuntime(double number) => Assert.Null(Write(number));

    [Fact]
    public void TheBytesAreThoseOfTheRuntime()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 100_000; i++)
        {
            // Of every length, with places and without, and their neighbours, which mean something else.
            var near = Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(17)), random.Next(6));
            foreach (var number in (double[])[near, Math.BitIncrement(near), Math.BitDecrement(near)])
            {
                Assert.Equal(Runtime(number), Write(number) ?? Runtime(number));
            }
            var amount = new decimal(random.Next(), random.Next(3) == 0 ? random.Next() : 0, random.Next(9) == 0 ? 1 : 0, random.Next(2) == 0, (byte)random.Next(3));
            Assert.Equal(Runtime(amount), Write(amount) ?? Runtime(amount));
            Assert.Equal(decimal.GetBits(amount / 1.0000000000000000000000000000m), decimal.GetBits(ReasonText.Plain(amount)));
        }
    }

    private static string? Write(double number)
    {
        var bytes = new byte[Longest];
        return ShortNumber.TryWrite(number, bytes, out var written) ? Encoding.UTF8.GetString(bytes, 0, written) : null;
    }

    private static string? Write(decimal amount)
    {
        var bytes = new byte[Longest];
        return ShortNumber.TryWrite(amount, bytes, out var written) ? Encoding.UTF8.GetString(bytes, 0, written) : null;
    }

    private static string Runtime(double number)
    {
        var bytes = new byte[Longest];
        Assert.True(Utf8Formatter.TryFormat(number, bytes, out var written));
        return Encoding.UTF8.GetString(bytes, 0, written);
    }

    private static string Runtime(decimal amount)
    {
        var bytes = new byte[Longest];
        Assert.True(Utf8Formatter.TryFormat(amount, bytes, out var written));
        return Encoding.UTF8.GetString(bytes, 0, written);
    }
}
