using Playbooks.Language.Text;

namespace Playbooks.Language.Tests.Text;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(2, 1, 3)]
    [InlineData(4, 2, 1)]
    [InlineData(7, 3, 1)]
    [InlineData(9, 4, 1)]
    [InlineData(99, 4, 2)]
    public void EveryKindOfLineBreakBeginsALine(int index, int line, int column)
    {
        var source = new SourceText("a", "abc\nd\r\nf\rg");

        Assert.Equal(new LinePosition(line, column), source.GetPosition(index));
    }

    [Fact]
    public void LinesComeWithoutTheirBreaks()
    {
        var source = new SourceText("a", "abc\r\ndef\n");

        Assert.Equal(["abc", "def", ""], Enumerable.Range(1, source.LineCount).Select(source.GetLine));
    }

    [Fact]
    public void APackedTextIsTheSame() => AssertSameWhenPacked("é→👋 \\ and so on\r\n");

    [Fact]
    public void SoIsOneThatUtf8CannotWrite() => AssertSameWhenPacked("half of a pair: \ud83d and so on\n");

    [Fact]
    public void AnEmptyTextHasOneEmptyLine()
    {
        var source = new SourceText("a", "");

        Assert.Equal("", source.GetLine(source.LineCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.GetLine(2));
    }

    [Fact]
    public void ColumnsCountCharactersNotBytes()
    {
        var source = new SourceText("a", "süß: x");

        Assert.Equal(new LinePosition(1, 6), source.GetPosition(source.Text.IndexOf('x', StringComparison.Ordinal)));
    }

    private static void AssertSameWhenPacked(string line)
    {
        var text = string.Concat(Enumerable.Repeat(line, 5_000));
        var (plain, packed) = (new SourceText("a", text), new SourceText("b", new string(text)));

        packed.Pack();
        GC.Collect();

        Assert.Equal(text, packed.Text);
        Assert.Equal((plain.Length, plain.LineCount, plain.GetLine(7)), (packed.Length, packed.LineCount, packed.GetLine(7)));
        Assert.Equal(plain.GetPosition(1_234), packed.GetPosition(1_234));
        Assert.Equal(Utf8Of(plain), Utf8Of(packed));
        Assert.True(plain.SaysTheSameAs(packed));
        Assert.False(new SourceText("b", text.Replace('s', 't')).SaysTheSameAs(packed));
    }

    private static string Utf8Of(SourceText source)
    {
        var bytes = new List<byte>();
        source.ReadUtf8(bytes, static (utf8, bytes) => bytes.AddRange(utf8));
        return Convert.ToHexString([.. bytes]);
    }
}
