using System.Runtime.CompilerServices;
using System.Text.Json;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes given facts as JSON that reads back as the same facts.</summary>
internal sealed class FactsWriter(Utf8JsonWriter writer, FactVocabulary vocabulary, IEnumerable<FactAge> asOf)
{
    private static readonly ConditionalWeakTable<FactVocabulary, FactDefinition[][]> s_given = [];

    private readonly ILookup<FactRow, FactAge>? _ages = asOf.Any() ? asOf.ToLookup(age => age.Row, ReferenceEqualityComparer.Instance as IEqualityComparer<FactRow>) : null;
    private readonly FactDefinition[][] _facts = s_given.GetValue(vocabulary, GivenFacts);

    public static void Write(Utf8JsonWriter writer, FactVocabulary vocabulary, FactSet facts)
    {
        var rows = new FactsWriter(writer, vocabulary, facts.AsOf);
        writer.WritePropertyName("account");
        rows.Write(facts.Account, Entity.Account);
        writer.WriteStartArray("contacts");
        foreach (var contact in facts.Contacts)
        {
            rows.Write(contact, Entity.Contact);
        }
        writer.WriteEndArray();
        if (facts.Event is { } @event)
        {
            writer.WritePropertyName("event");
            rows.Write(@event, Entity.Event);
        }
    }

    /// <summary>Writes one row as an object.</summary>
    public void Write(FactRow row, Entity entity)
    {
        writer.WriteStartObject();
        foreach (var fact in _facts[(int)entity])
        {
            if (row.State(fact.Column) != FactState.Known)
            {
                continue;
            }
            writer.WritePropertyName(fact.Column.Name);
            if (AgeOf(row, fact) is { } age)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("value");
                ValueJson.Write(writer, row.Get(fact.Column));
                writer.WriteString("asOf", ValueText.Format(age.At.ToUniversalTime()));
                writer.WriteEndObject();
            }
            else
            {
                ValueJson.Write(writer, row.Get(fact.Column));
            }
        }
        writer.WriteEndObject();
    }

    private static FactDefinition[][] GivenFacts(FactVocabulary vocabulary) =>
    [
        .. new[] { Entity.Account, Entity.Contact, Entity.Event }
            .Select(entity => vocabulary.Facts.Where(fact => fact.Entity == entity && fact.Derivation is (null or ScriptDerivation)).ToArray()),
    ];

    private FactAge? AgeOf(FactRow row, FactDefinition fact)
    {
        if (_ages is null)
        {
            return null;
        }
        foreach (var age in _ages[row])
        {
            if (age.Column.Number == fact.Column.Number)
            {
                return age;
            }
        }
        return null;
    }
}
