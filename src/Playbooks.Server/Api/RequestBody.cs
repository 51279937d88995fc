using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Server.Api;

/// <summary>Reads a request's body as JSON with positions, or says what is wrong with it.</summary>
internal static class RequestBody
{
    /// <summary>What diagnostics call the body.</summary>
    public const string DocumentName = "body";

    private static readonly string[] s_utf8 = ["utf-8", "utf8", "us-ascii"];

    /// <summary>The body, or the problem to answer with.</summary>
    public static async Task<(JsonTree? Tree, Problem? Problem)> ReadAsync(HttpRequest request, long largest, CancellationToken cancel)
    {
        var (bytes, problem) = await ReadBytesAsync(request, largest, cancel);
        return problem is null ? Parse(bytes.Span) : (null, problem);
    }

    /// <summary>The body's bytes, of which nothing is known but that JSON was announced; or the problem to answer with.</summary>
    public static async ValueTask<(ReadOnlyMemory<byte> Bytes, Problem? Problem)> ReadBytesAsync(HttpRequest request, long largest, CancellationToken cancel)
    {
        if (ComplainAboutType(request) is { } unsupported)
        {
            return (default, unsupported);
        }
        try
        {
            return (await (request.ContentLength is { } length && length <= largest ? ReadAsync(request.BodyReader, (int)length, cancel) : ReadAsync(request.BodyReader, cancel)), null);
        }
        catch (BadHttpRequestException bad)
        {
            return (default, bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new Problem(ProblemKind.BodyTooLarge, $"the body may have {largest} bytes")
                : new Problem(ProblemKind.RequestNotValid, "the body ends before its end or is cut into malformed pieces"));
        }
    }

    /// <summary>Bytes as JSON with positions, or the problem to answer with.</summary>
    public static (JsonTree? Tree, Problem? Problem) Parse(ReadOnlySpan<byte> bytes)
    {
        var diagnostics = new List<Diagnostic>();
        var text = DocumentBytes.Decode(bytes, DocumentName, diagnostics);
        var tree = text is null ? null : JsonReader.Read(new SourceText(DocumentName, text), diagnostics);
        return diagnostics.Count == 0 && tree is not null
            ? (tree, null)
            : (null, new Problem(ProblemKind.BodyNotJson, "the body must be one JSON object in UTF-8") { Diagnostics = [.. diagnostics] });
    }

    // Of a known length: the server lets neither more nor less pass.
    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(PipeReader body, int length, CancellationToken cancel)
    {
        var (bytes, filled) = (new byte[length], 0);
        for (var isRead = false; !isRead;)
        {
            var read = await body.ReadAsync(cancel);
            read.Buffer.CopyTo(bytes.AsSpan(filled));
            filled += (int)read.Buffer.Length;
            isRead = read.IsCompleted;
            body.AdvanceTo(read.Buffer.End);
        }
        return bytes.AsMemory(0, filled);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(PipeReader body, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, cancel);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static Problem? ComplainAboutType(HttpRequest request)
    {
        if (request.ContentType is "application/json" && request.Headers.ContentEncoding.Count == 0)
        {
            return null;
        }
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } packed and not "identity")
        {
            return new Problem(ProblemKind.MediaTypeNotSupported, "the body is packed; send it as it is, without Content-Encoding");
        }
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !IsJson(type))
        {
            return new Problem(ProblemKind.MediaTypeNotSupported, "send JSON with `Content-Type: application/json`");
        }
        var charset = HeaderUtilities.RemoveQuotes(type.Charset).ToString();
        return charset.Length == 0 || s_utf8.Contains(charset, StringComparer.OrdinalIgnoreCase)
            ? null
            : new Problem(ProblemKind.MediaTypeNotSupported, "the body is not in UTF-8; JSON always is");
    }

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));
}
