using System.Text;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Tests.Book.Reading;

public sealed class CsvFileTests
{
    [Fact]
    public void RowsKnowTheLineWhereTheyBegin()
    {
        var rows = Read("id,text\n1,\"over\ntwo lines\"\n\n2,b\n");

        Assert.Equal([2, 5], rows.Select(row => row.Row.Line));
        Assert.Equal("over\ntwo lines", rows[0].Row.Fields[1]);
    }

    [Theory]
    [InlineData("id,text\r\n1,b\r\n")]
    [InlineData("id;text\n1;b\n")]
    [InlineData("\uFEFFid,text\n1,b")]
    [InlineData("\"id\",\"text\"\n\"1\",\"b\"\n")]
    public void SeparatorsLineEndsAndByteOrderMarksAreFound(string text)
    {
        using var file = Open(text);

        Assert.Equal(["id", "text"], file.Header);
        Assert.Equal(["1", "b"], file.Rows().Single().Row.Fields);
    }

    [Fact]
    public void SemicolonsInsideOfQuotesDoNotDecide()
    {
        using var file = Open("\"a;b;c\",d\n1,2\n");

        Assert.Equal(["a;b;c", "d"], file.Header);
    }

    [Fact]
    public void ARowWithFieldsTooFewOrTooManyHasAReasonAndTheOthersAreRead()
    {
        var rows = Read("id,text\n1\n2,b\n3,b,c\n");

        Assert.Equal(["1 fields where the header has 2", null, "3 fields where the header has 2"], rows.Select(row => row.Reason));
    }

    [Fact]
    public void SurplusFieldsBelongToTheColumnThatIsSaidToBeUnquoted()
    {
        using var file = Open("id,address,city\n1,24, place Kléber,Strasbourg\n2,Main Street,Bath\n");

        var rows = file.Rows(unquoted: 1).ToArray();

        Assert.Equal(["1", "24, place Kléber", "Strasbourg"], rows[0].Row.Fields);
        Assert.Equal(["2", "Main Street", "Bath"], rows[1].Row.Fields);
    }

    [Fact]
    public void BytesThatAreNotUtf8AreAReason()
    {
        using var file = CsvFile.Read("book.csv", new MemoryStream([.. "id,text\n1,"u8, 0xE9, .. "\n2,b\n"u8]));

        Assert.Equal(["bytes that are not UTF-8: save the file as UTF-8; spreadsheets call that form `CSV UTF-8`", null], file.Rows().Select(row => row.Reason));
    }

    [Fact]
    public void AQuoteThatIsNotClosedIsAReasonAndEndsTheFile()
    {
        var rows = Read("id,text\n1,b\n2,\"never closed\n3,c\n");

        Assert.Null(rows[0].Reason);
        Assert.Equal("a quote is not closed", rows[1].Reason);
        Assert.Equal(3, rows[1].Row.Line);
    }

    [Fact]
    public void ARowThatIsTooLongIsAReason()
    {
        var rows = Read("id,text\n1,b\n2,\"" + new string('x', 3 * CsvFile.LongestRow));

        Assert.Equal(2, rows.Count);
        Assert.StartsWith("a row of more than", rows[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyFileHasNoHeader()
    {
        using var file = Open("");

        Assert.Empty(file.Header);
        Assert.Empty(file.Rows());
    }

    [Fact]
    public void ColumnsAreLocatedInTheHeader()
    {
        using var file = Open("id,\"a id\",id2\n");

        Assert.Equal(["id", "a id", "id2"], Enumerable.Range(0, 3).Select(i => file.Locate(i).Text));
        Assert.Equal(11, file.Locate(2).Position.Column);
    }

    private static CsvFile Open(string text) => CsvFile.Read("book.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static List<(RawRow Row, string? Reason)> Read(string text)
    {
        using var file = Open(text);
        return [.. file.Rows()];
    }
}
