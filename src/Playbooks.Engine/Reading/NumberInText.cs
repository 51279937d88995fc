using System.Text.RegularExpressions;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>What to write where a number has to stand and something else does: <c>"250"</c> and <c>"250 EUR"</c> are texts.</summary>
internal static partial class NumberInText
{
    /// <summary>The number that is meant, where the text leaves no doubt.</summary>
    public static string Help(JsonNode node) => node is JsonString text && Meant(text.Text) is { } number
        ? $"write the number alone, without quotes: `{number}`"
        : "a number stands alone, without quotes, currency and separators: `12500`";

    private static string? Meant(string text) =>
        OneNumber().Match(text) is not { Success: true } match ? null
        : match.Groups["parted"].Success ? PartedNumber.WithoutSeparators(match.Groups["parted"].Value)
        : match.Groups["plain"].Value;

    [GeneratedRegex(@"^[^0-9.,-]*(?:(?<plain>-?[0-9]+(?:\.[0-9]{1,2})?)|(?<parted>[0-9]{1,3}(?:[,' ’][0-9]{3})+(?:\.[0-9]+)?))[^0-9.,]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OneNumber();
}
