using System.Text.Json;

namespace Playbooks.Server.Api.Description;

/// <summary>An author's or a caller's mistake, with its place.</summary>
/// <param name="Code">`PB` and four digits.</param>
/// <param name="Severity">error, warning or information.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Help">What to write instead.</param>
/// <param name="Document">The document.</param>
/// <param name="Path">JSON path of the value.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
/// <param name="Length">How many code units are meant.</param>
/// <param name="Replacement">What to write in their place, where a repair is known.</param>
internal sealed record DiagnosticShape(string Code, string Severity, string Message, string? Help, string Document, string Path, int Line, int Column, int Length, string? Replacement = null);

/// <summary>Problem details (RFC 9457); `current` is how the thing stands now, where an edit came too late.</summary>
internal sealed record ProblemShape(
    string Type, string Title, int Status, string Detail, string Code, IReadOnlyList<DiagnosticShape>? Diagnostics = null, JsonElement? Current = null);

/// <summary>Whether the service is up, and with which release.</summary>
internal sealed record HealthShape(string Status, string? Release = null, IReadOnlyList<DiagnosticShape>? Diagnostics = null);
