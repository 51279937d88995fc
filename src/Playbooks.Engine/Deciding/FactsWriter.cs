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

    private static readonly ConditionalWeakTable<FactVocabulary, JsonFact[][]> s_given = [];

    private readonly JsonFact[][] _facts = s_given.GetValue(vocabulary, GivenFacts);
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
        var states = row.States;
        foreach (ref readonly var fact in _facts[(int)entity].AsSpan())
        {
            if (!fact.IsKnown(states))
            {
                continue;
            }
            fact.WriteName(json);
            if (!asOf.IsEmpty && AgeOf(row, fact.Column) is { } age)
            {
                json.StartObject();
                json.Name(DecisionNames.Value);
                fact.WriteValue(json, row);
                json.Time(DecisionNames.AsOf, age.At.ToUniversalTime());
                json.EndObject();
            }
            else
            {
                fact.WriteValue(json, row);
            }
        }
        json.EndObject();
    }

    private static JsonFact[][] GivenFacts(FactVocabulary vocabulary) =>
    [
        .. new[] { Entity.Account, Entity.Contact, Entity.Event }
            .Select(entity => vocabulary.Facts.Where(fact => fact.Entity == entity && fact.Derivation is (null or ScriptDerivation))
                .Select(fact => JsonFact.OfRow(fact, vocabulary.LayoutOf(entity))).ToArray()),
    ];

    private FactAge? AgeOf(FactRow row, Column column)
    {
        if (asOf.Length > Few)
        {
            _agesOfRows ??= asOf.ToLookup(age => age.Row, ReferenceEqualityComparer.Instance as IEqualityComparer<FactRow>);
            return _agesOfRows[row].FirstOrDefault(age => age.Column.Number == column.Number);
        }
        foreach (var age in asOf)
        {
            if (ReferenceEquals(age.Row, row) && age.Column.Number == column.Number)
            {
                return age;
            }
        }
        return null;
    }
}
