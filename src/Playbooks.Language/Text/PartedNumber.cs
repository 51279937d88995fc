using System.Text.RegularExpressions;

namespace Playbooks.Language.Text;

/// <summary>Numbers as they are written outside of expressions: <c>10,000</c>, <c>10 000</c>, <c>10k</c>, <c>2,5</c>; and how to write them.</summary>
public static partial class PartedNumber
{
    /// <summary>What to write instead of the number that begins a text; null where it is no such number.</summary>
    public static string? Help(string text)
    {
        var match = Thousands().Match(text);
        if (match.Success)
        {
            var (number, decimals) = (match.Groups["number"].Value, match.Groups["decimals"].Value);
            var help = $"thousands have no separators: `{Others().Replace(number, "")}{decimals}`";
            return number.Count(c => c == ',') == 1 && decimals.Length == 0 ? $"{help}; decimals stand behind a point: `{number.Replace(',', '.')}`" : help;
        }
        match = Decimals().Match(text);
        return match.Success ? $"a point stands before the decimals: `{match.Groups["whole"].Value}.{match.Groups["part"].Value}`" : null;
    }

    /// <summary>What to write instead of a number and letters that stand for thousands or millions; null for other letters.</summary>
    public static string? HelpWithLetters(string digits, string letters) => InFull(digits, letters) is { } number ? $"write all of its digits: `{number}`" : null;

    /// <summary>A number with letters behind it that stand for thousands or millions, in capitals, in all of its digits; null for other letters.</summary>
    public static string? InFull(string digits, string letters) => ZerosOf(letters) is { } zeros && Plain().IsMatch(digits) ? InFull(digits, zeros) : null;

    /// <summary>A number whose thousands are parted, without what parts them; null where it is no such number.</summary>
    public static string? WithoutSeparators(string text)
    {
        var match = Thousands().Match(text);
        return match.Success && match.Length == text.Length ? Others().Replace(match.Groups["number"].Value, "") + match.Groups["decimals"].Value : null;
    }

    /// <summary>What to write for an amount that a letter makes look like millions; null where it does not, as in <c>12.50m</c>.</summary>
    public static string? HelpWithMillions(string digits, string letters) =>
        letters == "M" && Plain().IsMatch(digits) && !(digits.Contains('.', StringComparison.Ordinal) && digits.EndsWith('0')) ? $"an amount needs no letter: `{digits}`; millions are `{InFull(digits, 6)}`" : null;

    // As many zeros behind it, its decimals taken into account.
    private static string InFull(string digits, int zeros)
    {
        var (whole, decimals) = digits.Split('.') is [var first, var rest] ? (first, rest) : (digits, "");
        return decimals.Length <= zeros ? (whole + decimals + new string('0', zeros - decimals.Length)).TrimStart('0').PadLeft(1, '0') : $"{whole}{decimals[..zeros]}.{decimals[zeros..]}";
    }

    /// <summary>What a number with a point before three zeros says where points part thousands; null for any other.</summary>
    public static string? WithPoint(string text) =>
        text.EndsWith(".000", StringComparison.Ordinal) && text.Length <= 7 && text[0] is >= '1' and <= '9' && text.AsSpan(..^4).IndexOfAnyExceptInRange('0', '9') < 0 ? text[..^4] + "000" : null;

    private static int? ZerosOf(string letters) => letters switch
    {
        "K" or "TSD" => 3,
        "M" or "MN" or "MM" or "MIO" or "MILLION" => 6,
        "B" or "BN" or "MRD" => 9,
        _ => null,
    };

    [GeneratedRegex(@"^(?<number>[0-9]{1,3}([,' ’\u00A0\u202F][0-9]{3})+)(?<decimals>\.[0-9]+)?(?![0-9,])", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(?<whole>[0-9]+),(?<part>[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Decimals();

    [GeneratedRegex("[^0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
