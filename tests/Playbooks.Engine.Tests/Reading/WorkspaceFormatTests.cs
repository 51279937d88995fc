using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Testing;

namespace Playbooks.Engine.Tests.Reading;

public sealed class WorkspaceFormatTests
{
    [Fact]
    public void ShortValuesStandOnALineAndObjectsInColumns()
    {
        var formatted = Format("""
            {"facts":{"account.arr":{"type":"money","min":0},"account.servicePlan":{"type":"choice","of":["Basic","Standard"]},

            "contact.email":   {"type":"text"}}, "derived": {}
            }
            """);

        Assert.Equal(
            """
            {
              "facts": {
                "account.arr":         { "type": "money", "min": 0 },
                "account.servicePlan": { "type": "choice", "of": ["Basic", "Standard"] },

                "contact.email": { "type": "text" }
              },
              "derived": {}
            }

            """,
            formatted);
    }

    [Fact]
    public void RowsStandALineEach()
    {
        var formatted = Format("""{"table":{"when":["contact.attitude"],"rows":[[">= 7","High"],["< 7","Low"]]}}""");

        Assert.Equal(
            """
            {
              "table": {
                "when": ["contact.attitude"],
                "rows": [
                  [">= 7", "High"],
                  ["< 7", "Low"]
                ]
              }
            }

            """,
            formatted);
    }

    [Fact]
    public void LongListsFillLinesAndLongObjectsStandKeyByKey()
    {
        var items = string.Join(',', Enumerable.Range(0, 30).Select(i => $"\"value {i}\""));

        var lines = Format($"{{\"of\":[{items}],\"when\":{{\"a\":\"{new string('x', 100)}\",\"b\":\"{new string('y', 40)}\"}}}}").Split('\n');

        Assert.Equal("  \"of\": [", lines[1]);
        Assert.StartsWith("    \"value 0\", \"value 1\", ", lines[2]);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 140));
        Assert.Equal(["  \"when\": {", $"    \"a\": \"{new string('x', 100)}\",", $"    \"b\": \"{new string('y', 40)}\"", "  }", "}", ""], lines[6..]);
    }

    [Fact]
    public void TextsAndNumbersStayAsTheyAreWritten() =>
        Assert.Equal("{\n  \"a\": \"\\u00e9\\/é\",\n  \"b\": 1.50e+3\n}\n", Format("""{"a":"\u00e9\/é","b":1.50e+3}"""));

    [Fact]
    public void ADocumentWithMistakesIsNotTouched()
    {
        var diagnostics = new List<Diagnostic>();

        Assert.Null(WorkspaceFormat.Format(new SourceText("test.json", "{\"a\": 1, \"a\": 2}"), diagnostics));
        Assert.Null(WorkspaceFormat.Format(new SourceText("test.json", "{\"a\": 1, // why\n}"), diagnostics));
        Assert.Equal("PB1103 1:11 a; PB1007 1:10 // why", Shown.Of(diagnostics.Where(diagnostic => diagnostic.Code != JsonErrors.TrailingComma.Code)));
    }

    [Fact]
    public void FormattingTheShippedWorkspaceTwiceChangesNothingAndLosesNothing()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("playbooks"), "*.json", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var once = Format(text);

            Assert.Equal(once, Format(once));
            Assert.Equal(WithoutBlanks(text), WithoutBlanks(once));
        }
    }

    // Blanks inside of texts go as well, which is all right for a comparison.
    private static string WithoutBlanks(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string Format(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var formatted = WorkspaceFormat.Format(new SourceText("test.json", text), diagnostics);
        Assert.Empty(diagnostics);
        return formatted!;
    }
}
