using System.Text;
using Playbooks.Engine.Filling;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Tests.Filling;

/// <summary>Moments read without the runtime's parser are those that it reads.</summary>
public sealed class PlainDateTests
{
    [Theory]
    [InlineData("2026-03-02T09:05:59Z")]
    [InlineData("2028-02-29T23:59:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void AMomentOfUtcIsReadAsEver(string text)
    {
        Assert.True(PlainDate.TryReadMoment(Encoding.UTF8.GetBytes(text), out var moment));
        Assert.True(DateText.TryReadTime(text, out var expected));
        Assert.Equal((expected.Ticks, expected.Offset), (moment.Ticks, moment.Offset));
    }

    [Theory]
    [InlineData("2026-02-29T09:00:00Z")]
    [InlineData("2026-03-02T24:00:00Z")]
    [InlineData("2026-03-02T09:60:00Z")]
    [InlineData("2026-03-02T09:00:60Z")]
    [InlineData("2026-03-02t09:00:00Z")]
    [InlineData("2026-03-02T09:00:00+")]
    [InlineData("2026-03-02T09:00:0 Z")]
    [InlineData("2026-03-02T09:00:00.5Z")]
    [InlineData("2026-03-02T09:00Z")]
    [InlineData("2026-03-02")]
    [InlineData("")]
    public void AnyOtherFormIsLeftToOthers(string text) => Assert.False(PlainDate.TryReadMoment(Encoding.UTF8.GetBytes(text), out _));
}
