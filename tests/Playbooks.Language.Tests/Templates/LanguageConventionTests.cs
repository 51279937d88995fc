using Playbooks.Language.Templates;
using Playbooks.Language.Text;

namespace Playbooks.Language.Tests.Templates;

/// <summary>Amounts, numbers and dates as each language writes them; hard spaces are shown as <c>_</c>.</summary>
public sealed class LanguageConventionTests
{
    [Theory]
    [InlineData("en", "EUR", "€480,000 0.25 9 May 2026 Saturday")]
    [InlineData("en-US", "USD", "$480,000 0.25 May 9, 2026 Saturday")]
    [InlineData("de", "EUR", "480.000_€ 0,25 9. Mai 2026 Samstag")]
    [InlineData("de-AT", "CHF", "480.000_CHF 0,25 9. Mai 2026 Samstag")]
    [InlineData("fr", "EUR", "480_000_€ 0,25 9 mai 2026 samedi")]
    [InlineData("es", "EUR", "480.000_€ 0,25 9 de mayo de 2026 sábado")]
    [InlineData("it", "EUR", "480.000_€ 0,25 9 maggio 2026 sabato")]
    [InlineData("nl", "EUR", "€_480.000 0,25 9 mei 2026 zaterdag")]
    [InlineData("pt", "EUR", "480.000_€ 0,25 9 de maio de 2026 sábado")]
    [InlineData("sv", "SEK", "SEK_480,000 0.25 9 May 2026 Saturday")]
    [InlineData("en", null, "480,000 0.25 9 May 2026 Saturday")]
    public void ValuesAreWrittenInTheLanguageOfTheReader(string language, string? currency, string expected) =>
        Assert.Equal(expected, Rendered("{{ account.arr }} {{ account.share }} {{ account.renewsOn }} {{ account.renewsOn | date.to_string '%A' }}", language, currency));

    [Theory]
    [InlineData("1234.5m", "en", "EUR", "€1,234.50")]
    [InlineData("1234.5m", "es", "EUR", "1234,50_€")]
    [InlineData("0.005m", "en", "EUR", "€0.01")]
    [InlineData("-12m", "en", "GBP", "-£12")]
    [InlineData("-12.3m", "de", "EUR", "-12,30_€")]
    [InlineData("1234.5m", "en", "JPY", "¥1,235")]
    [InlineData("0m", "en", "EUR", "€0")]
    [InlineData("0.1 + 0.2", "de", "EUR", "0,3")]
    public void AmountsAreRoundedToTheCentAndWholeOnesHaveNone(string expression, string language, string currency, string expected) =>
        Assert.Equal(expected, Rendered($"{{{{ {expression} }}}}", language, currency));

    [Fact]
    public void TheFirstOfAMonthIsCountedInFrench() =>
        Assert.Equal("1er mars 2026", Rendered("{{ date.parse '2026-03-01' '%Y-%m-%d' | date.to_string '%-der %B %Y' }}", "fr", null));

    private static string Rendered(string template, string language, string? currency) =>
        CheckedTemplate.Check(Excerpt.Of(template), Samples.Strict, [])!.Render(Samples.Input(language, currency)).Text!.Replace('\u00A0', '_').Replace('\u202F', '_');
}
