using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Checks expressions that speak of an account or a contact.</summary>
internal static class SpokenExpression
{
    /// <summary>
    /// Checks an expression. A contact's fact where an account is spoken of is no unknown fact: the report says how the
    /// account's side reads its contacts.
    /// </summary>
    public static CheckedExpression? Check(Excerpt text, FactVocabulary vocabulary, Entity speaker, ICollection<Diagnostic> diagnostics, DataType? expected)
    {
        var found = new List<Diagnostic>();
        var expression = Expression.Check(text, vocabulary.ScopeFor(speaker), found, expected);
        foreach (var diagnostic in found)
        {
            diagnostics.Add(IsOutOfSight(diagnostic, vocabulary, speaker) ? FactFinder.OutOfSight(diagnostic.Location.Text, diagnostic.Location) : diagnostic);
        }
        return expression;
    }

    private static bool IsOutOfSight(Diagnostic diagnostic, FactVocabulary vocabulary, Entity speaker) =>
        diagnostic.Code == ExpressionErrors.UnknownFact.Code
        && speaker != Entity.Contact
        && vocabulary.Find(diagnostic.Location.Text) is { Entity: Entity.Contact };
}
