using System.Globalization;
using System.Text.RegularExpressions;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>Tests as spreadsheets, expressions and people write them — <c>any</c>, <c>!EndUser</c>, <c>at least 5</c> — and the cell that means the same.</summary>
internal static partial class OtherCell
{
    /// <summary>The cell that is meant; null where the text is read as it stands. Of texts anything is a value.</summary>
    public static Advice? Meant(string text, DataType type) => type switch
    {
        ScalarType { Kind: ScalarKind.String } or ListType or AnyType => null,
        ChoiceType choice when choice.Values.Contains(text, StringComparer.OrdinalIgnoreCase) || text.Contains('|', StringComparison.Ordinal) => null,
        // As most cells are, which need no patterns to be looked for.
        ScalarType { Kind: ScalarKind.Bool } when text is "true" or "false" => null,
        not ChoiceType when (char.IsAsciiDigit(text[0]) || text[0] == '-') && char.IsAsciiDigit(text[^1]) => null,
        _ => Anything(text) ?? (RangeCells.IsOrdered(type) ? Comparison(text) : Negation(text)),
    };

    /// <summary>The text test that a value with a star at its beginning or its end means; null for stars elsewhere.</summary>
    public static Advice? WithStars(string text)
    {
        var bare = text.Trim('*', ' ');
        var written = bare.Length == 0 || bare.Contains('*', StringComparison.Ordinal) ? null
            : (text[0], text[^1]) switch { ('*', '*') => $"contains {bare}", ('*', _) => $"ends {bare}", (_, '*') => $"starts {bare}", _ => null };
        return written is null ? null : Write(text, written);
    }

    private static Advice? Anything(string text) => text.ToUpperInvariant() switch
    {
        "ANY" or "ALL" or "ANYTHING" or "EVERYTHING" or "EVERYONE" or "EVERYBODY" or "ANYONE" or "-" or "–" or "—" => new Advice("`*` stands for anything", text, "*"),
        "UNKNOWN" or "NOT KNOWN" or "NONE" or "NULL" or "BLANK" or "EMPTY" or "N/A" or "NA" or "?" => Write(text, "is not known"),
        "KNOWN" => Write(text, "is known"),
        _ => null,
    };

    private static Advice? Negation(string text) =>
        Negated().Match(text) is { Success: true } match ? Write(text, $"not {match.Groups["value"].Value}") : null;

    private static Advice? Comparison(string text)
    {
        if (Between().Match(text) is { Success: true } range)
        {
            return Write(text, $"{Plain(range.Groups["from"].Value)} to {Plain(range.Groups["to"].Value)}");
        }
        (string Sign, string Value)? test = (Worded().Match(text), Trailing().Match(text)) switch
        {
            ({ Success: true } match, _) => (SignOf(match.Groups["word"].Value), match.Groups["value"].Value),
            (_, { Success: true } match) => (match.Groups["less"].Success ? "<=" : ">=", match.Groups["value"].Value),
            _ => null,
        };
        return test is var (sign, value) ? Write(text, $"{sign} {Plain(value)}") : null;
    }

    private static string SignOf(string word) => Spaces().Replace(word.ToUpperInvariant(), " ") switch
    {
        "AT LEAST" or "MIN" or "MINIMUM" or "FROM" or "SINCE" or "NOT LESS THAN" => ">=",
        "AT MOST" or "MAX" or "MAXIMUM" or "UP TO" or "UNTIL" or "NOT MORE THAN" or "NO MORE THAN" => "<=",
        "LESS THAN" or "FEWER THAN" or "UNDER" or "BELOW" or "BEFORE" or "SMALLER THAN" => "<",
        _ => ">",
    };

    // `10k` and `10,000` in full; dates and plain numbers as they are.
    private static string Plain(string value)
    {
        var digits = value.TrimEnd([.. value.Where(char.IsLetter)]);
        var full = digits.Length < value.Length ? PartedNumber.InFull(digits, value[digits.Length..].ToUpperInvariant()) : PartedNumber.WithoutSeparators(value);
        return full is not null && decimal.TryParse(full, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? full : value;
    }

    private static Advice Write(string text, string written) => new($"write `{written}`", text, written);

    [GeneratedRegex(@"^(?:[!≠]\s*|(?:except|other than|all but|everything but|anything but|no)\s+)(?<value>[\p{L}].*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negated();

    [GeneratedRegex(@"^between\s+(?<from>[-0-9][-0-9.,kKmM]*)\s+(?:and|to)\s+(?<to>[-0-9][-0-9.,kKmM]*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?<word>at\s+least|min|minimum|from|since|not\s+less\s+than|at\s+most|max|maximum|up\s+to|until|not\s+more\s+than|no\s+more\s+than|less\s+than|fewer\s+than|under|below|before|smaller\s+than|more\s+than|over|above|after|greater\s+than|larger\s+than|higher\s+than|exceeds)\.?\s+(?<value>[-0-9][-0-9.,kKmM]*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Worded();

    [GeneratedRegex(@"^(?<value>[-0-9][-0-9.,kKmM]*)\s*(?:\+|(?:or|and)\s+(?:more|above|over|higher|later|(?<less>less|fewer|below|under|lower|earlier)))$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
