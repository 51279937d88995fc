using System.Text;
using System.Text.Json;
using Jint.Native;

namespace Playbooks.Engine.Scripts;

/// <summary>Writes what a script returned as JSON: nothing, true or false, a number, a text, or a list of those.</summary>
internal static class ScriptResult
{
    /// <summary>The value, or why it can be no fact.</summary>
    public static ScriptOutcome Write(JsValue value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            if (WriteAny(writer, value) is { } wrong)
            {
                return new ScriptOutcome(ScriptEnd.WrongResult, wrong);
            }
        }
        return new ScriptOutcome(ScriptEnd.Returned, Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static string? WriteAny(Utf8JsonWriter writer, JsValue value)
    {
        if (!value.IsArray())
        {
            return WriteOne(writer, value);
        }
        var array = value.AsArray();
        var length = array.Get("length").AsNumber();
        if (length > ScriptLimits.LongestList)
        {
            return $"a list of more than {ScriptLimits.LongestList} elements";
        }
        writer.WriteStartArray();
        for (var i = 0; i < (int)length; i++)
        {
            if (WriteOne(writer, array.Get(i.ToString(System.Globalization.CultureInfo.InvariantCulture))) is { } wrong)
            {
                return wrong;
            }
        }
        writer.WriteEndArray();
        return null;
    }

    private static string? WriteOne(Utf8JsonWriter writer, JsValue value)
    {
        switch (value)
        {
            case var _ when value.IsUndefined() || value.IsNull():
                writer.WriteNullValue();
                return null;
            case var _ when value.IsBoolean():
                writer.WriteBooleanValue(value.AsBoolean());
                return null;
            case var _ when value.IsNumber():
                return WriteNumber(writer, value.AsNumber());
            case var _ when value.IsString() && value.AsString().Length <= ScriptLimits.LongestText:
                writer.WriteStringValue(value.AsString());
                return null;
            default:
                return value.IsString() ? $"a text of more than {ScriptLimits.LongestText} characters" : "something that is neither a number nor a text, true or false, or a list of those";
        }
    }

    private static string? WriteNumber(Utf8JsonWriter writer, double number)
    {
        // Whole numbers are written without an exponent, so that they can be whole numbers on the other side.
        const double LargestWhole = 9007199254740991;
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "not a number (`NaN`)" : "a number without end (`Infinity`)";
        }
        if (number == Math.Floor(number) && Math.Abs(number) <= LargestWhole)
        {
            writer.WriteNumberValue((long)number);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
        return null;
    }
}
