using System.Buffers;
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
            writer.WriteString("origin", JsonNamingPolicy.CamelCase.ConvertName(entry.Origin.ToString()));
            writer.WriteString("author", entry.Author);
            writer.WriteString("note", entry.Note);
            if (entry.ApprovedBy is { } approver)
            {
                writer.WriteString("approvedBy", approver);
            }
            writer.WriteString("publishedAt", at.UtcDateTime);
            writer.WriteEndObject();
        }
        // The number is the subject, and is given by the store.
        return new Notification(Type, "", at, bytes.WrittenMemory.ToArray());
    }
}
