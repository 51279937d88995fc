using System.Text.Json;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes given facts as JSON that reads back as the same facts.</summary>
internal sealed class FactsWriter(Utf8JsonWriter writer, FactVocabulary vocabulary, IEnumerable<FactAge> asOf)
{
    private readonly ILookup<FactRow, FactAge> _ages = asOf.ToLookup(age => age.Row, ReferenceEqualityComparer.Instance as IEqualityComparer<FactRow>);
    private readonly ILookup<Entity, FactDefinition> _facts = vocabulary.Facts.Where(fact => fact.Derivation is null or ScriptDerivation).ToLookup(fact => fact.Entity);

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
        foreach (var fact in _facts[entity])
        {
            if (row.State(fact.Column) != FactState.Known)
            {
                continue;
            }
            writer.WritePropertyName(fact.Column.Name);
            if (_ages[row].FirstOrDefault(age => age.Column.Number == fact.Column.Number) is { } age)
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
}
