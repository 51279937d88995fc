using System.Text.RegularExpressions;

namespace Playbooks.Engine.Reading;

/// <summary>What to write where a number has to stand and something else does: <c>"250"</c> and <c>"250 EUR"</c> are texts.</summary>
internal static partial class NumberInText
{
    /// <summary>The number that is meant, where the text leaves no doubt.</summary>
    public static string Help(JsonNode node) => node is JsonString text && OneNumber().Match(text.Text) is { Success: true } match
        ? $"write the number alone, without quotes: `{match.Groups[1].Value}`"
        : "a number stands alone, without quotes, currency and separators: `12500`";

    [GeneratedRegex(@"^[^0-9.,-]*(-?[0-9]+(?:\.[0-9]{1,2})?)[^0-9.,]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OneNumber();
}
