using System.Globalization;
using System.Text.Json;

namespace Playbooks.Language.Values;

/// <summary>
/// A value with its type as JSON: <c>{"value":7,"type":"long"}</c>. Each element of a list and each member of an object is
/// written so again. Decimals, dates and times (round-trip form), durations and guids are JSON strings, and so are the
/// doubles that JSON has no number for.
/// </summary>
public static class EvalJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("value");
        WriteValue(writer, value);
        writer.WriteString("type", DataTypes.Of(value).Name);
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case decimal amount:
                writer.WriteStringValue(ValueText.Format(amount));
                break;
            case DateTime date:
                writer.WriteStringValue(date.ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture));
                break;
            case ListValue list:
                WriteList(writer, list);
                break;
            case ObjectValue instance:
                WriteMembers(writer, instance);
                break;
            default:
                if (!PlainJson.TryWrite(writer, value))
                {
                    writer.WriteStringValue(ValueText.Format(value));
                }
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, ListValue list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            Write(writer, item);
        }
        writer.WriteEndArray();
    }

    private static void WriteMembers(Utf8JsonWriter writer, ObjectValue instance)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in instance.Members)
        {
            writer.WritePropertyName(name);
            Write(writer, member);
        }
        writer.WriteEndObject();
    }
}
