using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;

namespace Playbooks.Language.Tests.Templates;

/// <summary>Partials, in lenient templates and in strict ones.</summary>
public sealed class IncludeTests
{
    private static readonly (string Name, string Text)[] Partials =
    [
        ("myinclude.html", "{{ y = y + 1 ~}}\nThis is a string with the value {{ y }}"),
        ("down", "{{ $1 }}{{ if $1 > 0; include 'down' ($1 - 1); end }}"),
        ("args", "{{ $.size }}:{{ $[0] }}{{ $1 }}{{ $.name }}{{ $name }}"),
        ("gives", "a{{ ret 1 + 1 }}b"),
        ("early", "a{{ ret }}b"),
        ("lines", "one\ntwo"),
    ];

    [Theory]
    [InlineData("{{ y = 0; include 'myinclude.html'; x = include 'myinclude.html'; x + ' modified' }}", "This is a string with the value 1This is a string with the value 2 modified")]
    [InlineData("{{ include 'down' 3 }}", "3210")]
    [InlineData("{{ include 'args' 'a' 'b' name: 'n' }}", "3:argsann")]
    [InlineData("{{ include 'args' }}{{ $name }}", "1:args")]
    [InlineData("{{ include 'gives' }}c{{ x = include 'gives'; x }}", "a2ca2")]
    [InlineData("  {{ 'x:\n'; include 'lines' }};", "  x:\n  one\n  two;")]
    [InlineData("{{ include 'early' }}c", "ac")]
    [InlineData("{{ name = 'ear' + 'ly'; include name }}", "a")]
    [InlineData("  {{ include 'lines' }}", "  one\n  two")]
    [InlineData("{{ 'early' | include | string.upcase }}", "A")]
    public void PartialsAreWrittenWhereTheyAreIncluded(string template, string expected)
    {
        var result = CheckedTemplate.Check(Excerpt.Of(template), Scope(TemplateScope.Lenient), [])!.Render(Samples.Input());
        Assert.Equal(expected, result.Text);
    }

    [Fact]
    public void APartialThatIsNamedWhileRenderingMustBeThere()
    {
        var result = CheckedTemplate.Check(Excerpt.Of("{{ n = 'x'; include n }}"), Scope(TemplateScope.Lenient), [])!.Render(Samples.Input());
        Assert.Equal((TemplateErrors.IncludeFailed.Code, "there is no partial `x`", "n"), (result.Failure!.Code, result.Failure.Message, result.Failure.Location.Text));
    }

    [Fact]
    public void AMistakeInAPartialStandsInItsFileAndIsSaidOnce()
    {
        var scope = Samples.Strict.WithPartial("p", TemplateDocument.Plain(new SourceText("templates/_p.scriban", "{{ contact.nme }}")));
        var diagnostics = new List<Diagnostic>();
        CheckedTemplate.Check(Excerpt.Of("{{ include 'p' }}{{ include 'p' }}"), scope, diagnostics);
        CheckedTemplate.Check(Excerpt.Of("{{ include 'p' }}"), scope, diagnostics);
        var mistake = Assert.Single(diagnostics);
        Assert.Equal(("templates/_p.scriban:1:12", "nme"), (mistake.Location.ToString(), mistake.Location.Text));
    }

    [Fact]
    public void IncludesNameThePartialsOfPartialsToo()
    {
        var scope = Samples.Strict
            .WithPartial("outer", TemplateDocument.Plain(new SourceText("outer", "{{ include 'inner' }}")))
            .WithPartial("inner", TemplateDocument.Plain(new SourceText("inner", "x")));
        Assert.Equal("inner outer", string.Join(' ', CheckedTemplate.Check(Excerpt.Of("{{ include 'outer' }}"), scope, [])!.Includes));
    }

    [Fact]
    public void PartialsThatIncludeOneAnotherManyTimesAreTooMany()
    {
        var scope = Samples.Strict.WithPartial("p0", TemplateDocument.Plain(new SourceText("p0", "x")));
        for (var i = 1; i < 15; i++)
        {
            scope = scope.WithPartial($"p{i}", TemplateDocument.Plain(new SourceText($"p{i}", $"{{{{ include 'p{i - 1}' }}}}{{{{ include 'p{i - 1}' }}}}")));
        }
        var diagnostics = new List<Diagnostic>();
        CheckedTemplate.Check(Excerpt.Of("{{ include 'p14' }}"), scope, diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.Equal(TemplateErrors.TooLong.Code, diagnostic.Code));
        Assert.NotEmpty(diagnostics);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AThousandPartialsInOneAnotherAreADiagnostic(bool isStrict)
    {
        var (open, close) = (string.Concat(Enumerable.Repeat("{{ if true }}", 90)), string.Concat(Enumerable.Repeat("{{ end }}", 90)));
        var scope = Enumerable.Range(0, 1000).Aggregate(
            isStrict ? TemplateScope.Strict : TemplateScope.Lenient,
            (scope, i) => scope.WithPartial($"p{i}", TemplateDocument.Plain(new SourceText($"p{i}", $"{open}{{{{ include 'p{i + 1}' }}}}{close}"))));
        var diagnostics = new List<Diagnostic>();
        CheckedTemplate.Check(Excerpt.Of("{{ include 'p0' }}"), scope, diagnostics);
        Assert.Equal(TemplateErrors.TooDeep.Code, Assert.Single(diagnostics, diagnostic => diagnostic.IsError).Code);
    }

    [Fact]
    public void ATemplateOfAMillionCharactersIsTooLong()
    {
        var diagnostics = new List<Diagnostic>();
        CheckedTemplate.Check(Excerpt.Of(new string('x', 1_000_001)), TemplateScope.Lenient, diagnostics);
        Assert.Equal("a template of more than 1,000,000 characters", Assert.Single(diagnostics).Message);
    }

    private static TemplateScope Scope(TemplateScope scope) =>
        Partials.Aggregate(scope, (scope, partial) => scope.WithPartial(partial.Name, TemplateDocument.Plain(new SourceText(partial.Name, partial.Text))));
}
