using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Playbooks.Cli.Terminal;

/// <summary>JSON on standard output.</summary>
internal static class JsonOutput
{
    /// <summary>Indented, and with letters of all scripts as they are: people read it too.</summary>
    public static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document and a line break.</summary>
    public static void Write(Surroundings surroundings, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }
        surroundings.Output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Writes an object with one list of texts.</summary>
    public static void WriteTexts(Surroundings surroundings, string name, IEnumerable<string> texts) => Write(surroundings, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
