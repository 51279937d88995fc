using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Playbooks.Retention.Interviews.Word;

/// <summary>The styles of a document. Everything looks as it does by its style, so that a team can make them its own.</summary>
internal static class WordStyles
{
    private const string Mark = "17606B";
    private const string Soft = "56646A";
    private const string Line = "C4CDD0";
    private const string Tint = "F0F5F5";

    // Half points by level of heading.
    private static readonly int[] s_sizes = [40, 28, 23, 22, 22, 22];

    /// <summary>All styles, for words of a language.</summary>
    public static Styles Create(string language)
    {
        var styles = new Styles(Defaults(language), Normal());
        for (var level = 1; level <= s_sizes.Length; level++)
        {
            styles.Append(Heading(level));
        }
        styles.Append(
            Paragraph("ListParagraph", "List Paragraph", Spaced(0, 60)),
            Paragraph("Quote", "Quote", new StyleParagraphProperties(
                new KeepNext(),
                new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 24, Space = 8, Color = Mark }),
                new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Tint },
                new SpacingBetweenLines { Before = "140", After = "140" },
                new Indentation { Left = "227", Right = "113" })),
            Paragraph("Code", "Code", Spaced(0, 0), new StyleRunProperties(Mono(), new FontSize { Val = "19" })),
            Paragraph("Rule", "Rule", new StyleParagraphProperties(
                new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1, Color = Line }), new SpacingBetweenLines { Before = "120", After = "240" })),
            Paragraph("AnswerLabel", "Answer Label", new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "60", After = "40" }), Small()),
            Paragraph("Answer", "Answer", Spaced(40, 40)),
            Paragraph("TableText", "Table Text", Spaced(50, 50)),
            Paragraph("TableHeading", "Table Heading", Spaced(50, 50), new StyleRunProperties(new Bold(), new BoldComplexScript())),
            Paragraph("Gap", "Gap", new StyleParagraphProperties(new SpacingBetweenLines { Before = "0", After = "0", Line = "160", LineRule = LineSpacingRuleValues.Exact })),
            Paragraph("Header", "header", Spaced(0, 0), Small()),
            Paragraph("Footer", "footer", new StyleParagraphProperties(new SpacingBetweenLines { After = "0" }, new Justification { Val = JustificationValues.Right }), Small()),
            Character("CodeWords", "Code Words", new StyleRunProperties(Mono())),
            Character("PlaceholderText", "Placeholder Text", new StyleRunProperties(new Color { Val = Soft })),
            Table("Facts", new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 6, Color = Line },
                new BottomBorder { Val = BorderValues.Single, Size = 6, Color = Line },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 6, Color = Line })),
            Table("AnswerBox", new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 6, Color = Line },
                new LeftBorder { Val = BorderValues.Single, Size = 6, Color = Line },
                new BottomBorder { Val = BorderValues.Single, Size = 6, Color = Line },
                new RightBorder { Val = BorderValues.Single, Size = 6, Color = Line })));
        return styles;
    }

    private static DocDefaults Defaults(string language) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Segoe UI", HighAnsi = "Segoe UI", EastAsia = "Microsoft YaHei", ComplexScript = "Arial" },
            new FontSize { Val = "21" },
            new FontSizeComplexScript { Val = "21" },
            new Languages { Val = language, EastAsia = language, Bidi = language })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
            new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto })));

    private static Style Normal() => new(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true };

    private static Style Heading(int level)
    {
        var size = s_sizes[level - 1].ToString(CultureInfo.InvariantCulture);
        var shape = new StyleParagraphProperties(new KeepNext(), new KeepLines());
        if (level == 1)
        {
            shape.Append(new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 16, Space = 4, Color = Mark }));
        }
        shape.Append(
            new SpacingBetweenLines { Before = level == 1 ? "0" : level == 2 ? "320" : "240", After = level == 1 ? "240" : "100" },
            new OutlineLevel { Val = level - 1 });
        var letters = new StyleRunProperties(new Bold(), new BoldComplexScript());
        if (level != 1 && level != 3)
        {
            letters.Append(new Color { Val = level == 2 ? Mark : Soft });
        }
        letters.Append(new FontSize { Val = size }, new FontSizeComplexScript { Val = size });
        return new Style(
            new StyleName { Val = string.Create(CultureInfo.InvariantCulture, $"heading {level}") },
            new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(), shape, letters)
        { Type = StyleValues.Paragraph, StyleId = string.Create(CultureInfo.InvariantCulture, $"Heading{level}") };
    }

    private static Style Paragraph(string id, string name, StyleParagraphProperties shape, StyleRunProperties? letters = null)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), shape) { Type = StyleValues.Paragraph, StyleId = id };
        if (letters is not null)
        {
            style.Append(letters);
        }
        return style;
    }

    private static Style Character(string id, string name, StyleRunProperties letters) =>
        new(new StyleName { Val = name }, letters) { Type = StyleValues.Character, StyleId = id };

    private static Style Table(string id, TableBorders borders) => new(
        new StyleName { Val = id },
        new StyleTableProperties(borders, new TableCellMarginDefault(
            new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })))
    { Type = StyleValues.Table, StyleId = id };

    private static StyleParagraphProperties Spaced(int before, int after) => new(new SpacingBetweenLines
    {
        Before = before.ToString(CultureInfo.InvariantCulture),
        After = after.ToString(CultureInfo.InvariantCulture),
    });

    private static StyleRunProperties Small() => new(new Color { Val = Soft }, new FontSize { Val = "18" }, new FontSizeComplexScript { Val = "18" });

    private static RunFonts Mono() => new() { Ascii = "Consolas", HighAnsi = "Consolas", ComplexScript = "Courier New" };
}
