using System.Text.RegularExpressions;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Completing;

/// <summary>Words in expressions: facts, functions, and the values of a choice that a fact is compared with.</summary>
internal static partial class ExpressionCompletion
{
    // Longer lines than this are no expression that a person writes, and the pattern should not go through them.
    private const int LongestLookBack = 400;

    public static Suggestions At(Workspace workspace, string written)
    {
        var tail = written.Length <= LongestLookBack ? written : written[^LongestLookBack..];
        if (ComparedText().Match(tail) is { Success: true } compared)
        {
            var values = workspace.Vocabulary.Find(compared.Groups[1].Value)?.Type is ChoiceType choice ? choice.Values : [];
            var length = compared.Groups[2].Length;
            return new Suggestions(new TextSpan(written.Length - length, length), [.. NameWords.Of(values, SuggestionKind.Value)]);
        }
        return new Suggestions(
            NameWords.Last(written),
            [
                .. NameWords.Facts(workspace.Vocabulary),
                .. NameWords.Of(ExpressionWords.Aggregates, SuggestionKind.Function),
                .. NameWords.Of(ExpressionWords.Keywords, SuggestionKind.Keyword),
                .. NameWords.Of(ExpressionWords.Functions, SuggestionKind.Function),
            ]);
    }

    [GeneratedRegex(@"([A-Za-z][\w.]*)\s*(?:==|!=|=|<>|in\s*\((?:\s*'[^']*'\s*,)*)\s*'([^']*)$", RegexOptions.NonBacktracking)]
    private static partial Regex ComparedText();
}
