using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Text;
using Playbooks.Language.Values;
using Playbooks.Studio.Wording;

namespace Playbooks.Studio.Trying;

/// <summary>
/// What a form says as the JSON that the API takes too, so that one reader judges both. The account's other
/// contacts come along as the sample book has them, all in its order, which settles what is equal otherwise.
/// </summary>
internal static class FormFacts
{
    /// <summary>The name of the document.</summary>
    public const string DocumentName = "form";

    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the facts of a form.</summary>
    public static SourceText Write(FactsForm form, FactVocabulary vocabulary)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_readable))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("account");
            WriteFields(writer, form, Entity.Account, form.Account?.Facts.Account, "account");
            writer.WriteStartArray("contacts");
            WriteContacts(writer, form, vocabulary);
            writer.WriteEndArray();
            if (form.FieldsOf(Entity.Event).Any(field => field.Value.Length > 0))
            {
                writer.WritePropertyName("event");
                WriteFields(writer, form, Entity.Event, form.Account?.Facts.Event, null);
            }
            writer.WriteEndObject();
        }
        return new SourceText(DocumentName, Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void WriteContacts(Utf8JsonWriter writer, FactsForm form, FactVocabulary vocabulary)
    {
        var sample = form.Account is { } account ? account.Facts.Contacts : [];
        var edited = form.ContactPlace >= 0 ? sample[form.ContactPlace] : null;
        if (edited is null && form.FieldsOf(Entity.Contact).Any(field => field.Value.Length > 0))
        {
            WriteFields(writer, form, Entity.Contact, null, "contact");
        }
        foreach (var contact in sample)
        {
            if (ReferenceEquals(contact, edited))
            {
                WriteFields(writer, form, Entity.Contact, edited, "contact");
            }
            else
            {
                WriteRow(writer, contact, form, vocabulary);
            }
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, FactsForm form, Entity entity, FactRow? sample, string? idWithoutSample)
    {
        writer.WriteStartObject();
        if ((sample is null ? idWithoutSample : Who.Id(sample)) is { Length: > 0 } id)
        {
            writer.WriteString("id", id);
        }
        foreach (var field in form.FieldsOf(entity).Where(field => field.Value.Length > 0))
        {
            var age = sample is not null && field.Value == field.SampleValue ? AgeOf(form, sample, field.Fact.Column) : null;
            WriteFact(writer, field.Fact, field.Value, age);
        }
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, FactRow row, FactsForm form, FactVocabulary vocabulary)
    {
        writer.WriteStartObject();
        foreach (var fact in vocabulary.Facts.Where(fact => fact is { Entity: Entity.Contact, Derivation: null or ScriptDerivation }))
        {
            if (row.Get(fact.Column) is { } value)
            {
                WriteFact(writer, fact, FactWords.Field(value), AgeOf(form, row, fact.Column));
            }
        }
        writer.WriteEndObject();
    }

    private static void WriteFact(Utf8JsonWriter writer, FactDefinition fact, string text, DateTimeOffset? asOf)
    {
        writer.WritePropertyName(fact.Column.Name);
        if (asOf is not { } at)
        {
            WriteValue(writer, fact.Type, text);
            return;
        }
        writer.WriteStartObject();
        writer.WritePropertyName("value");
        WriteValue(writer, fact.Type, text);
        writer.WriteString("asOf", at);
        writer.WriteEndObject();
    }

    // What is no number goes in as text: the reader then says what is wrong with it, in its own words.
    private static void WriteValue(Utf8JsonWriter writer, DataType type, string text)
    {
        switch (type)
        {
            case ListType list:
                writer.WriteStartArray();
                foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    WriteValue(writer, list.Element, line);
                }
                writer.WriteEndArray();
                break;
            case ScalarType { Kind: ScalarKind.Bool } when text is "true" or "false":
                writer.WriteBooleanValue(text == "true");
                break;
            case ScalarType { IsNumeric: true } when IsNumber(text):
                writer.WriteRawValue(text);
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }

    private static bool IsNumber(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static DateTimeOffset? AgeOf(FactsForm form, FactRow row, Column column)
    {
        foreach (var age in form.Account?.Facts.AsOf ?? [])
        {
            if (ReferenceEquals(age.Row, row) && age.Column == column)
            {
                return age.At;
            }
        }
        return null;
    }
}
