using System.Text.RegularExpressions;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary><c>regex.*</c>, on an engine that never backtracks: its time is bounded by the lengths of text and pattern.</summary>
internal static class RegexFunctions
{
    /// <summary>Characters of a pattern.</summary>
    public const int MaxPattern = 1_000;

    // Characters of the text times places in the pattern that count as one step: about a microsecond.
    private const int PerStep = 128;

    public static IEnumerable<Function> All =>
    [
        Function.Of("regex.escape", "pattern: text", DataType.String, a => a.Made(Regex.Escape(a.Text(0)))),
        Function.Of("regex.match", "text: text, pattern: text, options?: text", DataType.ListOf(DataType.String), FirstMatch),
        Function.Of("regex.matches", "text: text, pattern: text, options?: text", DataType.ListOf(DataType.Any), AllMatches),
        Function.Of("regex.replace", "text: text, pattern: text, replace: text, options?: text", DataType.String, Replace),
        Function.Of("regex.split", "text: text, pattern: text, options?: text", DataType.ListOf(DataType.String), Split),
        Function.Of("regex.unescape", "pattern: text", DataType.String, Unescape),
    ];

    private static Regex? Compiled(Arguments a, int optionsAt)
    {
        var pattern = a.Text(1);
        if (pattern.Length > MaxPattern)
        {
            a.Fail($"a pattern of more than {MaxPattern} characters");
            return null;
        }
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        foreach (var letter in a.Text(optionsAt))
        {
            options |= letter switch { 'i' => RegexOptions.IgnoreCase, 'm' => RegexOptions.Multiline, 's' => RegexOptions.Singleline, 'x' => RegexOptions.IgnorePatternWhitespace, _ => RegexOptions.None };
        }
        // Reading the text counts as work, whatever is found: each of its characters may meet each place in the pattern.
        if (!a.Run.Spend(1 + (int)Math.Min(int.MaxValue - 1, a.Text(0).Length * PatternSize.Of(pattern) / PerStep)))
        {
            return null;
        }
        try
        {
            return new Regex(pattern, options);
        }
        catch (Exception unusable) when (unusable is RegexParseException or NotSupportedException or ArgumentException)
        {
            a.Fail($"`{pattern}` is no pattern that can be used", "back references and look-around are not supported, so that no pattern can take forever");
            return null;
        }
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
