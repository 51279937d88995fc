using System.Runtime.CompilerServices;
using System.Text.Json;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes given facts as JSON that reads back as the same facts.</summary>
internal sealed class FactsWriter(Utf8JsonWriter writer, FactVocabulary vocabulary, IEnumerable<FactAge> asOf)
{
    // Up to so many are looked through; a whole account's are not.
    private const int Few = 8;

    private static readonly JsonEncodedText s_account = JsonEncodedText.Encode("account");
    private static readonly JsonEncodedText s_contacts = JsonEncodedText.Encode("contacts");
    private static readonly JsonEncodedText s_event = JsonEncodedText.Encode("event");
    private static readonly JsonEncodedText s_value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText s_asOf = JsonEncodedText.Encode("asOf");

    private static readonly ConditionalWeakTable<FactVocabulary, (FactDefinition Fact, JsonEncodedText Name)[][]> s_given = [];

    private readonly FactAge[] _ages = [.. asOf];
    private readonly (FactDefinition Fact, JsonEncodedText Name)[][] _facts = s_given.GetValue(vocabulary, GivenFacts);
    private ILookup<FactRow, FactAge>? _agesOfRows;

    public static void Write(Utf8JsonWriter writer, FactVocabulary vocabulary, FactSet facts)
    {
        var rows = new FactsWriter(writer, vocabulary, facts.AsOf);
        writer.WritePropertyName(s_account);
        rows.Write(facts.Account, Entity.Account);
        writer.WriteStartArray(s_contacts);
        foreach (var contact in facts.Contacts)
        {
            rows.Write(contact, Entity.Contact);
        }
        writer.WriteEndArray();
        if (facts.Event is { } @event)
        {
            writer.WritePropertyName(s_event);
            rows.Write(@event, Entity.Event);
        }
    }

    /// <summary>Writes one row as an object.</summary>
    public void Write(FactRow row, Entity entity)
    {
        writer.WriteStartObject();
        foreach (var (fact, name) in _facts[(int)entity])
        {
            if (row.State(fact.Column) != FactState.Known)
            {
                continue;
            }
            writer.WritePropertyName(name);
            if (AgeOf(row, fact) is { } age)
            {
                writer.WriteStartObject();
                writer.WritePropertyName(s_value);
                ValueJson.Write(writer, row.Get(fact.Column));
                TimeJson.Write(writer, s_asOf, age.At.ToUniversalTime());
                writer.WriteEndObject();
            }
            else
            {
                ValueJson.Write(writer, row.Get(fact.Column));
            }
        }
        writer.WriteEndObject();
    }

    private static (FactDefinition Fact, JsonEncodedText Name)[][] GivenFacts(FactVocabulary vocabulary) =>
    [
        .. new[] { Entity.Account, Entity.Contact, Entity.Event }
            .Select(entity => vocabulary.Facts.Where(fact => fact.Entity == entity && fact.Derivation is (null or ScriptDerivation))
                .Select(fact => (fact, JsonEncodedText.Encode(fact.Column.Name))).ToArray()),
    ];

    private FactAge? AgeOf(FactRow row, FactDefinition fact)
    {
        if (_ages.Length > Few)
        {
            _agesOfRows ??= _ages.ToLookup(age => age.Row, ReferenceEqualityComparer.Instance as IEqualityComparer<FactRow>);
            return _agesOfRows[row].FirstOrDefault(age => age.Column.Number == fact.Column.Number);
        }
        foreach (var age in _ages)
        {
            if (ReferenceEquals(age.Row, row) && age.Column.Number == fact.Column.Number)
            {
                return age;
            }
        }
        return null;
    }
}
