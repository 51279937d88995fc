using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Playbooks.Retention.Interviews.Word;

/// <summary>Writes tables, and the boxes that answers are written into.</summary>
internal static class WordTables
{
    // A third of the page for the names of facts, where a table has two columns without a header.
    private const int NameWidth = WordPage.TextWidth * 34 / 100;
    private const uint RoomHeight = 1150;

    /// <summary>A table.</summary>
    public static Table Table(TableBlock table, Func<ImmutableArray<PaperInline>, IEnumerable<OpenXmlElement>> runs)
    {
        var columns = Math.Max(1, table.Rows.Select(row => row.Length).Append(table.Header.Length).Max());
        var widths = WidthsOf(columns, isNamed: table.Header.IsEmpty && columns == 2);
        var written = Begin("Facts", widths);
        if (!table.Header.IsEmpty)
        {
            var header = Row(table.Header, widths, runs, "TableHeading");
            header.PrependChild(new TableRowProperties(new CantSplit(), new TableHeader()));
            written.Append(header);
        }
        foreach (var row in table.Rows)
        {
            var line = Row(row, widths, runs, "TableText");
            line.PrependChild(new TableRowProperties(new CantSplit()));
            written.Append(line);
        }
        return written;
    }

    /// <summary>A box of one cell, high enough to write into by hand.</summary>
    public static Table Room(SdtBlock field)
    {
        int[] widths = [WordPage.TextWidth];
        var room = Begin("AnswerBox", widths);
        room.Append(new TableRow(
            new TableRowProperties(new CantSplit(), new TableRowHeight { Val = RoomHeight, HeightType = HeightRuleValues.AtLeast }),
            Cell(widths[0], field)));
        return room;
    }

    /// <summary>What keeps two tables apart, and a table from what follows it.</summary>
    public static Paragraph Gap() => new(new ParagraphProperties(new ParagraphStyleId { Val = "Gap" }));

    private static Table Begin(string style, int[] widths)
    {
        var grid = new TableGrid();
        grid.Append(widths.Select(width => new GridColumn { Width = Text(width) }));
        return new Table(
            new TableProperties(
                new TableStyle { Val = style },
                new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            grid);
    }

    private static TableRow Row(
        ImmutableArray<ImmutableArray<PaperInline>> cells, int[] widths, Func<ImmutableArray<PaperInline>, IEnumerable<OpenXmlElement>> runs, string style)
    {
        var row = new TableRow();
        for (var i = 0; i < widths.Length; i++)
        {
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
            paragraph.Append(runs(i < cells.Length ? cells[i] : []));
            row.Append(Cell(widths[i], paragraph));
        }
        return row;
    }

    // A cell must end with a paragraph, or a field that holds one.
    private static TableCell Cell(int width, OpenXmlElement content) =>
        new(new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa }), content);

    private static int[] WidthsOf(int columns, bool isNamed) =>
        isNamed ? [NameWidth, WordPage.TextWidth - NameWidth] : [.. Enumerable.Repeat(WordPage.TextWidth / columns, columns)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
