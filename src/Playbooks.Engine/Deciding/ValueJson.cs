using System.Text.Json;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes values of facts as JSON, the same bytes for equal values.</summary>
internal static class ValueJson
{
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case bool known:
                writer.WriteBooleanValue(known);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double number when double.IsFinite(number):
                // Minus zero equals zero and must be written as it.
                writer.WriteNumberValue(number == 0 ? 0 : number);
                break;
            case decimal amount:
                writer.WriteNumberValue(ReasonText.Plain(amount));
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var element in list)
                {
                    Write(writer, element);
                }
                writer.WriteEndArray();
                break;
            case null or double:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(ReasonText.Of(value));
                break;
        }
    }
}
