using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Playbooks.Studio.Tests.Assets;

/// <summary>The style sheet's colours against WCAG 2.2's contrast: 4.5 for text, 3 for what only has to be seen.</summary>
public sealed partial class ContrastTests
{
    private const double ForText = 4.5;
    private const double ToBeSeen = 3;

    [Fact]
    public void TextStandsOutInLightAndDark()
    {
        foreach (var theme in Themes())
        {
            foreach (var ground in new[] { "paper", "card", "sunken" })
            {
                Stands(theme, "ink", ground, ForText);
                Stands(theme, "quiet", ground, ForText);
                Stands(theme, "accent", ground, ForText);
            }
            Stands(theme, "accent-ink", "accent", ForText);
            foreach (var tone in new[] { "loyal", "accessible", "trapped", "risk", "plain" })
            {
                Stands(theme, tone, tone + "-wash", ForText);
                Stands(theme, tone, "card", ForText);
            }
            Stands(theme, "ink", "risk-wash", ForText);
            Stands(theme, "ink", "trapped-wash", ForText);
        }
    }

    [Fact]
    public void FocusAndEdgesOfFieldsAreSeenInLightAndDark()
    {
        foreach (var theme in Themes())
        {
            foreach (var ground in new[] { "paper", "card" })
            {
                Stands(theme, "focus", ground, ToBeSeen);
                Stands(theme, "strong-line", ground, ToBeSeen);
            }
        }
    }

    private static void Stands(IReadOnlyDictionary<string, string> theme, string colour, string ground, double least)
    {
        var (x, y) = (Luminance(theme[colour]), Luminance(theme[ground]));
        var contrast = (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
        Assert.True(contrast >= least, string.Create(CultureInfo.InvariantCulture, $"{colour} {theme[colour]} on {ground} {theme[ground]}: {contrast:0.00}"));
    }

    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    private static IEnumerable<Dictionary<string, string>> Themes()
    {
        var css = Encoding.UTF8.GetString(StudioAssets.Styles.Content.AsSpan());
        var dark = css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        var light = Tokens(css[..dark]);
        yield return light;
        yield return new Dictionary<string, string>(light.Concat(Tokens(css[dark..])).GroupBy(token => token.Key).Select(group => group.Last()));
    }

    private static Dictionary<string, string> Tokens(string css) =>
        Token().Matches(css).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Token();
}
