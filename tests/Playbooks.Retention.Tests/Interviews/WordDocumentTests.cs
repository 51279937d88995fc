using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Playbooks.Retention.Interviews.Word;

namespace Playbooks.Retention.Tests.Interviews;

public sealed class WordDocumentTests
{
    private static readonly byte[] s_document = WordDocument.Write(Papers.Of(Papers.Everything));

    [Theory]
    [InlineData(FileFormatVersions.Office2010)]
    [InlineData(FileFormatVersions.Microsoft365)]
    public void ItValidates(FileFormatVersions version)
    {
        using var document = Open();

        var errors = string.Join('\n', new OpenXmlValidator(version).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));

        Assert.True(errors.Length == 0, errors);
    }

    [Fact]
    public void AnEmptyPaperValidatesToo()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(WordDocument.Write(Papers.Of(""))), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document));
    }

    [Fact]
    public void HeadingsAreHeadingsAndNamesComeOutAsTheyAre()
    {
        using var document = Open();
        var headings = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>()
            .Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith("Heading", StringComparison.Ordinal) == true)
            .Select(paragraph => (paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value, paragraph.InnerText));

        Assert.Equal([("Heading1", $"Exit interview: {Papers.HardNameRead}"), ("Heading2", "Next"), ("Heading3", "Third"), ("Heading4", "Fourth")], headings);
    }

    [Fact]
    public void ListsHaveNumberingDefinitionsAndCountFromTheirFirstNumber()
    {
        using var document = Open();
        var main = document.MainDocumentPart!;
        var used = main.Document.Descendants<NumberingId>().Select(number => number.Val!.Value).Distinct().Order().ToArray();
        var defined = main.NumberingDefinitionsPart!.Numbering.Elements<NumberingInstance>().ToArray();

        Assert.Equal([1, 2, 3], used);
        Assert.Equal([1, 2, 3], defined.Select(number => number.NumberID!.Value));
        Assert.Equal([1, 7], defined.SelectMany(number => number.Descendants<StartOverrideNumberingValue>()).Select(start => start.Val!.Value));
    }

    [Fact]
    public void FieldsAreContentControlsWithTagsToReadThemBackBy()
    {
        using var document = Open();
        var controls = document.MainDocumentPart!.Document.Descendants<SdtProperties>().ToArray();

        Assert.Equal(Enumerable.Range(1, 8).Select(number => $"field-{number}"), controls.Select(control => control.GetFirstChild<Tag>()!.Val!.Value));
        Assert.Equal("\"When did you first think of leaving?\"", controls[0].GetFirstChild<SdtAlias>()!.Val!.Value);
        Assert.Equal(4, controls.Count(control => control.GetFirstChild<DocumentFormat.OpenXml.Office2010.Word.SdtContentCheckBox>() is not null));
    }

    [Fact]
    public void PropertiesSayWhatItIsByWhomAndWhen()
    {
        using var document = Open();
        var properties = document.PackageProperties;

        Assert.Equal(
            ($"Exit interview: {Papers.HardNameRead}", "Exit interview", "Tomas Reedy", "de-AT", new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc)),
            (properties.Title, properties.Subject, properties.Creator, properties.Language, properties.Created!.Value.ToUniversalTime()));
    }

    [Fact]
    public void ThePageIsA4WithItsNumberAtItsFoot()
    {
        using var document = Open();
        var main = document.MainDocumentPart!;
        var size = main.Document.Descendants<PageSize>().Single();

        Assert.Equal((11906u, 16838u), (size.Width!.Value, size.Height!.Value));
        Assert.Equal(["PAGE", "NUMPAGES"], main.FooterParts.Single().Footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value));
        Assert.Equal("de-AT", main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
    }

    [Fact]
    public void TheSamePaperGivesTheSameBytes() => Assert.Equal(s_document, WordDocument.Write(Papers.Of(Papers.Everything)));

    private static WordprocessingDocument Open() => WordprocessingDocument.Open(new MemoryStream(s_document), isEditable: false);
}
