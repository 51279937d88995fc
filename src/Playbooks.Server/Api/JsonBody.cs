using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Playbooks.Server.Api;

/// <summary>Answers in JSON, written whole before the first byte leaves, so that no answer is ever half of one.</summary>
internal static class JsonBody
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/json";

    // Read by programs, never embedded in a page: letters of every script stay readable.
    private static readonly JsonWriterOptions Options = new() { Indented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with what is written.</summary>
    public static async Task WriteAsync(HttpContext context, string mediaType, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }

    /// <summary>Answers with JSON that is written already.</summary>
    public static Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = MediaType;
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }
}
