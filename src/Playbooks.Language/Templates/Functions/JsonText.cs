using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Language.Templates.Rendering;

namespace Playbooks.Language.Templates.Functions;

/// <summary>Values to JSON and back.</summary>
internal static class JsonText
{
    /// <summary>Levels of a value that becomes JSON.</summary>
    public const int MaxDepth = 20;

    public static string? Write(Arguments a)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            if (!Write(writer, a[0], a, 0))
            {
                return null;
            }
        }
        return a.Made(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static bool Write(Utf8JsonWriter writer, object? value, Arguments a, int depth)
    {
        if (!a.Run.Create(8))
        {
            return false;
        }
        if (depth > MaxDepth)
        {
            a.Fail($"a value of more than {MaxDepth} levels");
            return false;
        }
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return true;
            case bool known:
                writer.WriteBooleanValue(known);
                return true;
            case IReadOnlyList<object?> list:
                return WriteList(writer, list, a, depth);
            case double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                writer.WriteNullValue();
                return true;
            case DateTime or DateTimeOffset:
                writer.WriteStringValue(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                return true;
            case Callable:
                a.Fail("a function has no form in JSON");
                return false;
            case var _ when ValueKinds.IsNumber(value):
                writer.WriteRawValue(ScribanText.Of(value));
                return true;
            case var _ when ValueKinds.IsObject(value):
                return WriteObject(writer, value, a, depth);
            default:
                writer.WriteStringValue(ScribanText.Of(value));
                return true;
        }
    }

    private static bool WriteList(Utf8JsonWriter writer, IReadOnlyList<object?> list, Arguments a, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            if (!Write(writer, item, a, depth + 1))
            {
                return false;
            }
        }
        writer.WriteEndArray();
        return true;
    }

    private static bool WriteObject(Utf8JsonWriter writer, object value, Arguments a, int depth)
    {
        writer.WriteStartObject();
        foreach (var name in Members.NamesOf(value))
        {
            Members.TryGet(value, name, out var member);
            writer.WritePropertyName(name);
            if (!Write(writer, member, a, depth + 1))
            {
                return false;
            }
        }
        writer.WriteEndObject();
        return true;
    }

    public static object? Read(Arguments a)
    {
        if (a[0] is null || !a.Run.Create(a.Text(0).Length))
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(a.Text(0));
            return Value(document.RootElement);
        }
        catch (JsonException)
        {
            a.Fail("the text is not JSON");
            return null;
        }
    }

    private static object? Value(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            case JsonValueKind.Number:
                return element.TryGetInt64(out var whole) ? ValueKinds.Fit(whole)
                    : BigInteger.TryParse(element.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) && element.GetRawText().Length < 1000 ? (object)big : element.GetDouble();
            case JsonValueKind.Array:
                return new TemplateList(element.EnumerateArray().Select(Value));
            case JsonValueKind.Object:
                var members = new TemplateObject();
                foreach (var property in element.EnumerateObject())
                {
                    members.Set(property.Name, Value(property.Value));
                }
                return members;
            default:
                return null;
        }
    }
}
