using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Tests.Book.Reading;

public sealed class RowSorterTests
{
    [Theory]
    [InlineData(1_000_000)]
    [InlineData(200)]
    // So small that there are more runs than files may be open, and several rounds of merging.
    [InlineData(1)]
    public void RowsOfAnAccountComeTogetherInTheirOrderHoweverSmallTheRuns(long runCharacters)
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 500).Select(i => (Account: $"A-{random.Next(40)}", Row: new RawRow(i, ["x", $"ü{i}"]))).ToArray();
        using var sorter = new RowSorter(runCharacters);
        foreach (var (account, row) in rows)
        {
            sorter.Add(account, row);
        }

        var sorted = sorter.Sorted().ToArray();

        var expected = rows.OrderBy(item => item.Account, StringComparer.Ordinal).ThenBy(item => item.Row.Line);
        Assert.Equal(expected.Select(item => (item.Account, item.Row.Line)), sorted.Select(item => (item.Account, item.Row.Line)));
        Assert.All(sorted, item => Assert.Equal($"ü{item.Row.Line}", item.Row.Fields[1]));
    }

    [Fact]
    public void NothingSortedIsNothing()
    {
        using var sorter = new RowSorter();

        Assert.Empty(sorter.Sorted());
    }
}
