using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Reads the expressions by which given facts follow from an account's records.</summary>
internal static class RecordedReader
{
    /// <summary>The facts that have one, with it; what is wrong is reported, and that fact left out.</summary>
    public static IEnumerable<FactDefinition> ReadAll(IEnumerable<FactDraft> drafts, FactVocabulary declared, ICollection<Diagnostic> diagnostics) =>
        [.. drafts.Where(draft => draft.Recorded is not null).Select(draft => Read(draft, declared, diagnostics)).OfType<FactDefinition>()];

    private static FactDefinition? Read(FactDraft draft, FactVocabulary declared, ICollection<Diagnostic> diagnostics)
    {
        if (draft.Entity == Entity.Event)
        {
            diagnostics.Add(VocabularyErrors.RecordedEvent.At(draft.Recorded!.Location, $"`{draft.Name}` speaks of an event, which is a record itself", "delete `recorded`; facts of accounts and contacts have it"));
            return null;
        }
        var fact = declared.Find(draft.Name)!;
        return Expression.Check(draft.Recorded!.Excerpt, declared.Records.Scope, diagnostics, fact.Type is AnyType ? null : fact.Type) is { } expression
            ? fact with { Recorded = expression }
            : null;
    }
}
