using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Playbooks.Engine.Recording;

namespace Playbooks.Engine.Publishing;

/// <summary>What others are told of a release that goes live: <c>release.published</c>.</summary>
internal static class ReleaseNews
{
    private const string Type = "release.published";

    public static Notification Of(ReleaseEntry entry, DateTimeOffset at)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("release", entry.Hash);
            writer.WriteString("origin", ReleaseJson.WordOf(entry.Origin));
            writer.WriteString("author", entry.Author);
            writer.WriteString("note", entry.Note);
            if (entry.ApprovedBy is { } approver)
            {
                writer.WriteString("approvedBy", approver);
            }
            writer.WriteString("publishedAt", at.UtcDateTime);
            writer.WriteEndObject();
        }
        // A new release gets its number, and the news its subject, from the store.
        var subject = entry.Number.ToString(CultureInfo.InvariantCulture);
        return new Notification(Type, subject, at, bytes.WrittenMemory.ToArray());
    }
}
