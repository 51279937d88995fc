using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Finds facts by the names that documents give, and reports the names that mean nothing.</summary>
internal static class FactFinder
{
    /// <summary>The fact of a name, as one who speaks of an entity may use it; null with a report.</summary>
    public static FactDefinition? Find(FactVocabulary vocabulary, JsonString name, Entity speaker, ICollection<Diagnostic> diagnostics) =>
        // The place is worked out for what is wrong alone.
        vocabulary.Find(name.Text) is { } fact && IsVisible(fact, speaker) ? fact : Find(vocabulary, name.Text, name.Location, speaker, diagnostics);

    /// <summary>The fact of a name that stands at a place.</summary>
    public static FactDefinition? Find(FactVocabulary vocabulary, string name, Location place, Entity speaker, ICollection<Diagnostic> diagnostics)
    {
        var fact = vocabulary.Find(name);
        if (fact is null)
        {
            var candidates = vocabulary.Facts.Where(candidate => IsVisible(candidate, speaker)).ToList();
            var help = ClosestName.Help(name, candidates.Select(candidate => candidate.Name)) ?? Meant(name, candidates);
            diagnostics.Add(ExpressionErrors.UnknownFact.At(place, $"unknown fact `{JsonScanner.Shown(name)}`", help ?? "facts are declared in `playbooks/facts.json`"));
            return null;
        }
        if (!IsVisible(fact, speaker))
        {
            diagnostics.Add(OutOfSight(name, place));
            return null;
        }
        return fact;
    }

    /// <summary>The facts of a list of names; those that mean nothing are left out with a report.</summary>
    public static ImmutableArray<FactDefinition> FindAll(FactVocabulary vocabulary, ImmutableArray<JsonString> names, Entity speaker, ICollection<Diagnostic> diagnostics) =>
        [.. names.Select(name => Find(vocabulary, name, speaker, diagnostics)).OfType<FactDefinition>()];

    /// <summary>The report of a contact's fact where the account is spoken of.</summary>
    public static Diagnostic OutOfSight(string name, Location place) =>
        VocabularyErrors.OutOfSight.At(place, $"`{name}` speaks of a contact, and here the account is spoken of", "derive a fact of the account from its contacts: `any(contacts, …)` or `count(contacts, …)`");

    /// <summary>What is meant by a fact's label, or by its name without the entity: <c>Value tier</c>, <c>valueTier</c>; null for nothing.</summary>
    public static Advice? Meant(string name, IEnumerable<FactDefinition> candidates)
    {
        var close = candidates
            .Where(candidate => Is(candidate.Label) || Is(candidate.Name[(candidate.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]))
            .Select(candidate => candidate.Name)
            .ToList();
        return close.Count switch
        {
            0 => null,
            1 => Advice.DidYouMean(name, close[0]),
            _ => $"did you mean {string.Join(" or ", close.Order(StringComparer.Ordinal).Select(one => $"`{one}`"))}?",
        };

        bool Is(string? known) => string.Equals(known, name.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsVisible(FactDefinition fact, Entity speaker) =>
        fact.Entity != Entity.Contact || speaker == Entity.Contact;
}
