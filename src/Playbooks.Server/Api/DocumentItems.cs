using System.Text.Json;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;

namespace Playbooks.Server.Api;

/// <summary>Documents of a release, as answers give them.</summary>
internal static class DocumentItems
{
    /// <summary>Writes what there is to say of a document without its text.</summary>
    public static void Write(Utf8JsonWriter writer, string path, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("path", path);
        writer.WriteString("etag", DocumentEtag.Of(text));
        writer.WriteNumber("length", text.Length);
        writer.WriteEndObject();
    }

    /// <summary>Answers with a document's text; 404 where the release does not have it.</summary>
    public static Task AnswerAsync(HttpContext context, long release, DocumentSet documents, string path)
    {
        if (!documents.Texts.TryGetValue(path, out var text))
        {
            return new Problem(ProblemKind.NotFound, "the release has no document of this path").WriteAsync(context);
        }
        Preconditions.Tag(context, DocumentEtag.Of(text));
        return JsonBody.WriteAsync(context, JsonBody.MediaType, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("release", release);
            writer.WriteString("path", path);
            writer.WriteString("etag", DocumentEtag.Of(text));
            writer.WriteString("text", text);
            writer.WriteEndObject();
        });
    }

    /// <summary>Answers with the differences between two sets of documents.</summary>
    public static Task AnswerAsync(HttpContext context, IEnumerable<DocumentDifference> differences) =>
        JsonBody.WriteAsync(context, JsonBody.MediaType, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var difference in differences)
            {
                ReleaseJson.Write(writer, difference);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
}
