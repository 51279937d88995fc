using System.Net.Mime;
using System.Text;
using Microsoft.Net.Http.Headers;
using Playbooks.Language.Text;

namespace Playbooks.Server.Api;

/// <summary>Bodies of requests as texts that diagnostics can point into.</summary>
internal static class RequestBody
{
    /// <summary>How many bytes a body may have.</summary>
    public const int Largest = 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The body as JSON text, or the problem with it.</summary>
    public static async Task<(SourceText? Text, Problem? Problem)> ReadJsonAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!IsJson(request.ContentType))
        {
            return (null, Problems.Of(StatusCodes.Status415UnsupportedMediaType));
        }
        try
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, cancellation);
            var text = Strict.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
            return (new SourceText("request body", text.TrimStart('\uFEFF')), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, Problems.BadRequest("not-utf8", "the body is not UTF-8"));
        }
        catch (BadHttpRequestException problem)
        {
            return (null, Problems.Of(problem.StatusCode));
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
}
