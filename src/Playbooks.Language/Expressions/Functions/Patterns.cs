using System.Text.RegularExpressions;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>Patterns of <c>matches</c>: regular expressions that never go back, so that matching takes time by length only.</summary>
internal static partial class Patterns
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>The options of .NET's that a pattern may ask for, with the letters by which it does so itself.</summary>
    public static readonly IReadOnlyDictionary<string, string> Letters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["None"] = "",
        ["IgnoreCase"] = "i",
        ["Multiline"] = "m",
        ["Singleline"] = "s",
        ["IgnorePatternWhitespace"] = "x",
        ["ExplicitCapture"] = "n",
        // These change how fast a pattern is, and nothing here.
        ["Compiled"] = "",
        ["CultureInvariant"] = "",
        ["NonBacktracking"] = "",
    };

    /// <summary>The pattern ready to use, or null and what is wrong with it.</summary>
    public static Regex? Compile(string pattern, out Problem? problem)
    {
        problem = null;
        if (ExpandedSize(pattern) > ExpressionLimits.PatternSize)
        {
            problem = new Problem(ExpressionErrors.BadPattern, $"the pattern `{pattern}` repeats too much", $"its length with all repetitions may be {ExpressionLimits.PatternSize}");
            return null;
        }
        try
        {
            return new Regex(pattern, Options);
        }
        catch (RegexParseException exception)
        {
            problem = new Problem(ExpressionErrors.BadPattern, $"the pattern `{pattern}` cannot be read at character {exception.Offset}", Reason(exception.Error));
        }
        catch (NotSupportedException)
        {
            problem = new Problem(ExpressionErrors.BadPattern, $"the pattern `{pattern}` looks around or back", "look-aheads, look-behinds and back-references are not allowed");
        }
        return null;
    }

    private static string Reason(RegexParseError error) =>
        CapitalPattern().Replace(error.ToString(), match => " " + char.ToLowerInvariant(match.Value[0])).Trim();

    // An upper bound: counted repetitions may stand in one another, so all of them are multiplied.
    private static double ExpandedSize(string pattern)
    {
        var size = (double)pattern.Length;
        foreach (Match count in CountPattern().Matches(pattern))
        {
            var most = count.Groups[2].Length > 0 ? count.Groups[2].Value : count.Groups[1].Value;
            size *= Math.Max(1, double.Parse(most, System.Globalization.CultureInfo.InvariantCulture));
        }
        return size;
    }

    [GeneratedRegex(@"\{(\d+)(?:,(\d*))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex CountPattern();

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalPattern();
}
