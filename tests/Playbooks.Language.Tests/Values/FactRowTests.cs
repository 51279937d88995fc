using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Values;

public sealed class FactRowTests
{
    private static readonly ChoiceType s_plan = new(["Basic", "Standard", "Premium"]);

    private static readonly (DataType Type, object Value)[] s_samples =
    [
        (DataType.Bool, true), (DataType.Char, 'ü'), (DataType.Int, -5), (DataType.UInt, uint.MaxValue),
        (DataType.Long, long.MinValue), (DataType.ULong, ulong.MaxValue), (DataType.Float, 1.5f),
        (DataType.Double, double.NaN), (DataType.Decimal, 12.50m), (DataType.String, "text"),
        (DataType.DateTime, new DateTime(2026, 3, 2)), (DataType.TimeSpan, TimeSpan.FromHours(3)),
        (DataType.Time, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(2))),
        (DataType.Guid, new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
        (s_plan, "Premium"), (DataType.ListOf(DataType.String), new ListValue(DataType.String, ["a"])),
    ];

    [Fact]
    public void EveryTypeComesBackAsItWasSet()
    {
        var layout = new RowLayout("row", s_samples.Select((sample, i) => ($"c{i}", sample.Type)));
        var row = new FactRow(layout);
        foreach (var (column, (_, value)) in layout.Columns.Zip(s_samples))
        {
            row.Set(column, value);
        }

        Assert.Equal(s_samples.Select(sample => sample.Value), layout.Columns.Select(row.Get));
    }

    [Fact]
    public void WhatWasNotSetIsNotKnown()
    {
        var layout = new RowLayout("row", [("arr", DataType.Decimal)]);
        var row = new FactRow(layout);

        Assert.Equal(FactState.NotKnown, row.State(layout.Columns[0]));
        Assert.Null(row.Get(layout.Columns[0]));
    }

    [Fact]
    public void AFailedFactHasNoValue()
    {
        var layout = new RowLayout("row", [("arr", DataType.Decimal)]);
        var row = new FactRow(layout);
        row.Set(layout.Columns[0], 5m);
        row.Clear(layout.Columns[0], FactState.Failed);

        Assert.Equal(FactState.Failed, row.State(layout.Columns[0]));
        Assert.Null(row.Get(layout.Columns[0]));
    }

    [Theory]
    [InlineData("Gold")]
    [InlineData("basic")]
    public void AChoiceHoldsNothingButItsValues(string value)
    {
        var layout = new RowLayout("account", [("servicePlan", s_plan)]);

        Assert.Throws<ArgumentException>(() => new FactRow(layout).Set(layout.Columns[0], value));
    }

    [Fact]
    public void AValueOfAnotherTypeIsRefused()
    {
        var layout = new RowLayout("account", [("arr", DataType.Decimal)]);

        Assert.Throws<ArgumentException>(() => new FactRow(layout).Set(layout.Columns[0], 1.5));
    }
}
