using Playbooks.Language.Text;

namespace Playbooks.Language.Tests.Text;

public sealed class ExcerptTests
{
    // The JSON string "a\n\u00fcb" holds the four characters a, line feed, ü, b.
    private static readonly SourceText s_document = new("d.json", """{"if": "a\n\u00fcb"}""");
    private static readonly Excerpt s_escaped = new(s_document, "a\nüb", 8, [8, 9, 11, 17, 18], "if");

    [Fact]
    public void PlacesGoThroughEscapes()
    {
        Assert.Equal("b", s_escaped.Locate(new TextSpan(3, 1)).Text);
        Assert.Equal("\\u00fc", s_escaped.Locate(new TextSpan(2, 1)).Text);
        Assert.Equal(18, s_escaped.Locate(new TextSpan(4, 0)).Span.Start);
    }

    [Fact]
    public void APartKeepsItsPlaces()
    {
        var part = s_escaped.Slice(new TextSpan(2, 2));

        Assert.Equal("üb", part.Text);
        Assert.Equal("b", part.Locate(new TextSpan(1, 1)).Text);
        Assert.Equal("if", part.Path);
    }

    [Fact]
    public void WithoutEscapesPlacesRunInStep()
    {
        var excerpt = new Excerpt(s_document, "\"if\"", 1, null, "");

        Assert.Equal("if", excerpt.Locate(new TextSpan(1, 2)).Text);
    }

    [Fact]
    public void AMapMustCoverEveryCharacterAndTheEnd() =>
        Assert.Throws<ArgumentException>(() => new Excerpt(s_document, "ab", 0, [0, 1], ""));
}
