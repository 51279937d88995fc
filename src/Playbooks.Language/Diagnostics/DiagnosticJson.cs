using System.Text.Json;

namespace Playbooks.Language.Diagnostics;

/// <summary>Diagnostics as JSON: the shape that the command, the API and the editor share.</summary>
public static class DiagnosticJson
{
    /// <summary>Writes one object: code, severity, message, help, document, path, line, column, length, and replacement where a repair is known.</summary>
    public static void Write(Utf8JsonWriter writer, Diagnostic diagnostic)
    {
        var location = diagnostic.Location;
        var position = location.Position;
        writer.WriteStartObject();
        writer.WriteString("code", diagnostic.Code);
        writer.WriteString("severity", diagnostic.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "information",
        });
        writer.WriteString("message", diagnostic.Message);
        writer.WriteString("help", diagnostic.Help);
        writer.WriteString("document", location.Document);
        writer.WriteString("path", location.Path);
        writer.WriteNumber("line", position.Line);
        writer.WriteNumber("column", position.Column);
        writer.WriteNumber("length", location.Span.Length);
        if (diagnostic.Replacement is { } replacement)
        {
            writer.WriteString("replacement", replacement);
        }
        writer.WriteEndObject();
    }

    /// <summary>Writes an array of them.</summary>
    public static void WriteAll(Utf8JsonWriter writer, IEnumerable<Diagnostic> diagnostics)
    {
        writer.WriteStartArray();
        foreach (var diagnostic in diagnostics)
        {
            Write(writer, diagnostic);
        }
        writer.WriteEndArray();
    }
}
