using System.Text.Json;

namespace Playbooks.Retention.Book.Records;

/// <summary>What came of an import as JSON, as the command and the API have it.</summary>
public static class ImportJson
{
    /// <summary>Writes one object.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="rejectedFile">The file that keeps the rejected rows, or null.</param>
    /// <param name="rejected">The rejected rows themselves, where there is no file.</param>
    public static void Write(Utf8JsonWriter writer, ImportResult result, string? rejectedFile, IReadOnlyList<RejectedRow>? rejected = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        writer.WriteStartObject();
        writer.WriteString("kind", result.Kind.Word());
        writer.WriteNumber("rows", result.Rows);
        writer.WriteNumber("added", result.Added);
        writer.WriteNumber("changed", result.Changed);
        writer.WriteNumber("unchanged", result.Unchanged);
        writer.WriteNumber("rejected", result.Rejected);
        if (rejectedFile is not null)
        {
            writer.WriteString("rejectedFile", rejectedFile);
        }
        if (rejected is not null)
        {
            writer.WriteStartArray("rejectedRows");
            foreach (var row in rejected)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", row.Row.Line);
                writer.WriteString("reason", row.Reason);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }
}
