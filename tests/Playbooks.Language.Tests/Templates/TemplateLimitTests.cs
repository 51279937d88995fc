using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;

namespace Playbooks.Language.Tests.Templates;

/// <summary>Whatever a template asks for, it gets a diagnostic, never a crash or a hang.</summary>
public sealed class TemplateLimitTests
{
    [Theory]
    [InlineData("{{ if true }}", "{{ end }}", "PB3007")]
    [InlineData("{{ for x in y }}", "{{ end }}", "PB3007")]
    [InlineData("{{ case 1 }}{{ when 1 }}", "{{ end }}", "PB3007")]
    [InlineData("{{ capture x }}", "", "PB3007")]
    public void ManyBlocksInOneAnotherAreADiagnostic(string open, string close, string code) =>
        Assert.Contains(code, Codes(Repeated(open, 20_000) + Repeated(close, 20_000)));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{a:", "}")]
    [InlineData("-", "")]
    [InlineData("!", "")]
    [InlineData("1+", "")]
    [InlineData("a.", "")]
    [InlineData("a[", "]")]
    [InlineData("f(", ")")]
    [InlineData("1|f ", "")]
    [InlineData("true?1:", "")]
    [InlineData("true?", "")]
    [InlineData("a ?? ", "")]
    [InlineData("$\"{", "}\"")]
    [InlineData("f (", ")")]
    [InlineData("@", "")]
    [InlineData("^", "")]
    [InlineData("++", "")]
    [InlineData("(do;", "end)")]
    [InlineData("{{", "")]
    [InlineData("$'{", "")]
    [InlineData("func f;", "end;")]
    [InlineData("wrap f;", "end;")]
    [InlineData("tablerow x in y;", "end;")]
    public void HundredThousandBracketsOrOperatorsAreADiagnostic(string open, string close) =>
        Assert.NotEmpty(Codes("{{ " + Repeated(open, 100_000) + "1" + Repeated(close, 100_000) + " }}"));

    [Fact]
    public void ALongListIsNotDeep() => Assert.Empty(Codes("{{ [" + Repeated("a.b, ", 20_000) + "1] }}"));

    // A look at all of the rest from each of them would never come to an end.
    [Theory]
    [InlineData("[", 1_000_000, 0)]
    [InlineData("<% ", 300_000, 0)]
    [InlineData("{{ end }}{{#if x}}", 50_000, 50_000)]
    public void LongRunsOfWhatOtherLanguagesWriteAreReadOnce(string text, int times, int mistakes)
    {
        var diagnostics = new List<Diagnostic>();

        CheckedTemplate.Check(Excerpt.Of(Repeated(text, times)), Samples.Strict, diagnostics);

        Assert.Equal(mistakes, diagnostics.Count);
    }

    [Theory]
    [InlineData("{{ while true }}{{ end }}", "turns of loops")]
    [InlineData("{{ for a in 1..2000000000 }}{{ end }}", "turns of loops")]
    [InlineData("{{ for a in 1..1000 }}{{ for b in 1..1000 }}{{ end }}{{ end }}", "turns of loops")]
    [InlineData("{{ x = 'ab'; for i in 1..60; x = x + x; end }}", "characters and elements made")]
    [InlineData("{{ 'a' * 2000000000 }}", "characters and elements made")]
    [InlineData("{{ 'a' | string.pad_left 2000000000 }}", "characters and elements made")]
    [InlineData("{{ x = 'a' * 1000; for i in 1..50; x = x | string.replace 'a' 'aa'; end }}", "characters and elements made")]
    [InlineData("{{ x = 'a' * 1000 | regex.replace '' 'aaaaaaaaaaaaaaaaaaaaaa'; for i in 1..9; x = x | regex.replace 'a' 'aaaaaaaaa'; end }}", "characters and elements made")]
    [InlineData("{{ x = [1]; for i in 1..60; x = x + x; end }}", "characters and elements made")]
    [InlineData("{{ x = []; x[2000000000] = 1 }}", "characters and elements made")]
    [InlineData("{{ x = []; x | array.insert_at 2000000000 1 }}", "characters and elements made")]
    [InlineData("{{ 1..2000000000 | array.reverse }}", "characters and elements made")]
    [InlineData("{{ 1..2000000000 | array.join '' }}", "characters and elements made")]
    [InlineData("{{ 1..2000000000 | array.contains 0 }}", "steps")]
    [InlineData("{{ 1..2000000000 | array.each @string.upcase }}", "steps")]
    [InlineData("{{ 1..2000000000 | array.any @string.empty }}", "steps")]
    [InlineData("{{ 1..2000000000 | array.sort }}", "steps")]
    [InlineData("{{ 1..2000000000 | object.to_json }}", "characters and elements made")]
    [InlineData("{{ x = 'a' * 100000; for i in 1..50; x; end }}", "characters written")]
    [InlineData("{{ capture c; for i in 1..50; 'a' * 100000; end; end }}", "characters written")]
    [InlineData("{{ x = 'a' * 200000; x | regex.match '(.*a.{300}b){3}' }}", "steps")]
    [InlineData("{{ x = 'a' * 100000; x | regex.replace '(a?){990}b' '' }}", "steps")]
    [InlineData("{{ t = 'object.eval t'; object.eval t }}", "partials and functions in one another")]
    [InlineData("{{ t = '{{ object.eval_template t }}'; object.eval_template t }}", "partials and functions in one another")]
    [InlineData("{{ for i in 1..100000; object.eval '1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1'; end }}", "characters and elements made")]
    [InlineData("{{ tablerow a in 1..2000000000 }}{{ end }}", "characters written")]
    [InlineData("{{ include 'again' }}", "partials and functions in one another")]
    [InlineData("{{ x = 1; for i in 1..90000; x = x * 1000000007; end }}", "the result is too large")]
    [InlineData("{{ 1 << 2000000000 }}", "the result is too large")]
    [InlineData("{{ a = [1]; b = [1]; for i in 1..15; a = [a, a, a, a]; b = [b, b, b, b]; end; a == b }}", "steps")]
    public void LimitsEndWhatWouldNot(string template, string expected)
    {
        var diagnostics = new List<Diagnostic>();
        var scope = TemplateScope.Lenient.WithPartial("again", TemplateDocument.Plain(new SourceText("again", "x{{ include 'again' }}")));
        var result = CheckedTemplate.Check(Excerpt.Of(template), scope, diagnostics)!.Render(Samples.Input());
        Assert.Contains(expected, result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatHoldsItselfCanBeWrittenAndCompared()
    {
        var text = Rendered("{{ a = []; a[0] = a; b = []; b[0] = b; a == b; a | object.size }}");
        Assert.Equal("false1", text);
        Assert.Contains("...", Rendered("{{ a = {}; a.b = a; a }}"), StringComparison.Ordinal);
    }

    private static string Rendered(string template) =>
        CheckedTemplate.Check(Excerpt.Of(template), TemplateScope.Lenient, new List<Diagnostic>())!.Render(Samples.Input()).Text!;

    private static List<string> Codes(string template)
    {
        var diagnostics = new List<Diagnostic>();
        CheckedTemplate.Check(Excerpt.Of(template), TemplateScope.Lenient, diagnostics);
        return [.. diagnostics.Select(diagnostic => diagnostic.Code)];
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
