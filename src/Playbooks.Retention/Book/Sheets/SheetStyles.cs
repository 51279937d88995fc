using DocumentFormat.OpenXml.Spreadsheet;

namespace Playbooks.Retention.Book.Sheets;

/// <summary>The few ways in which a sheet's cells look.</summary>
internal static class SheetStyles
{
    /// <summary>As it comes.</summary>
    public const uint Plain = 0;

    /// <summary>Bold.</summary>
    public const uint Header = 1;

    /// <summary>A day.</summary>
    public const uint Date = 2;

    /// <summary>A day and a time of day.</summary>
    public const uint Time = 3;

    private const uint DateFormat = 164;
    private const uint TimeFormat = 165;

    /// <summary>The style sheet, whose formats stand in the order of the numbers above.</summary>
    public static Stylesheet Create() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" }),
        new Fonts(new Font(), new Font(new Bold())),
        // The first two fills are taken by the programs themselves.
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = DateFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = TimeFormat, ApplyNumberFormat = true }));
}
