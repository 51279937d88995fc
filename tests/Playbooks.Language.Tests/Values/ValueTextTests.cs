using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Values;

public class ValueTextTests
{
    public static TheoryData<ScalarKind, string, string> Readable => new()
    {
        { ScalarKind.Bool, " True ", "true" },
        { ScalarKind.Int, "-12", "-12" },
        { ScalarKind.Long, "9223372036854775807", "9223372036854775807" },
        { ScalarKind.Double, "1.5e3", "1500" },
        { ScalarKind.Decimal, "12.50", "12.50" },
        { ScalarKind.String, " x ", " x " },
        { ScalarKind.DateTime, "2026-03-02", "2026-03-02" },
        { ScalarKind.DateTime, "2026-03-02T09:30", "2026-03-02T09:30:00" },
        { ScalarKind.DateTime, "2026-03-02T09:30:00+02:00", "2026-03-02T07:30:00" },
        { ScalarKind.Time, "2026-03-02T09:30:00Z", "2026-03-02T09:30:00Z" },
        { ScalarKind.Time, "2026-03-02T09:30:00.5+02:00", "2026-03-02T09:30:00.5+02:00" },
        { ScalarKind.Time, "2026-03-02", "2026-03-02T00:00:00Z" },
        { ScalarKind.TimeSpan, "1.02:30:00", "1.02:30:00" },
        { ScalarKind.Char, "x", "x" },
    };

    public static TheoryData<ScalarKind, string> Unreadable => new()
    {
        { ScalarKind.Bool, "yes" }, { ScalarKind.Int, "1.0" }, { ScalarKind.Int, "1,000" }, { ScalarKind.Double, "1,5" }, { ScalarKind.Double, "NaN" },
        { ScalarKind.Double, "1e999" }, { ScalarKind.Decimal, "1 000" }, { ScalarKind.DateTime, "02/03/2026" }, { ScalarKind.DateTime, "2026-02-30" },
        { ScalarKind.Time, "09:30" }, { ScalarKind.Guid, "x" }, { ScalarKind.Char, "xy" }, { ScalarKind.Long, "" },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void WhatIsReadIsWrittenTheSameEverywhere(ScalarKind kind, string text, string written)
    {
        Assert.True(ValueText.TryParse(text, new ScalarType(kind), out var value));
        Assert.Equal(new ScalarType(kind), DataTypes.Of(value));
        Assert.Equal(written, ValueText.Format(value));
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void GroupsForeignDatesAndWordsAreNotRead(ScalarKind kind, string text) => Assert.False(ValueText.TryParse(text, new ScalarType(kind), out _));

    [Fact]
    public void ChoicesAreReadByTheirExactText()
    {
        var tier = new ChoiceType(["High", "Low"]);
        Assert.True(ValueText.TryParse("Low", tier, out var value));
        Assert.Equal("Low", value);
        Assert.False(ValueText.TryParse("low", tier, out _));
    }
}
