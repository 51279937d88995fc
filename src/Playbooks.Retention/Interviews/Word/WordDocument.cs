using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Playbooks.Retention.Interviews.Word;

/// <summary>Writes a paper as a Word document. The same paper gives the same bytes.</summary>
internal static class WordDocument
{
    private const string WordMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Word2010 = "http://schemas.microsoft.com/office/word/2010/wordml";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    // The earliest that a zip file can say.
    private static readonly DateTimeOffset s_noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The document's bytes.</summary>
    public static byte[] Write(Paper paper)
    {
        using var package = new MemoryStream();
        using (var document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            var main = document.AddNewPart<MainDocumentPart>(WordMain, "main");
            var (body, numbering) = WordWriting.Write(paper);
            main.Document = new Document(body);
            main.Document.AddNamespaceDeclaration("w14", Word2010);
            main.Document.AddNamespaceDeclaration("mc", Compatibility);
            main.Document.MCAttributes = new MarkupCompatibilityAttributes { Ignorable = "w14" };
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Create(paper.Language);
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = numbering;
            main.AddNewPart<HeaderPart>(WordPage.HeaderId).Header = WordPage.Header(paper.Title);
            main.AddNewPart<FooterPart>(WordPage.FooterId).Footer = WordPage.Footer();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(
                new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            WriteProperties(document.AddNewPart<CoreFilePropertiesPart>("properties"), paper);
        }
        return WithoutTimes(package);
    }

    private static void WriteProperties(CoreFilePropertiesPart part, Paper paper)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dublin = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace schema = "http://www.w3.org/2001/XMLSchema-instance";
        var time = paper.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var properties = new XElement(core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", schema),
            new XElement(dublin + "title", paper.Title),
            new XElement(dublin + "subject", paper.Subject),
            paper.Author is { } author ? new XElement(dublin + "creator", author) : null,
            new XElement(dublin + "language", paper.Language),
            new XElement(terms + "created", new XAttribute(schema + "type", "dcterms:W3CDTF"), time),
            new XElement(terms + "modified", new XAttribute(schema + "type", "dcterms:W3CDTF"), time));
        using var stream = part.GetStream(FileMode.Create);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        new XDocument(new XDeclaration("1.0", "utf-8", "yes"), properties).Save(writer);
    }

    // A package notes for each part when it was written; two papers that say the same must be the same.
    private static byte[] WithoutTimes(MemoryStream package)
    {
        using var result = new MemoryStream();
        package.Position = 0;
        using (var from = new ZipArchive(package, ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName);
                copy.LastWriteTime = s_noTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }
        return result.ToArray();
    }
}
