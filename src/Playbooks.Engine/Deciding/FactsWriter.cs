using System.Text.Json;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes given facts as JSON that reads back as the same facts.</summary>
internal static class FactsWriter
{
    public static void Write(Utf8JsonWriter writer, FactVocabulary vocabulary, FactSet facts)
    {
        var ages = facts.AsOf.ToLookup(age => age.Row, ReferenceEqualityComparer.Instance as IEqualityComparer<FactRow>);
        var byEntity = vocabulary.Facts.Where(fact => fact.Derivation is null or ScriptDerivation).ToLookup(fact => fact.Entity);
        writer.WritePropertyName("account");
        WriteRow(facts.Account, Entity.Account);
        writer.WriteStartArray("contacts");
        foreach (var contact in facts.Contacts)
        {
            WriteRow(contact, Entity.Contact);
        }
        writer.WriteEndArray();
        if (facts.Event is { } @event)
        {
            writer.WritePropertyName("event");
            WriteRow(@event, Entity.Event);
        }

        void WriteRow(FactRow row, Entity entity)
        {
            writer.WriteStartObject();
            foreach (var fact in byEntity[entity])
            {
                if (row.State(fact.Column) != FactState.Known)
                {
                    continue;
                }
                writer.WritePropertyName(fact.Column.Name);
                if (ages[row].FirstOrDefault(age => age.Column.Number == fact.Column.Number) is { } age)
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
}
