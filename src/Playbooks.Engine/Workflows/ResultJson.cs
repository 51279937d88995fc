using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows;

/// <summary>Results of a run as JSON: a list of trees.</summary>
public static class ResultJson
{
    // Values within values, which rules that evaluate one another may stack; what is deeper is left out.
    private const int DeepestValue = 128;

    /// <summary>Writes the results of the rules of a workflow.</summary>
    public static void Write(Utf8JsonWriter writer, IEnumerable<RuleResult> results)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(results);
        writer.WriteStartArray();
        foreach (var result in results)
        {
            Write(writer, result);
        }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, RuleResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleName", result.Rule.Name);
        writer.WriteBoolean("isSuccess", result.IsSuccess);
        writer.WriteString("successEvent", result.Rule.SuccessEvent);
        writer.WriteString("exceptionMessage", result.Message);
        writer.WritePropertyName("output");
        WriteValue(writer, result.Output, DeepestValue);
        if (result.Failure is not null)
        {
            writer.WriteBoolean("hasFailed", true);
        }
        if (result.OutputFailure is { } failure)
        {
            writer.WriteString("outputException", failure.Message);
        }
        writer.WritePropertyName("childResults");
        Write(writer, result.Children);
        writer.WriteEndObject();
    }

    /// <summary>A value as a text of JSON.</summary>
    internal static string Text(object? value, bool isIndented)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            WriteValue(writer, value, DeepestValue);
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, int depth)
    {
        switch (value)
        {
            case ListValue or ObjectValue when depth == 0:
                writer.WriteStringValue("…");
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    WriteValue(writer, item, depth - 1);
                }
                writer.WriteEndArray();
                break;
            case ObjectValue instance:
                writer.WriteStartObject();
                foreach (var (name, member) in instance.Members)
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, member, depth - 1);
                }
                writer.WriteEndObject();
                break;
            default:
                if (!PlainJson.TryWrite(writer, value))
                {
                    writer.WriteStringValue(ValueText.Format(value));
                }
                break;
        }
    }
}
