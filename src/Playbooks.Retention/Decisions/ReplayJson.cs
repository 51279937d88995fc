using System.Text.Json;

namespace Playbooks.Retention.Decisions;

/// <summary>The outcome of a replay as JSON, as the command and the API have it.</summary>
public static class ReplayJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter writer, Replayed replayed)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(replayed);
        writer.WriteStartObject();
        writer.WriteString("decision", replayed.Record.Id);
        writer.WriteString("release", replayed.Record.Release);
        writer.WriteNumber("releaseNumber", replayed.Record.ReleaseNumber);
        writer.WriteBoolean("same", replayed.Difference is null);
        writer.WriteNumber("bytes", replayed.Result.Length);
        if (replayed.Difference is { } difference)
        {
            writer.WriteStartObject("difference");
            writer.WriteNumber("byte", difference.Byte);
            writer.WriteString("path", difference.Path);
            writer.WriteString("recorded", difference.Recorded);
            writer.WriteString("made", difference.Made);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }
}
