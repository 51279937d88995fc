using System.Globalization;
using System.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Values;

/// <summary>Times in UTC as text and as bytes.</summary>
public sealed class IsoTimeTests
{
    [Theory]
    [InlineData("2026-03-02T09:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("2026-11-22T05:09:07.5Z")]
    [InlineData("2026-11-22T05:09:07.05Z")]
    [InlineData("2026-11-22T05:09:07.123Z")]
    [InlineData("2026-11-22T05:09:07.0000001Z")]
    public void ATimeIsWrittenAsItReads(string text)
    {
        var time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        var bytes = new byte[IsoTime.Longest];

        Assert.Equal(text, IsoTime.Of(time));
        Assert.Equal(text, ValueText.Format(time));
        Assert.Equal(text, Encoding.ASCII.GetString(bytes, 0, IsoTime.Write(time, bytes)));
    }

    [Fact]
    public void ATimeElsewhereIsWrittenAsTheSameMomentInUtc() =>
        Assert.Equal("2026-03-02T07:30:00Z", IsoTime.Of(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromMinutes(90))));
}
