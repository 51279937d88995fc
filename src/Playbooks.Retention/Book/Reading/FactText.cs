using System.Globalization;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Reading;

/// <summary>Texts of a file as values of facts.</summary>
public static class FactText
{
    /// <summary>Reads a text as a value of a fact and sets it. The reason when it cannot be one, else null.</summary>
    public static string? Write(FactRow row, FactDefinition fact, string text) =>
        Parse(text, fact.Type) is { } value ? Write(row, fact, value) : WhyNot(fact, text);

    /// <summary>Sets a value of the fact's type. The reason when it lies outside of the fact's range, else null.</summary>
    public static string? Write(FactRow row, FactDefinition fact, object value)
    {
        if (fact.Min is not null && Comparer<object>.Default.Compare(value, fact.Min) < 0)
        {
            return $"`{fact.Name}` is {ValueText.Format(value)}, at least {ValueText.Format(fact.Min)} is allowed";
        }
        if (fact.Max is not null && Comparer<object>.Default.Compare(value, fact.Max) > 0)
        {
            return $"`{fact.Name}` is {ValueText.Format(value)}, at most {ValueText.Format(fact.Max)} is allowed";
        }
        row.Set(fact.Column, value);
        return null;
    }

    /// <summary>A text as a value of a type; elements of a list stand between <c>|</c>. Null when it cannot be one.</summary>
    public static object? Parse(string text, DataType type)
    {
        if (type is not ListType list)
        {
            return ParseOne(text, type);
        }
        var items = new List<object?>();
        foreach (var part in text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ParseOne(part, list.Element) is not { } item)
            {
                return null;
            }
            items.Add(item);
        }
        return new ListValue(list.Element, items);
    }

    // Other programs write whole numbers as `12.0`, once a column has had a gap.
    private static object? ParseOne(string text, DataType type) => type is ScalarType { Kind: ScalarKind.Long }
        ? long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var whole) ? whole : null
        : ValueText.TryParse(text, type, out var value) ? value : null;

    // Spreadsheets write dates and decimals as their country does.
    private static string FormOf(DataType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Bool } => ", write `true` or `false`",
        ScalarType { Kind: ScalarKind.DateTime } => ", write it like `2026-12-31`",
        ScalarType { Kind: ScalarKind.Time } => ", write it like `2026-12-31T09:00:00Z`",
        ScalarType { Kind: ScalarKind.Long } => ", write it like `12`",
        ScalarType { IsNumeric: true } => ", write it like `1234.5`",
        _ => "",
    };

    private static string WhyNot(FactDefinition fact, string text)
    {
        var shown = text.Length > 40 ? text[..40] + "…" : text;
        if (fact.Type is not ChoiceType choice)
        {
            return $"`{fact.Name}` is of type {fact.Type.AuthorName}, and `{shown}` is none{FormOf(fact.Type)}";
        }
        var close = ClosestName.Find(text, choice.Values);
        return close is null
            ? $"`{shown}` is none of the values of `{fact.Name}`: {string.Join(", ", choice.Values)}"
            : $"`{shown}` is none of the values of `{fact.Name}`; did you mean `{close}`?";
    }
}
