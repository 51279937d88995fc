using Playbooks.Language.Templates;
using Playbooks.Language.Text;

namespace Playbooks.Language.Tests.Templates;

/// <summary>What templates write, with their own words apart.</summary>
public sealed class RenderedTextTests
{
    private const string Long = "These words stand in every message that it writes.\n";
    private const string Other = "\tAnd so do these, at \"the end\" of each of them.";

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("Dear {{ contact.role }},", "Dear ExecutiveSponsor,", 0)]
    [InlineData(Long, Long, 1)]
    [InlineData(Long + "{{ account.seats }}", Long + "1200", 1)]
    [InlineData("{{ contact.role }}\n" + Long + "{{ account.seats }}" + Other, "ExecutiveSponsor\n" + Long + "1200" + Other, 2)]
    [InlineData("{{ for each in 1..3 }}" + Long + "{{ each }}{{ end }}", Long + "1" + Long + "2" + Long + "3", 3)]
    [InlineData("{{ if contact.isVip }}" + Long + "{{ else }}" + Other + "{{ end }}", Long, 1)]
    [InlineData("{{ include 'partial' }}{{ include 'partial' }}", Long + Long, 2)]
    [InlineData(Long + "{{ account.renewsOn | date.to_string '%-d.%-m.%Y' }} {{ account.share }} {{ account.arr }}" + Other, Long + "9.5.2026 0.25 €480,000" + Other, 2)]
    [InlineData("{{ capture all }}" + Long + "{{ end }}{{ all }}{{ all | string.size }}", Long + "51", 0)]
    [InlineData("{{ name = 'a' + '" + "b" + "' }}" + Long + "{{ ret 'end' }}" + Other, Long + "end", 1)]
    public void TheTextIsThePiecesWithWhatStandsBetweenThem(string template, string expected, int pieces)
    {
        var rendered = Render(template, Samples.Strict).Rendered!;

        Assert.Equal((expected, expected.Length, pieces), (rendered.ToString(), rendered.Length, rendered.Pieces.Length));
        Assert.Equal(expected.Length, rendered.Between.Length + rendered.Pieces.ToArray().Sum(piece => piece.Piece.Text.Length));
    }

    [Fact]
    public void WhoWantsTheTextGetsItInOnePiece()
    {
        var template = CheckedTemplate.Check(Excerpt.Of(Long + "{{ account.seats }}"), Samples.Strict, [])!;

        Assert.Equal(template.RenderApart(Samples.Input()).Text, template.Render(Samples.Input()).Text);
        Assert.Empty(template.Render(Samples.Input()).Rendered!.Pieces.ToArray());
    }

    [Fact]
    public void NumbersAreWrittenByTheLanguageBehindAPieceToo()
    {
        var result = CheckedTemplate.Check(Excerpt.Of(Long + "{{ account.share }}, {{ account.arr }}, {{ account.renewsOn }}"), Samples.Strict, [])!.RenderApart(Samples.Input("de"));

        Assert.Equal(Long + "0,25, 480.000\u00A0€, 9. Mai 2026", result.Text);
        Assert.Single(result.Rendered!.Pieces.ToArray());
    }

    [Fact]
    public void HalfOfALetterStandsWithItsOtherHalf()
    {
        const string Half = "\uDF38 begins this piece of plain text, which is long";

        Assert.Equal((false, true), (new TextPiece(Half).StandsApart, new TextPiece(Half[1..]).StandsApart));
    }

    [Fact]
    public void WhatIsEvaluatedMeanwhileIsTheTextsOwn()
    {
        var result = Render("{{ t = \"" + Long.Trim() + "\"; object.eval_template t; object.eval \"func said; ret '" + Long.Trim() + "'; end\"; said }}" + Other, TemplateScope.Lenient);

        Assert.Equal(Long.Trim() + Long.Trim() + Other, result.Text);
        Assert.Equal([Other], result.Rendered!.Pieces.ToArray().Select(piece => piece.Piece.Text));
    }

    [Fact]
    public void LimitsCountPiecesAsWell()
    {
        var limits = TemplateLimits.Default with { Output = Long.Length + 3 };
        var template = CheckedTemplate.Check(Excerpt.Of(Long + "{{ account.seats }}"), Samples.Strict, [])!;

        Assert.Equal(TemplateErrors.LimitReached.Code, template.RenderApart(Samples.Input(limits: limits)).Failure?.Code);
        Assert.True(template.RenderApart(Samples.Input(limits: limits with { Output = Long.Length + 4 })).IsRendered);
    }

    [Fact]
    public void TextsThatSayTheSameAreEqualHoweverTheyAreCut()
    {
        var (whole, cut) = (new RenderedText(Long + Other, []), new RenderedText(Long, [new PlacedPiece(Long.Length, new TextPiece(Other))]));

        Assert.Equal(whole, cut);
        Assert.Equal(whole.GetHashCode(), cut.GetHashCode());
        Assert.NotEqual(whole, new RenderedText(Long + Long, []));
    }

    private static RenderResult Render(string template, TemplateScope scope) =>
        CheckedTemplate.Check(Excerpt.Of(template), scope.WithPartial("partial", TemplateDocument.Plain(new SourceText("partial", Long))), [])!.RenderApart(Samples.Input());
}
