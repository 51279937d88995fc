using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>Functions and members of spreadsheets, databases and other languages, and what an expression has in their place.</summary>
internal static class OtherFunction
{
    /// <summary>What to write instead of a function that does not exist; null for a name that nobody foresaw.</summary>
    public static string? Help(string name) => name.ToUpperInvariant() switch
    {
        "TODAY" or "NOW" => "`today` and `now` stand without brackets: `today - 30 days`",
        "IF" or "WHEN" or "CHOOSE" => "one of two values is `iif(condition, this, that)`",
        "IFS" or "SWITCH" or "CASE" or "LOOKUP" or "VLOOKUP" or "XLOOKUP" => "one of many values is a derived fact with a `table` in `playbooks/facts.json`",
        "LEN" or "LENGTH" or "SIZE" => "a text has `.Length`, and a list `.Count`",
        "COUNTIF" or "COUNTIFS" => "those that fit are counted by `count(contacts, role == 'EndUser')`",
        "SUMIF" or "SUMIFS" or "AVERAGEIF" or "AVERAGEIFS" or "MAXIFS" or "MINIFS" => "those that fit are `contacts.Where(role == 'EndUser')`: `average(contacts.Where(role == 'EndUser'), attitude)`",
        "ISBLANK" or "ISNULL" or "ISEMPTY" or "ISKNOWN" or "ISNA" or "EXISTS" => "whether a fact is known is asked by `is known` and `is not known`; a list without entries has `Count == 0`",
        "COALESCE" or "IFNULL" or "IFERROR" or "IFNA" or "NVL" or "DEFAULT" => "what stands in for a fact that is not known is written behind `??`: `account.arr ?? 0`",
        "DATEDIF" or "DATEDIFF" or "DATE_DIFF" or "DAYSBETWEEN" or "DAYS_BETWEEN" or "DAYSUNTIL" or "DAYSSINCE" or "NETWORKDAYS" => "two days are compared: `account.renewsOn - today < 30 days`",
        "DATEADD" or "ADDDAYS" or "EDATE" => "days are added and taken away: `today + 30 days`",
        "CONCAT" or "CONCATENATE" or "JOIN" or "TEXTJOIN" => "texts are joined by `+`",
        "CONTAINS" or "INCLUDES" or "HAS" or "FIND" or "SEARCH" or "INSTR" => "a text or a list is asked by `contains`: `account.products contains 'Desk'`",
        "STARTSWITH" or "STARTS_WITH" or "LEFT" => "the beginning of a text is asked by `starts`: `account.name starts 'North'`",
        "ENDSWITH" or "ENDS_WITH" or "RIGHT" => "the end of a text is asked by `ends`: `account.name ends 'Ltd'`",
        "BETWEEN" => "a range is asked by `between`: `account.arr between 5 and 10`",
        _ => null,
    };

    /// <summary>The member that another language calls by that name; null for none.</summary>
    public static string? Member(string name, DataType type) => (name.ToUpperInvariant().Replace("_", "", StringComparison.Ordinal), type) switch
    {
        ("LENGTH" or "SIZE" or "LEN" or "COUNTOF", ListType or RowsType) => "Count",
        ("INCLUDES" or "HAS" or "INCLUDE" or "CONTAIN", _) => "Contains",
        ("FILTER" or "FINDALL", ListType or RowsType) => "Where",
        ("SOME" or "EXISTS", ListType or RowsType) => "Any",
        ("EVERY", ListType or RowsType) => "All",
        ("AVG" or "MEAN", ListType or RowsType) => "Average",
        ("UPPER" or "UPPERCASE" or "UCASE" or "UPCASE", _) => "ToUpper",
        ("LOWER" or "LOWERCASE" or "LCASE" or "DOWNCASE", _) => "ToLower",
        ("SIZE" or "LEN" or "COUNT", ScalarType { Kind: ScalarKind.String }) => "Length",
        ("STRIP", _) => "Trim",
        _ => null,
    };
}
