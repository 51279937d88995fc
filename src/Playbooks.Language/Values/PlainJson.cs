using System.Text.Json;

namespace Playbooks.Language.Values;

/// <summary>The values that JSON has words of its own for: null, truth values and numbers.</summary>
public static class PlainJson
{
    /// <summary>Writes a value as such a word. False, and nothing written, for all other values, and for doubles that JSON has no number for.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="value">A value of the language, or null.</param>
    public static bool TryWrite(Utf8JsonWriter writer, object? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return true;
            case bool truth:
                writer.WriteBooleanValue(truth);
                return true;
            case int number:
                writer.WriteNumberValue(number);
                return true;
            case uint number:
                writer.WriteNumberValue(number);
                return true;
            case long number:
                writer.WriteNumberValue(number);
                return true;
            case ulong number:
                writer.WriteNumberValue(number);
                return true;
            case decimal number:
                writer.WriteNumberValue(number);
                return true;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                return true;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                return true;
            default:
                return false;
        }
    }
}
