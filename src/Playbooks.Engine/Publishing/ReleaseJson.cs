using System.Text.Json;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>Releases, checks and differences as JSON, the same on the command line and over HTTP.</summary>
public static class ReleaseJson
{
    /// <summary>Writes an entry of the history of releases; what it does not have is left out.</summary>
    public static void Write(Utf8JsonWriter writer, ReleaseEntry entry)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(entry);
        writer.WriteStartObject();
        WriteMembers(writer, entry);
        writer.WriteEndObject();
    }

    /// <summary>Writes the members of an entry alone, for an object that has others, too.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, ReleaseEntry entry)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(entry);
        writer.WriteNumber("number", entry.Number);
        writer.WriteString("hash", entry.Hash);
        writer.WriteString("state", WordOf(entry.State));
        writer.WriteString("origin", WordOf(entry.Origin));
        writer.WriteString("author", entry.Author);
        writer.WriteString("note", entry.Note);
        writer.WriteString("proposedAt", entry.ProposedAt.UtcDateTime);
        writer.WriteBoolean("needsApproval", entry.NeedsApproval);
        Write(writer, "base", entry.Base);
        Write(writer, "draft", entry.Draft);
        Write(writer, "restores", entry.Restores);
        Write(writer, "approvedBy", entry.ApprovedBy);
        Write(writer, "approvedAt", entry.ApprovedAt);
        Write(writer, "publishAt", entry.PublishAt);
        Write(writer, "liveFrom", entry.LiveFrom);
        Write(writer, "liveUntil", entry.LiveUntil);
        Write(writer, "endedBecause", entry.EndedBecause);
    }

    /// <summary>Writes what checking documents and running their examples found.</summary>
    public static void Write(Utf8JsonWriter writer, Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(candidate);
        var passed = candidate.Examples?.Results.Count(result => result.IsPassed) ?? 0;
        writer.WriteStartObject();
        writer.WriteBoolean("publishable", candidate.IsPublishable);
        Write(writer, "hash", candidate.Release?.Hash);
        writer.WriteNumber("passed", passed);
        writer.WriteNumber("failed", (candidate.Examples?.Results.Length ?? 0) - passed);
        writer.WritePropertyName("diagnostics");
        DiagnosticJson.WriteAll(writer, candidate.Diagnostics);
        writer.WriteEndObject();
    }

    /// <summary>Writes how a document differs.</summary>
    public static void Write(Utf8JsonWriter writer, DocumentDifference difference)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(difference);
        var lines = difference.Lines;
        writer.WriteStartObject();
        writer.WriteString("path", difference.Path);
        writer.WriteString("change", JsonNamingPolicy.CamelCase.ConvertName(difference.Change.ToString()));
        writer.WriteNumber("added", lines.Added);
        writer.WriteNumber("removed", lines.Removed);
        writer.WriteString("text", lines.ToString());
        writer.WriteEndObject();
    }

    /// <summary>A state as JSON and the command name it.</summary>
    public static string WordOf(ReleaseState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    /// <summary>An origin as JSON and the command name it.</summary>
    public static string WordOf(ReleaseOrigin origin) => JsonNamingPolicy.CamelCase.ConvertName(origin.ToString());

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            writer.WriteString(name, time.UtcDateTime);
        }
    }
}
