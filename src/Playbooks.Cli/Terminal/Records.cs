using System.Text.Json;

namespace Playbooks.Cli.Terminal;

/// <summary>Rows of texts as JSON, each an object of its columns' names.</summary>
internal static class Records
{
    /// <summary>Writes an object with one list of rows to standard output.</summary>
    public static void Write(Surroundings surroundings, string name, string[] header, IEnumerable<string[]> rows) => JsonOutput.Write(surroundings, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray(name);
        foreach (var row in rows)
        {
            Write(writer, header.Zip(row));
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>Writes one row; what is empty is left out.</summary>
    public static void Write(Utf8JsonWriter writer, IEnumerable<(string Name, string Value)> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members.Where(member => member.Value.Length > 0))
        {
            writer.WriteString(name, value);
        }
        writer.WriteEndObject();
    }
}
