using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Server.Api;

/// <summary>An answer to a request that went wrong: problem details of RFC 9457, with a code and diagnostics.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Detail">The same about this request: never a name of ours, a path of this machine or a stack.</param>
internal sealed record Problem(ProblemKind Kind, string Detail) : IResult
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>The author's or the caller's mistakes, each with its place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Writes how the thing stands now, for an edit that came too late; or null.</summary>
    public Action<Utf8JsonWriter>? Current { get; init; }

    /// <summary>Answers with it, unless an answer has begun.</summary>
    public Task WriteAsync(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            return Task.CompletedTask;
        }
        context.Response.StatusCode = Kind.Status;
        return JsonBody.WriteAsync(context, MediaType, WriteTo);
    }

    Task IResult.ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext);

    /// <summary>Writes it.</summary>
    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", $"urn:playbooks:problem:{Kind.Code}");
        writer.WriteString("title", Kind.Title);
        writer.WriteNumber("status", Kind.Status);
        writer.WriteString("detail", Detail);
        writer.WriteString("code", Kind.Code);
        if (!Diagnostics.IsDefaultOrEmpty)
        {
            writer.WritePropertyName("diagnostics");
            DiagnosticJson.WriteAll(writer, Diagnostics);
        }
        if (Current is not null)
        {
            writer.WritePropertyName("current");
            Current(writer);
        }
        writer.WriteEndObject();
    }
}
