using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Sheets;

/// <summary>A spreadsheet of one sheet, written row by row: numbers, dates and times as what they are, texts never as formulas.</summary>
internal sealed class Sheet : IDisposable
{
    /// <summary>How many rows a sheet holds, its header among them.</summary>
    public const int MostRows = 1_048_576;

    // What spreadsheets take into one cell.
    private const int LongestText = 32_767;

    private readonly SpreadsheetDocument _document;
    private readonly OpenXmlWriter _writer;
    private int _rows;

    /// <param name="stream">Where it goes; it can be read and sought.</param>
    /// <param name="name">What the sheet is called.</param>
    /// <param name="header">The names of the columns.</param>
    public Sheet(Stream stream, string name, IReadOnlyList<string> header)
    {
        _document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = _document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = SheetStyles.Create();
        var sheet = workbook.AddNewPart<WorksheetPart>("sheet");
        workbook.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = "sheet", SheetId = 1, Name = name }));
        _writer = OpenXmlWriter.Create(sheet);
        _writer.WriteStartElement(new Worksheet());
        // The header stays in sight.
        _writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        _writer.WriteStartElement(new SheetData());
        Write(header, SheetStyles.Header);
    }

    /// <summary>Whether no row goes in any more.</summary>
    public bool IsFull => _rows >= MostRows;

    /// <summary>Writes a row.</summary>
    public void Write(IReadOnlyList<object?> cells) => Write(cells, SheetStyles.Plain);

    /// <summary>Finishes the file.</summary>
    public void Dispose()
    {
        _writer.WriteEndElement();
        _writer.WriteEndElement();
        _writer.Dispose();
        _document.Dispose();
    }

    private void Write(IReadOnlyList<object?> cells, uint style)
    {
        _rows++;
        _writer.WriteStartElement(new Row { RowIndex = (uint)_rows });
        for (var i = 0; i < cells.Count; i++)
        {
            if (CellOf(cells[i], style) is { } cell)
            {
                cell.CellReference = Reference(i) + _rows.ToString(CultureInfo.InvariantCulture);
                _writer.WriteElement(cell);
            }
        }
        _writer.WriteEndElement();
    }

    private static Cell? CellOf(object? value, uint style) => value switch
    {
        null or "" => null,
        long number => Number(number.ToString(CultureInfo.InvariantCulture), style),
        double number when double.IsFinite(number) => Number(number.ToString("R", CultureInfo.InvariantCulture), style),
        decimal number => Number(number.ToString(CultureInfo.InvariantCulture), style),
        bool truth => new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(truth ? "1" : "0"), StyleIndex = style },
        DateTime date when date.Year > 1900 => Number(date.ToOADate().ToString("R", CultureInfo.InvariantCulture), SheetStyles.Date),
        DateTimeOffset time when time.Year > 1900 => Number(time.UtcDateTime.ToOADate().ToString("R", CultureInfo.InvariantCulture), SheetStyles.Time),
        _ => Text(ValueText.Format(value), style),
    };

    private static Cell Number(string number, uint style) => new() { CellValue = new CellValue(number), StyleIndex = style };

    private static Cell Text(string text, uint style) => new()
    {
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }),
        StyleIndex = style,
    };

    // XML cannot hold some characters at all, whatever they are escaped as.
    private static string Printable(string text)
    {
        var shown = text.Length > LongestText ? text[..LongestText] : text;
        return shown.All(System.Xml.XmlConvert.IsXmlChar)
            ? shown
            : string.Concat(shown.EnumerateRunes().Select(rune => rune.IsBmp && !System.Xml.XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
    }

    private static string Reference(int column) => column < 26
        ? ((char)('A' + column)).ToString()
        : Reference((column / 26) - 1) + (char)('A' + (column % 26));
}
