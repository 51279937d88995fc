using Playbooks.Engine.Reading.Schemas;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Completing;

/// <summary>Names with dots in running text.</summary>
internal static class NameWords
{
    /// <summary>The name that is being written at the end of a text.</summary>
    public static TextSpan Last(string text)
    {
        var start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_'))
        {
            start--;
        }
        return TextSpan.FromBounds(start, text.Length);
    }

    /// <summary>The facts.</summary>
    public static IEnumerable<Suggestion> Facts(FactVocabulary vocabulary) =>
        vocabulary.Facts.Select(fact => new Suggestion(fact.Name, fact.Name, SuggestionKind.Fact, FactSchemas.MeaningOf(fact)));

    /// <summary>Plain words.</summary>
    public static IEnumerable<Suggestion> Of(IEnumerable<string> words, SuggestionKind kind) =>
        words.Select(word => new Suggestion(word, word, kind, null));
}
