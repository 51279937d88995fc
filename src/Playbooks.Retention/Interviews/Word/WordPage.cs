using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Playbooks.Retention.Interviews.Word;

/// <summary>The page: A4 with margins, the title at its head and its number at its foot. Lengths are twentieths of a point.</summary>
internal static class WordPage
{
    /// <summary>Relationship of the header.</summary>
    public const string HeaderId = "header";

    /// <summary>Relationship of the footer.</summary>
    public const string FooterId = "footer";

    /// <summary>How wide the text is.</summary>
    public const int TextWidth = Width - (2 * Margin);

    private const int Width = 11906;
    private const int Height = 16838;
    private const int Margin = 1134;

    /// <summary>The page of the whole document; the first one has the title itself, and no header.</summary>
    public static SectionProperties Section() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = HeaderId },
        new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
        new FooterReference { Type = HeaderFooterValues.First, Id = FooterId },
        new PageSize { Width = Width, Height = Height },
        new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 },
        new TitlePage());

    /// <summary>The title, on every page but the first.</summary>
    public static Header Header(string title) =>
        new(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Header" }), new Run(new Text(title) { Space = SpaceProcessingModeValues.Preserve })));

    /// <summary>Number of the page and of all pages.</summary>
    public static Footer Footer() => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
        new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "NUMPAGES" }));
}
