using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes given facts as JSON that reads back as the same facts.</summary>
internal sealed class FactsWriter(PlainJson json, FactVocabulary vocabulary, ImmutableArray<FactAge> asOf)
{
    // Up to so many are looked through; a whole account's are not.
    private const int Few = 8;

    private static readonly ConditionalWeakTable<FactVocabulary, GivenFact[][]> s_given = [];

    private readonly GivenFact[][] _facts = s_given.GetValue(vocabulary, GivenFacts);
    private ILookup<FactRow, FactAge>? _agesOfRows;

    public static void Write(PlainJson json, FactVocabulary vocabulary, FactSet facts)
    {
        var rows = new FactsWriter(json, vocabulary, facts.AsOf);
        json.Name(DecisionNames.Account);
        rows.Write(facts.Account, Entity.Account);
        json.Name(DecisionNames.Contacts).StartArray();
        foreach (var contact in facts.Contacts)
        {
            rows.Write(contact, Entity.Contact);
        }
        json.EndArray();
        if (facts.Event is { } @event)
        {
            json.Name(DecisionNames.Event);
            rows.Write(@event, Entity.Event);
        }
    }

    /// <summary>Writes one row as an object.</summary>
    public void Write(FactRow row, Entity entity)
    {
        json.StartObject();
        foreach (var (fact, name) in _facts[(int)entity])
        {
            if (row.State(fact.Column) != FactState.Known)
            {
                continue;
            }
            json.Name(name);
            if (!asOf.IsEmpty && AgeOf(row, fact) is { } age)
            {
                json.StartObject();
                json.Name(DecisionNames.Value);
                SlotJson.Write(json, row, fact.Column);
                json.Time(DecisionNames.AsOf, age.At.ToUniversalTime());
                json.EndObject();
            }
            else
            {
                SlotJson.Write(json, row, fact.Column);
            }
        }
        json.EndObject();
    }

    private static GivenFact[][] GivenFacts(FactVocabulary vocabulary) =>
    [
        .. new[] { Entity.Account, Entity.Contact, Entity.Event }
            .Select(entity => vocabulary.Facts.Where(fact => fact.Entity == entity && fact.Derivation is (null or ScriptDerivation))
                .Select(fact => new GivenFact(fact, PlainJson.NameAsBytes(fact.Column.Name))).ToArray()),
    ];

    private FactAge? AgeOf(FactRow row, FactDefinition fact)
    {
        if (asOf.Length > Few)
        {
            _agesOfRows ??= asOf.ToLookup(age => age.Row, ReferenceEqualityComparer.Instance as IEqualityComparer<FactRow>);
            return _agesOfRows[row].FirstOrDefault(age => age.Column.Number == fact.Column.Number);
        }
        foreach (var age in asOf)
        {
            if (ReferenceEquals(age.Row, row) && age.Column.Number == fact.Column.Number)
            {
                return age;
            }
        }
        return null;
    }

    // The name as it stands in JSON, quotes and colon with it.
    private readonly record struct GivenFact(FactDefinition Fact, byte[] Name);
}
