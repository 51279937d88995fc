using System.Globalization;
using System.Text.RegularExpressions;

namespace Playbooks.Language.Expressions.Syntax;

/// <summary>
/// Dates that were written without quotes, which makes a subtraction or a division of them, and how to write them:
/// <c>2026-12-31</c>, <c>12/31/2026</c>, <c>31.12.2026</c>.
/// </summary>
internal static partial class UnquotedDate
{
    private const string Rule = "a date stands in quotes";

    /// <summary>What to write instead of a text that looks like a date; null for any other.</summary>
    public static string? Help(string text)
    {
        var match = YearFirst().Match(text);
        if (match.Success)
        {
            return Quoted(match, "y", "m", "d");
        }
        match = YearLast().Match(text);
        if (!match.Success)
        {
            return null;
        }
        // `3/4/2026` is the fourth of March to some and the third of April to others.
        return (IsMonth(match, "a"), IsMonth(match, "b")) switch
        {
            (true, false) => Quoted(match, "y", "a", "b"),
            (false, true) => Quoted(match, "y", "b", "a"),
            _ => $"{Rule}, its year first: `'2026-12-31'`",
        };
    }

    /// <summary>Whether what begins at a place looks like a date with slashes, which is told as that and not as divisions.</summary>
    public static bool BeginsAt(string text, int start) => WithSlashes().IsMatch(text.AsSpan(start));

    private static string Quoted(Match match, string year, string month, string day) =>
        $"{Rule}: `'{match.Groups[year].Value}-{Number(match, month):00}-{Number(match, day):00}'`";

    private static bool IsMonth(Match match, string group) => Number(match, group) is >= 1 and <= 12;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>[12][0-9]{3})\s*[-/]\s*(?<m>[0-9]{1,2})\s*[-/]\s*(?<d>[0-9]{1,2})(T[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex("^([0-9]{1,2}/[0-9]{1,2}/[12][0-9]{3}|[12][0-9]{3}/[0-9]{1,2}/[0-9]{1,2})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex WithSlashes();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})\s*([-/.])\s*(?<b>[0-9]{1,2})\s*\1\s*(?<y>[12][0-9]{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();
}
