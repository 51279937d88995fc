using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary>
/// <c>regex.*</c>, on an engine that never backtracks: its time is bounded by the lengths of text and pattern. Patterns
/// that need to look around or back are for lenient templates alone, where the clock bounds them.
/// </summary>
internal static class RegexFunctions
{
    /// <summary>Characters of a pattern.</summary>
    public const int MaxPattern = 1_000;

    /// <summary>How long a pattern of a lenient template may take that needs to look around or back.</summary>
    public static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    // Steps of a match that only the clock bounds: there cannot be many of them.
    private const int ByTheClock = 1_000;

    // Characters of the text times places in the pattern that count as one step: about a microsecond.
    private const int PerStep = 128;

    public static IEnumerable<Function> All =>
    [
        Function.Of("regex.escape", "pattern: text", DataType.String, a => a.Made(Regex.Escape(a.Text(0)))),
        Function.Of("regex.match", "text: text, pattern: text, options?: text", DataType.ListOf(DataType.String), a => InTime(a, FirstMatch)),
        Function.Of("regex.matches", "text: text, pattern: text, options?: text", DataType.ListOf(DataType.Any), a => InTime(a, AllMatches)),
        Function.Of("regex.replace", "text: text, pattern: text, replace: text, options?: text", DataType.String, a => InTime(a, Replace)),
        Function.Of("regex.split", "text: text, pattern: text, options?: text", DataType.ListOf(DataType.String), a => InTime(a, Split)),
        Function.Of("regex.unescape", "pattern: text", DataType.String, Unescape),
    ];

    /// <summary>What is wrong with a pattern, or null where it can be used.</summary>
    public static (string Message, string Help)? Mistake(string pattern, bool isStrict) =>
        pattern.Length > MaxPattern ? ($"a pattern of more than {MaxPattern} characters", "split it")
        : TryCompile(pattern, RegexOptions.None, isStrict, out _, out var help) ? null : (Unusable(pattern), help);

    private static string Unusable(string pattern) => $"`{pattern}` is no pattern that can be used";

    private static object? InTime(Arguments a, FunctionBody body)
    {
        try
        {
            return body(a);
        }
        catch (RegexMatchTimeoutException)
        {
            a.Run.Fail(TemplateErrors.LimitReached, a.Place, $"the pattern took longer than {LongestMatch.TotalSeconds:0} s", "write it without looking around or back, which takes time in proportion to the text");
            return null;
        }
    }

    private static bool TryCompile(string pattern, RegexOptions options, bool isStrict, [NotNullWhen(true)] out Regex? regex, out string help)
    {
        (regex, help) = (null, "back references and look-around are not supported, so that no pattern can take forever");
        options |= RegexOptions.CultureInvariant;
        try
        {
            regex = new Regex(pattern, options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException) when (!isStrict)
        {
            regex = new Regex(pattern, options, LongestMatch);
        }
        catch (NotSupportedException)
        {
            return false;
        }
        catch (RegexParseException unreadable)
        {
            help = Explained(unreadable.Error);
            return false;
        }
        return true;
    }

    private static string Explained(RegexParseError mistake) => mistake switch
    {
        RegexParseError.InsufficientClosingParentheses => "a `(` is not closed; a bracket itself is written `\\(`",
        RegexParseError.InsufficientOpeningParentheses => "a `)` closes nothing; a bracket itself is written `\\)`",
        RegexParseError.UnterminatedBracket => "a `[` is not closed; a bracket itself is written `\\[`",
        RegexParseError.QuantifierAfterNothing or RegexParseError.NestedQuantifiersNotParenthesized => "`*`, `+`, `?` and `{2}` repeat what stands in front of them",
        RegexParseError.UnrecognizedEscape or RegexParseError.UnescapedEndingBackslash => "a backslash itself is written `\\\\`",
        _ => "write patterns as in .NET",
    };

    private static Regex? Compiled(Arguments a, int optionsAt)
    {
        var pattern = a.Text(1);
        if (pattern.Length > MaxPattern)
        {
            a.Fail($"a pattern of more than {MaxPattern} characters");
            return null;
        }
        var options = RegexOptions.None;
        foreach (var letter in a.Text(optionsAt))
        {
            options |= letter switch { 'i' => RegexOptions.IgnoreCase, 'm' => RegexOptions.Multiline, 's' => RegexOptions.Singleline, 'x' => RegexOptions.IgnorePatternWhitespace, _ => RegexOptions.None };
        }
        // Reading the text counts as work, whatever is found: each of its characters may meet each place in the pattern.
        if (!a.Run.Spend(1 + (int)Math.Min(int.MaxValue - 1, a.Text(0).Length * PatternSize.Of(pattern) / PerStep)))
        {
            return null;
        }
        if (!TryCompile(pattern, options, a.Run.IsStrict, out var regex, out var help))
        {
            a.Fail(Unusable(pattern), help);
        }
        else if (!regex.Options.HasFlag(RegexOptions.NonBacktracking) && !a.Run.Spend(ByTheClock))
        {
            return null;
        }
        return regex;
    }

    private static TemplateList? FirstMatch(Arguments a)
    {
        if (a[0] is null || Compiled(a, 2) is not { } regex)
        {
            return null;
        }
        return regex.Match(a.Text(0)) is { Success: true } match ? Groups(a, match) : new TemplateList([]);
    }

    private static TemplateList? AllMatches(Arguments a)
    {
        if (a[0] is null || Compiled(a, 2) is not { } regex)
        {
            return null;
        }
        var result = new List<object?>();
        for (var match = regex.Match(a.Text(0)); match.Success && !a.Run.HasFailed; match = match.NextMatch())
        {
            result.Add(Groups(a, match));
        }
        return new TemplateList(result);
    }

    private static TemplateList? Groups(Arguments a, Match match) =>
        a.Made(match.Groups.Values.Select(group => (object?)group.Value), match.Groups.Count + match.Length);

    private static string? Replace(Arguments a)
    {
        if (a[0] is null || Compiled(a, 3) is not { } regex)
        {
            return null;
        }
        var (run, replacement) = (a.Run, a.Text(2));
        var result = regex.Replace(a.Text(0), match => run.Create(replacement.Length) ? match.Result(replacement) : "");
        return run.HasFailed ? null : a.Made(result);
    }

    private static TemplateList? Split(Arguments a)
    {
        if (a[0] is null || Compiled(a, 2) is not { } regex)
        {
            return null;
        }
        var parts = regex.Split(a.Text(0));
        return a.Made(parts, parts.Length + a.Text(0).Length);
    }

    private static string? Unescape(Arguments a)
    {
        try
        {
            return a.Made(Regex.Unescape(a.Text(0)));
        }
        catch (ArgumentException)
        {
            a.Fail($"`{a.Text(0)}` has an escape sequence that does not exist");
            return null;
        }
    }
}
