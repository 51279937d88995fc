using Playbooks.Retention.Interviews;

namespace Playbooks.Retention.Tests.Interviews;

public sealed class PaperReaderTests
{
    [Fact]
    public void ALabelWithABlankBehindItIsRoomForAnAnswerToWhatWasAskedBefore()
    {
        var answer = Assert.IsType<AnswerBlock>(PaperReader.Read("> \"Why?\"\n\nAnswer: ____")[1]);

        Assert.Equal((1, "Answer:", "\"Why?\""), (answer.Number, Words(answer.Label), answer.Asks));
    }

    [Fact]
    public void ABlankAloneInItsLineIsRoomForAnAnswerToo() =>
        Assert.Equal([1, 2], PaperReader.Read("____\n\n____").Cast<AnswerBlock>().Select(answer => answer.Number));

    [Fact]
    public void BlanksAndBoxesStandInTheirLineAndAreNumberedInTurn()
    {
        var paragraph = Assert.IsType<ParagraphBlock>(Assert.Single(PaperReader.Read("Back? [ ] yes, from: ____ [x] no")));

        Assert.Equal(
            [new TextInline("Back? ", false, false, false), new TickInline(1, false), new TextInline(" yes, from: ", false, false, false), new BlankInline(2), new TextInline(" ", false, false, false), new TickInline(3, true), new TextInline(" no", false, false, false)],
            paragraph.Content.ToArray());
    }

    [Fact]
    public void WhatIsEscapedIsNeverAField() =>
        Assert.Equal(new TextInline("a ____ [ ] <b> &amp; *x*", false, false, false), TextOf("a \\_\\_\\_\\_ \\[ \\] \\<b\\> \\&amp; \\*x\\*"));

    [Fact]
    public void RawHtmlIsTextLikeAnyOther() => Assert.Equal("<script>alert(1)</script>", ((TextInline)TextOf("<script>alert(1)</script>")).Text);

    [Fact]
    public void ATableWithoutHeadingsHasNoHeader()
    {
        var table = Assert.IsType<TableBlock>(Assert.Single(PaperReader.Read("| | |\n| --- | --- |\n| Plan | Basic |\n| Seats | 3 |")));

        Assert.Empty(table.Header);
        Assert.Equal(["Plan Basic", "Seats 3"], table.Rows.Select(row => string.Join(" ", row.Select(cell => Words(cell)))));
    }

    [Fact]
    public void ListsKeepTheirFirstNumber() =>
        Assert.Equal(7, Assert.IsType<ListBlock>(Assert.Single(PaperReader.Read("7. a\n8. b"))).Start);

    [Theory]
    [InlineData("Dear Ann,\nhow are you?\n\n- one\n- two\nYours", "Dear Ann,\\\nhow are you?\n\n- one\n- two\n\nYours\n")]
    [InlineData("1. May & # *x*\n- <b>", "1\\. May \\& \\# \\*x\\*\n- \\<b\\>\n")]
    public void PlainTextLooksTheSameAsMarkdown(string text, string markdown) => Assert.Equal(markdown, PaperText.ToMarkdown(text, title: null));

    [Fact]
    public void CharactersThatNoDocumentCanHoldAreDropped() =>
        Assert.Equal("a\tb\nc😀d", PaperText.Clean("a\t\u0000\u0001b\r\nc😀\uD83D\u001B\uFFFF\u0086d"));

    private static PaperInline TextOf(string markdown) =>
        Assert.Single(Assert.IsType<ParagraphBlock>(Assert.Single(PaperReader.Read(markdown))).Content);

    private static string Words(IEnumerable<PaperInline> content) => string.Concat(content.OfType<TextInline>().Select(text => text.Text)).Trim();
}
