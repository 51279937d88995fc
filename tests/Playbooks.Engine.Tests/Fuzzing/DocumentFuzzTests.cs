using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Tests.Checking;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Testing.Fuzzing;

namespace Playbooks.Engine.Tests.Fuzzing;

/// <summary>Whatever an author writes: no crash, no hang, every mistake with a place in its document; what checks clean decides.</summary>
public sealed class DocumentFuzzTests
{
    private static readonly DocumentSet s_small = WorkspaceCheckerTests.Load("tests/Playbooks.Engine.Tests/Checking/small");

    private static readonly string[] s_json = [.. s_small.Texts.Where(document => document.Key.EndsWith(".json", StringComparison.Ordinal)).Select(document => document.Value)];

    private static readonly RandomJson s_made = new(s_json);

    private static readonly string[] s_cells =
        ["not A | 'B | C'", ">= 7", "10 to under 20", "within 90 days", "in the last 30 days", "more than 30 days ago", "starts EU- | 'U''S'", "has none of A | B", "is not known", "*", "HighRisk", "-1.5 to 2"];

    private static readonly string[] s_tables = ["id;contact.role;action\na;\"x \"\"y\"\"\";b | c\n\nd;'e';f\n", "\ufeffid,a,b\r\n1,,\"x\ny\"\r\n"];

    private static readonly string[] s_marks = ["\"", ";", ",", "\n", "\r", "\t", "|", "'", "*", "not ", " to ", " under ", "days", "1e9", "\ufeff", "is known", ">= "];

    [Fact]
    public void DamagedJsonIsReadWithoutACrash() => FuzzRun.Try(8, new Mutation(s_json, [.. s_made.Pieces]).Make, ReadJson);

    [Fact]
    public void DamagedTablesAreReadWithoutACrash() => FuzzRun.Try(8, new Mutation(s_tables, s_marks).Make, text =>
    {
        var diagnostics = new List<Diagnostic>();
        CsvReader.Read(new SourceText("test.csv", text), diagnostics);
        Located.AssertAll(diagnostics);
    });

    [Fact]
    public void DamagedCellsAreReadWithoutACrash()
    {
        var facts = WorkspaceChecker.Check(s_small).Workspace!.Vocabulary.Facts;
        FuzzRun.Try(6, new Mutation(s_cells, s_marks).Make, cell =>
        {
            foreach (var fact in facts.Take(12))
            {
                var diagnostics = new List<Diagnostic>();
                var test = CellParser.Parse(Excerpt.Of(cell), fact, diagnostics);
                Assert.Equal(diagnostics.Exists(diagnostic => diagnostic.IsError), test is null);
                Located.AssertAll(diagnostics);
            }
        });
    }

    [Fact]
    public void WorkspacesWithADamagedDocumentAreCheckedWithoutACrash() =>
        FuzzRun.Try(2, random => Path(random) is var path && s_small.Texts[path] is var text ? $"{path}\n{new Mutation([text], [.. s_made.Pieces]).Make(random)}" : "", CheckAndDecide);

    [Fact]
    public void WorkspacesWithAMadeUpDocumentAreCheckedWithoutACrash() =>
        FuzzRun.Try(2, random => Path(random, ".json") is var path ? $"{path}\n{new RandomJson([s_small.Texts[path]]).Make(random)}" : "", CheckAndDecide);

    private static string Path(Random random, string ending = "")
    {
        string[] paths = [.. s_small.Texts.Keys.Where(path => path.EndsWith(ending, StringComparison.Ordinal))];
        return paths[random.Next(paths.Length)];
    }

    private static void ReadJson(string text)
    {
        var source = new SourceText("test.json", text);
        var diagnostics = new List<Diagnostic>();
        JsonReader.Read(source, diagnostics);
        Located.AssertAll(diagnostics);
        Assert.Equal(diagnostics.Count > 0, WorkspaceFormat.Format(source, []) is null);
    }

    private static void CheckAndDecide(string pathAndText)
    {
        var end = pathAndText.IndexOf('\n', StringComparison.Ordinal);
        var check = WorkspaceChecker.Check(s_small.With(pathAndText[..end], pathAndText[(end + 1)..]));
        Located.AssertAll(check.Diagnostics);
        Assert.Equal(check.Workspace is null, check.Diagnostics.Any(diagnostic => diagnostic.IsError));
        if (check.Workspace is not null)
        {
            var release = Release.Create(check.Workspace);
            var decision = release.Decider.Decide(Sample.RequestFor(release, """{ "account": {}, "contacts": [ {}, {} ] }""") with { ExplainsAllRules = true });
            Assert.NotEmpty(Sample.Json(decision));
        }
    }
}
