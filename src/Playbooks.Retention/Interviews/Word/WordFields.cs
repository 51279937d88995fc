using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Office2010 = DocumentFormat.OpenXml.Office2010.Word;

namespace Playbooks.Retention.Interviews.Word;

/// <summary>What is filled in, as content controls. Each has the tag <c>field-N</c>, so that answers can be read back.</summary>
internal static class WordFields
{
    private const int LongestName = 60;
    private const string ToWriteOn = "____________________";
    private const string Ticked = "\u2612";
    private const string Empty = "\u2610";
    private const string TickFont = "MS Gothic";

    /// <summary>Room for a long answer.</summary>
    public static SdtBlock Room(AnswerBlock answer) => new(
        Properties(answer.Number, answer.Asks, new ShowingPlaceholder()),
        new SdtContentBlock(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Answer" }),
            new Run(new RunProperties(new RunStyle { Val = "PlaceholderText" }), Preserved("\u00A0")))));

    /// <summary>A blank in a line.</summary>
    public static SdtRun Blank(BlankInline blank, string name) => new(
        Properties(blank.Number, name, new ShowingPlaceholder(), new SdtContentText()),
        new SdtContentRun(new Run(new RunProperties(new RunStyle { Val = "PlaceholderText" }), Preserved(ToWriteOn))));

    /// <summary>A box to tick.</summary>
    public static SdtRun Tick(TickInline tick, string name) => new(
        Properties(tick.Number, name, new Office2010.SdtContentCheckBox(
            new Office2010.Checked { Val = tick.IsTicked ? Office2010.OnOffValues.One : Office2010.OnOffValues.Zero },
            new Office2010.CheckedState { Font = TickFont, Val = "2612" },
            new Office2010.UncheckedState { Font = TickFont, Val = "2610" })),
        new SdtContentRun(new Run(
            new RunProperties(new RunFonts { Ascii = TickFont, HighAnsi = TickFont, EastAsia = TickFont, Hint = FontTypeHintValues.EastAsia }),
            Preserved(tick.IsTicked ? Ticked : Empty))));

    private static SdtProperties Properties(int number, string name, params OpenXmlElement[] kind)
    {
        var properties = new SdtProperties();
        if (name.Length > 0)
        {
            properties.Append(new SdtAlias { Val = Shortened(name) });
        }
        properties.Append(new Tag { Val = string.Create(CultureInfo.InvariantCulture, $"field-{number}") }, new SdtId { Val = number });
        properties.Append(kind);
        return properties;
    }

    private static string Shortened(string name) =>
        name.Length <= LongestName ? name : name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)] + "…";

    private static Text Preserved(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };
}
