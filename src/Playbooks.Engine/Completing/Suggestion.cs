using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Completing;

/// <summary>Words that can be written at a place of a document.</summary>
/// <param name="Span">The characters that one of them takes the place of.</param>
/// <param name="Items">The words, in the order in which they are of use.</param>
public sealed record Suggestions(TextSpan Span, ImmutableArray<Suggestion> Items)
{
    /// <summary>Nothing, at a place.</summary>
    public static Suggestions None(int position) => new(new TextSpan(position, 0), []);
}

/// <summary>A word that can be written.</summary>
/// <param name="Text">The word.</param>
/// <param name="Written">As it is written into the document, with the quotes that it needs there.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Meaning">What it means, in one line, or null.</param>
public sealed record Suggestion(string Text, string Written, SuggestionKind Kind, string? Meaning);

/// <summary>What a suggested word is.</summary>
public enum SuggestionKind
{
    /// <summary>A key of the document's format.</summary>
    Key,

    /// <summary>A fact.</summary>
    Fact,

    /// <summary>A value: one of a choice, a number's form, true or false.</summary>
    Value,

    /// <summary>A name that the workspace gives to something: an action, a template, a band, a rule.</summary>
    Name,

    /// <summary>A function.</summary>
    Function,

    /// <summary>A word of the language itself.</summary>
    Keyword,
}
