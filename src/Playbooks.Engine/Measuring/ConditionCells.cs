using System.Globalization;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Measuring;

/// <summary>Says a plain condition in cells: comparisons of facts with fixed values, joined by <c>and</c>.</summary>
internal static class ConditionCells
{
    private static readonly string[] Signs = ["==", "!=", "<=", ">=", "<", ">"];

    /// <summary>The cells as an author writes them: <c>"account.arr": ">= 1000"</c>; null where the condition is more than that.</summary>
    public static string? Of(string condition, FactVocabulary vocabulary)
    {
        var cells = condition.Split([" and ", "&&"], StringSplitOptions.TrimEntries).Select(part => CellOf(part, vocabulary)).ToList();
        var facts = cells.OfType<(string Fact, string Text)>().ToList();
        return facts.Count == cells.Count && facts.Select(cell => cell.Fact).Distinct().Count() == facts.Count
            ? string.Join(", ", facts.Select(cell => $"\"{cell.Fact}\": \"{cell.Text}\""))
            : null;
    }

    private static (string Fact, string Text)? CellOf(string part, FactVocabulary vocabulary)
    {
        foreach (var known in new[] { "is not known", "is known" })
        {
            if (part.EndsWith(" " + known, StringComparison.Ordinal) && vocabulary.Find(part[..^(known.Length + 1)].Trim()) is { } asked)
            {
                return (asked.Name, known);
            }
        }
        var sign = Array.Find(Signs, sign => part.Contains(sign, StringComparison.Ordinal));
        if (sign is null || part.Split(sign, StringSplitOptions.TrimEntries) is not [var name, var value] || vocabulary.Find(name) is not { } fact)
        {
            return null;
        }
        return ValueOf(value, fact.Type) is not { } literal ? null
            : sign is "<" or "<=" or ">" or ">=" ? (fact.Type is ScalarType { IsNumeric: true } ? (fact.Name, $"{sign} {literal}") : null)
            : (fact.Name, sign == "==" ? literal : $"not {literal}");
    }

    private static string? ValueOf(string text, DataType type) => type switch
    {
        ScalarType { IsNumeric: true } => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? text : null,
        ScalarType { Kind: ScalarKind.Bool } => text is "true" or "false" ? text : null,
        ChoiceType choice => Unquoted(text) is { } value && choice.IndexOf(value) >= 0 ? value : null,
        _ => null,
    };

    private static string? Unquoted(string text) =>
        text is ['\'', .. var single, '\''] ? single : text is ['"', .. var quoted, '"'] ? quoted : null;
}
