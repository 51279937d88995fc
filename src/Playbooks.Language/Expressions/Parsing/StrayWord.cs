namespace Playbooks.Language.Expressions.Parsing;

/// <summary>Words that authors try where an operator has to stand, many of which cells have, and what an expression has in their place.</summary>
internal static class StrayWord
{
    private const string Days = "compare it with a day: `account.renewsOn <= today + 30 days`";
    private const string Negated = "write `not` before a condition, or `is not known`";

    /// <summary>What to write instead of a word between two values; null for a word that nobody foresaw.</summary>
    public static string? HelpBetween(string word) => Key(word) switch
    {
        "has" or "have" or "includes" or "include" or "including" => "a list is asked by `contains`: `account.products contains 'Desk'`",
        "within" or "before" or "after" or "since" or "until" or "by" => Days,
        "equals" or "same" => "write `==`",
        "isn" or "isnt" or "doesn" or "doesnt" or "aren" or "hasn" or "no" => Negated,
        "like" => "a part of a text is asked by `contains`, `starts` or `ends`: `account.name starts 'North'`",
        "then" or "else" => "a condition stands alone; one of two values is `iif(condition, this, that)`",
        var other => Comparison(other),
    };

    /// <summary>What to write instead of <c>is</c> and a word behind it.</summary>
    public static string HelpBehindIs(string word) => Key(word) switch
    {
        "between" => "leave `is` out: `between 5 and 10`",
        "in" or "one" or "any" => "leave `is` out: `in ('Basic', 'Premium')`",
        "true" or "yes" => "a fact that is true or false is a condition itself",
        "false" or "no" => "write `not` before the fact",
        "within" or "before" or "after" => Days,
        "empty" => "what nobody gave `is not known`; a list without entries has `Count == 0`",
        "equal" or "equals" or "exactly" => "write `==`",
        "at" => "write `>=` for at least, `<=` for at most",
        var other => Comparison(other) ?? "write `is known`, `is not known`, or `==` to compare",
    };

    private static string? Comparison(string word) => word switch
    {
        "greater" or "more" or "above" or "over" or "exceeds" or "higher" or "larger" or "bigger" => "write `>`, or `>=` where the bound itself counts",
        "less" or "below" or "under" or "fewer" or "smaller" or "lower" => "write `<`, or `<=` where the bound itself counts",
        "at" or "atleast" or "atmost" => "write `>=` for at least, `<=` for at most",
        _ => null,
    };

#pragma warning disable CA1308 // words of the language are lower case
    private static string Key(string word) => word.ToLowerInvariant();
#pragma warning restore CA1308
}
