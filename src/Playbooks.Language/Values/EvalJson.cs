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
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case uint or ulong:
                writer.WriteNumberValue(Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                break;
            case float single when float.IsFinite(single):
                writer.WriteNumberValue(single);
                break;
            case double real when double.IsFinite(real):
                writer.WriteNumberValue(real);
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
                writer.WriteStringValue(ValueText.Format(value));
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
