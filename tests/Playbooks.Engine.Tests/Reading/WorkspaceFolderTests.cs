using System.Text;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Tests.Reading;

public sealed class WorkspaceFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("playbooks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void DocumentsAreFoundByTheirPlaceAndExtension()
    {
        foreach (var path in new[]
        {
            "playbooks/facts.json", "playbooks/facts.schema.json", "playbooks/README.md", "playbooks/tables/grid.csv", "playbooks/tables/notes.txt",
            "playbooks/scripts/score.js", "playbooks/sample-book/book.csv", "playbooks/sample-book/map.json", "playbooks/examples/first.json",
            "playbooks/.hidden/x.json", "templates/a.email.scriban", "templates/notes.md", "elsewhere/b.json",
        })
        {
            Write(path, "text");
        }

        var documents = Load(out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal(
            ["playbooks/examples/first.json", "playbooks/facts.json", "playbooks/scripts/score.js", "playbooks/tables/grid.csv", "templates/a.email.scriban"],
            documents.Texts.Keys);
    }

    [Fact]
    public void AByteOrderMarkIsNoPartOfTheText()
    {
        File.WriteAllBytes(PathOf("playbooks/facts.json"), [0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}']);

        Assert.Equal("{}", Load(out _).Texts["playbooks/facts.json"]);
    }

    [Fact]
    public void BytesThatAreNotUtf8AreFoundAtTheirPlace()
    {
        File.WriteAllBytes(PathOf("playbooks/facts.json"), [.. "{\n \"é\": \""u8, 0xE9, (byte)'"', (byte)'}']);

        Load(out var diagnostics);

        Assert.Equal("PB4506 2:8 \uFFFD: a byte that is not UTF-8 stands here", Shown.WithMessages(diagnostics));
    }

    [Fact]
    public void Utf16IsSaidToBeSo()
    {
        File.WriteAllBytes(PathOf("playbooks/facts.json"), Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray());

        Load(out var diagnostics);

        Assert.Equal("PB4506 1:1: the document is written in UTF-16", Shown.WithMessages(diagnostics));
    }

    [Fact]
    public void ADocumentThatIsTooLargeIsNotRead()
    {
        using (var file = File.Create(PathOf("playbooks/facts.json")))
        {
            file.SetLength(WorkspaceFolder.LargestDocument + 1L);
        }

        var documents = Load(out var diagnostics);

        Assert.Empty(documents.Texts);
        Assert.Equal("PB4505", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void LinksAreNotFollowed()
    {
        Write("elsewhere/secret.json", "{}");
        Directory.CreateDirectory(Path.Combine(_folder, "playbooks"));
        File.CreateSymbolicLink(Path.Combine(_folder, "playbooks", "secret.json"), Path.Combine(_folder, "elsewhere", "secret.json"));

        var documents = Load(out var diagnostics);

        Assert.Empty(documents.Texts);
        Assert.Equal("PB4504 1:1: `playbooks/secret.json` is a link, and links are not followed", Shown.WithMessages(diagnostics));
    }

    [Fact]
    public void LinkedFoldersAreReportedAndNotEntered()
    {
        Write("playbooks/facts.json", "{}");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "playbooks", "loop"), _folder);

        var documents = Load(out var diagnostics);

        Assert.Equal(["playbooks/facts.json"], documents.Texts.Keys);
        Assert.Equal("PB4504 1:1: `playbooks/loop` is a link, and links are not followed", Shown.WithMessages(diagnostics));
    }

    [Theory]
    [InlineData("playbooks/growth.json")]
    [InlineData("playbooks/tables/grid.csv")]
    [InlineData("templates/check-in.email.scriban")]
    public void AnEndingOfAPlainEditorIsReported(string path)
    {
        Write(path + ".txt", "{}");

        var documents = Load(out var diagnostics);

        Assert.Equal($"PB4504 1:1: `{path}.txt` is not read, for its ending is `.txt`", Shown.WithMessages(diagnostics));
        Assert.Equal($"rename it to `{path}`", diagnostics[0].Help);
        Assert.True(documents.Has(path));
    }

    [Theory]
    [InlineData("playbooks/growth.json")]
    [InlineData("templates/check-in.email.scriban")]
    public void ACopyThatIsLeftBesideTheDocumentIsReportedAndStopsNothing(string path)
    {
        Write(path, "the document");
        Write(path + ".txt", "a copy");

        var documents = Load(out var diagnostics);

        Assert.Equal($"PB4508 1:1: `{path}.txt` is not read: `{path}` stands beside it", Shown.WithMessages(diagnostics));
        Assert.Equal(("delete it, or put it in the other's place", false), (diagnostics[0].Help, diagnostics[0].IsError));
        Assert.Equal("the document", documents.Texts[path]);
        Assert.Empty(documents.Unreadable);
    }

    [Theory]
    [InlineData("templates/check-in.email.html", "templates end in `.scriban`", "rename it to `templates/check-in.email.scriban`, and begin it with its front matter: `channel: email`")]
    [InlineData("templates/german/check-in.docx", "templates end in `.scriban`", "write its words into `templates/german/check-in.scriban`")]
    [InlineData("playbooks/check-in.email.scriban", "templates stand in `templates/`", "move it to `templates/check-in.email.scriban`")]
    [InlineData("check-in.email.scriban", "templates stand in `templates/`", "move it to `templates/check-in.email.scriban`")]
    [InlineData("template/check-in.email.scriban", "templates stand in `templates/`", "move it to `templates/check-in.email.scriban`")]
    [InlineData("playbooks/tables/grid.xlsx", "tables are CSV", "save it as `playbooks/tables/grid.csv`; spreadsheets call that form `CSV UTF-8`")]
    [InlineData("playbooks/grid.csv", "tables stand in `playbooks/tables/`", "move it to `playbooks/tables/grid.csv`")]
    [InlineData("playbooks/growth.yaml", "playbooks are JSON", "write it as JSON into `playbooks/growth.json`")]
    public void AFileThatIsLikeADocumentIsReportedAndStopsNothing(string path, string why, string help)
    {
        Write(path, "text");

        var documents = Load(out var diagnostics);

        Assert.Equal($"PB4508 1:1: `{path}` is not read: {why}", Shown.WithMessages(diagnostics));
        Assert.Equal((help, false), (diagnostics[0].Help, diagnostics[0].IsError));
        Assert.Equal([path], documents.Strays);
        Assert.False(documents.Has(path));
    }

    [Fact]
    public void AWorkbookUnderTheNameOfATableIsReported()
    {
        Write("playbooks/tables/grid.csv", "PK\u0003\u0004and more");

        Load(out var diagnostics);

        Assert.Equal("PB4506 1:1: the document is a workbook or an archive, and no text", Shown.WithMessages(diagnostics));
        Assert.Equal("save it as UTF-8; spreadsheets call that form `CSV UTF-8`", diagnostics[0].Help);
    }

    [Fact]
    public void AnEndingInCapitalLettersIsReported()
    {
        Write("playbooks/growth.JSON", "{}");

        var documents = Load(out var diagnostics);

        Assert.Equal("PB4504 1:1: `playbooks/growth.JSON` is not read, for its ending has capital letters", Shown.WithMessages(diagnostics));
        Assert.Equal(["playbooks/growth.JSON"], documents.Unreadable);
    }

    [Fact]
    public void AnEmptyFileIsAnEmptyDocument()
    {
        Write("playbooks/facts.json", "");

        Assert.Equal("", Load(out _).Texts["playbooks/facts.json"]);
    }

    [Fact]
    public void AnEmptyFolderHasNoDocuments() => Assert.Empty(Load(out _).Texts);

    private DocumentSet Load(out List<Diagnostic> diagnostics) => WorkspaceFolder.Load(_folder, diagnostics = []);

    private void Write(string path, string text) => File.WriteAllText(PathOf(path), text);

    private string PathOf(string path)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}
