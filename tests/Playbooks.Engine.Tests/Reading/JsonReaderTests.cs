using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Tests.Reading;

public sealed class JsonReaderTests
{
    [Fact]
    public void EachMistakeIsFoundAtItsPlace() =>
        CaseFile.Run("Reading/json-errors.cases", input =>
        {
            var diagnostics = new List<Diagnostic>();
            JsonReader.Read(new SourceText("test.json", input), diagnostics);
            return Shown.Of(diagnostics);
        });

    [Fact]
    public void ValuesKeepTheirPathsAndPlaces()
    {
        var root = Root("""{"rules": [{"id": "a"}, {"when": {"contact.role": "EndUser"}}]}""");

        var rule = ((JsonArray)root.Find("rules")!).Items[1];
        var cell = ((JsonObject)((JsonObject)rule).Find("when")!).Members[0];

        Assert.Equal("rules[1].when['contact.role']", cell.Value.Path);
        Assert.Equal("rules[1].when", cell.Name.Path);
        Assert.Equal("contact.role", cell.Name.Location.Text);
        Assert.Equal("EndUser", cell.Value.Location.Text);
    }

    [Fact]
    public void AnExcerptFindsItsPlaceThroughEscapes()
    {
        var root = Root("""{"if": "a\t\u00e9 == \"x\" and oops"}""");

        var excerpt = ((JsonString)root.Find("if")!).Excerpt;
        var at = excerpt.Text.IndexOf("oops", StringComparison.Ordinal);

        Assert.Equal("a\té == \"x\" and oops", excerpt.Text);
        Assert.Equal("oops", excerpt.Locate(new TextSpan(at, 4)).Text);
        Assert.Equal("\\u00e9", excerpt.Locate(new TextSpan(2, 1)).Text);
    }

    [Fact]
    public void ACommentLosesNothingAndAMissingBracketMay()
    {
        Assert.True(Read("{\"a\": 1, // why\n}").IsWhole);
        Assert.False(Read("{\"a\": [1}").IsWhole);
    }

    [Fact]
    public void DeepNestingIsADiagnostic()
    {
        var diagnostics = new List<Diagnostic>();

        JsonReader.Read(new SourceText("test.json", new string('[', 100_000)), diagnostics);

        var only = Assert.Single(diagnostics);
        Assert.Equal(("PB1015", 65), (only.Code, only.Location.Position.Column));
    }

    [Fact]
    public void ManyMistakesAreNotAllListed()
    {
        var diagnostics = new List<Diagnostic>();

        JsonReader.Read(new SourceText("test.json", "[" + string.Concat(Enumerable.Repeat("@ ", 100_000))), diagnostics);

        Assert.Equal(JsonReader.MostMistakes + 1, diagnostics.Count);
        Assert.Equal("PB1017", diagnostics[^1].Code);
    }

    [Fact]
    public void AnyPrefixOfADocumentIsReadWithoutACrash()
    {
        const string Text = """{"a": [1, -2.5e+3, {"b": "x\u00e9\n"}], 'c': .5, /* d */ e: "f}""";

        for (var length = 0; length <= Text.Length; length++)
        {
            var diagnostics = new List<Diagnostic>();
            JsonReader.Read(new SourceText("test.json", Text[..length]), diagnostics);
            Assert.NotEmpty(diagnostics);
        }
    }

    private static JsonTree Read(string text) => JsonReader.Read(new SourceText("test.json", text), []);

    private static JsonObject Root(string text) => (JsonObject)Read(text).Root!;
}
