using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Server.Api;

/// <summary>An error as problem details (RFC 9457) with a code for programs, and diagnostics where an author's or a caller's text is wrong.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code: words with hyphens, never changed.</param>
/// <param name="Detail">What is wrong this time.</param>
internal sealed record Problem(int Status, string Code, string Detail) : IResult
{
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = "application/problem+json";
        await using var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteString("type", $"urn:playbooks:problem:{Code}");
        writer.WriteString("title", ReasonPhrases.GetReasonPhrase(Status));
        writer.WriteNumber("status", Status);
        writer.WriteString("detail", Detail);
        writer.WriteString("instance", httpContext.Request.Path);
        writer.WriteString("code", Code);
        if (!Diagnostics.IsEmpty)
        {
            writer.WritePropertyName("diagnostics");
            DiagnosticJson.WriteAll(writer, Diagnostics);
        }
        writer.WriteEndObject();
    }
}
