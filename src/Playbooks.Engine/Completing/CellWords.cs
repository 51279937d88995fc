using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Completing;

/// <summary>What can stand in a cell of a fact.</summary>
internal static class CellWords
{
    private static readonly string[] s_known = ["*", "is known", "is not known"];
    private static readonly string[] s_before = ["has none of ", "has ", "not "];

    /// <summary>The words at the end of what is written of a cell.</summary>
    public static Suggestions At(FactDefinition fact, string written)
    {
        var start = StartOfWord(written);
        var span = TextSpan.FromBounds(start, written.Length);
        var values = ValuesOf(fact);
        return new Suggestions(span, start > 0 ? values : [.. values, .. FormsOf(fact.Type).Concat(s_known).Select(form => Value(form, null))]);
    }

    // Behind the last `|`, and behind the words that a list of values may begin with.
    private static int StartOfWord(string written)
    {
        var start = written.LastIndexOf('|') + 1;
        if (start == 0)
        {
            start = s_before.Where(word => written.StartsWith(word, StringComparison.Ordinal)).Select(word => word.Length).FirstOrDefault();
        }
        while (start < written.Length && written[start] == ' ')
        {
            start++;
        }
        return start;
    }

    private static ImmutableArray<Suggestion> ValuesOf(FactDefinition fact) => fact.Type switch
    {
        ChoiceType choice => [.. choice.Values.Select(value => Value(value, fact.Label))],
        ListType { Element: ChoiceType choice } => [.. choice.Values.Select(value => Value(value, fact.Label))],
        ScalarType { Kind: ScalarKind.Bool } => [Value("true", fact.Label), Value("false", fact.Label)],
        _ => [],
    };

    private static IEnumerable<string> FormsOf(DataType type) => type switch
    {
        ChoiceType choice => ["not " + choice.Values[0], string.Join(" | ", choice.Values.Take(2))],
        ListType { Element: ChoiceType choice } => ["has " + choice.Values[0], "has none of " + choice.Values[0], "is empty"],
        ListType => ["has …", "has none of …", "is empty"],
        ScalarType { Kind: ScalarKind.Bool } => [],
        ScalarType { IsNumeric: true } => [">= 10", "< 10", "10 to 20", "10 to under 20"],
        ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time } => ["within 90 days", "in more than 90 days", "in the last 30 days", "more than 30 days ago", ">= 2026-01-01"],
        _ => ["starts …", "ends …", "contains …", "is empty"],
    };

    private static Suggestion Value(string text, string? meaning) => new(text, text, SuggestionKind.Value, meaning);
}
