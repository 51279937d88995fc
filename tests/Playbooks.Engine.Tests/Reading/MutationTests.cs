using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Tests.Checking;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Tests.Reading;

/// <summary>Whatever an author types: no crash, and every mistake has a place in its document.</summary>
public sealed class MutationTests
{
    private const string Json = """{"rules": [{"id": "a", "when": {"contact.role": ["A", 1.5e3, true, null]}}, {"b\u00e9\n": -0}], "c": {}}""";
    private const string Csv = "id;contact.role;action\na;\"x \"\"y\"\"\";b | c\n\nd;'e';f\n";
    private const string Characters = "{}[]\",:;'|\\u0é😀\n\r\t abc01.-+e/*#\u0000\uFEFF<>=";

    private static readonly DocumentSet Small = WorkspaceCheckerTests.Load("tests/Playbooks.Engine.Tests/Checking/small");

    [Fact]
    public void MutatedJsonIsReadWithoutACrash()
    {
        var random = new Random(20260101);
        for (var i = 0; i < 60_000; i++)
        {
            var source = new SourceText("test.json", Mutate(Json, random));
            var diagnostics = new List<Diagnostic>();
            JsonReader.Read(source, diagnostics);
            AssertLocated(diagnostics, source.Text);
            var formatted = WorkspaceFormat.Format(source, []);
            Assert.True(formatted is null == diagnostics.Count > 0, source.Text);
        }
    }

    [Fact]
    public void MutatedTablesAreReadWithoutACrash()
    {
        var random = new Random(20260102);
        for (var i = 0; i < 20_000; i++)
        {
            var source = new SourceText("test.csv", Mutate(Csv, random));
            var diagnostics = new List<Diagnostic>();
            CsvReader.Read(source, diagnostics);
            AssertLocated(diagnostics, source.Text);
        }
    }

    [Fact]
    public void MutatedCellsAreReadWithoutACrash()
    {
        string[] cells = ["not A | 'B | C'", ">= 7", "10 to under 20", "within 90 days", "in the last 30 days", "more than 30 days ago", "starts EU- | 'U''S'", "has none of A | B", "is not known"];
        var facts = WorkspaceChecker.Check(Small).Workspace!.Vocabulary.Facts;
        var random = new Random(20260103);
        for (var i = 0; i < 40_000; i++)
        {
            var cell = Mutate(cells[random.Next(cells.Length)], random);
            var diagnostics = new List<Diagnostic>();
            var test = CellParser.Parse(Excerpt.Of(cell), facts[random.Next(facts.Length)], diagnostics);
            Assert.True(test is null == diagnostics.Exists(diagnostic => diagnostic.IsError), cell);
            AssertLocated(diagnostics, cell);
        }
    }

    [Fact]
    public void MutatedWorkspacesAreCheckedWithoutACrash()
    {
        var random = new Random(20260104);
        var paths = Small.Texts.Keys.ToArray();
        for (var i = 0; i < 500; i++)
        {
            var path = paths[random.Next(paths.Length)];
            var check = WorkspaceChecker.Check(Small.With(path, Mutate(Small.Texts[path], random)));
            Assert.All(check.Diagnostics, diagnostic => AssertLocated([diagnostic], diagnostic.Location.Source.Text));
            Assert.Equal(check.Workspace is null, check.Diagnostics.Any(diagnostic => diagnostic.IsError));
        }
    }

    private static string Mutate(string text, Random random)
    {
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(4), text.Length - at);
            var insert = random.Next(3) == 0 ? "" : Characters.Substring(random.Next(Characters.Length), 1);
            text = random.Next(10) == 0 ? text[..at] + " " : text[..at] + insert + text[(at + length)..];
        }
        return text;
    }

    private static void AssertLocated(List<Diagnostic> diagnostics, string text) =>
        Assert.All(diagnostics, diagnostic =>
        {
            Assert.InRange(diagnostic.Location.Span.Start, 0, text.Length);
            Assert.InRange(diagnostic.Location.Span.End, 0, text.Length);
            Assert.NotEmpty(DiagnosticText.Render(diagnostic));
        });
}
