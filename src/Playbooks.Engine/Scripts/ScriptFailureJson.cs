using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Scripts;

/// <summary>Why scripts gave no facts, as it is recorded with a decision, so that the decision can be made again without running one.</summary>
public static class ScriptFailureJson
{
    /// <summary>The key under which they stand.</summary>
    public const string Key = "scripts";

    private static readonly Dictionary<string, DiagnosticKind> s_kinds =
        new[] { ScriptErrors.Threw, ScriptErrors.Stopped, ScriptErrors.WrongResult, ScriptErrors.NotRun }.ToDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>Writes key and list; nothing where there is no failure.</summary>
    public static void Write(Utf8JsonWriter writer, ImmutableArray<DecisionFailure> failures)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!failures.IsEmpty)
        {
            writer.WritePropertyName(Key);
            WriteList(writer, failures);
        }
    }

    /// <summary>The same among what is written without the runtime's writer.</summary>
    internal static void Write(PlainJson json, ImmutableArray<DecisionFailure> failures)
    {
        if (!failures.IsEmpty)
        {
            json.NameOf(Key).Value(failures, WriteList);
        }
    }

    /// <summary>Reads a list that was written; null where it is none, or speaks of other facts than the vocabulary has.</summary>
    public static ImmutableArray<DecisionFailure>? Read(JsonArray list, FactVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var failures = list.Items.Select(item => item is JsonObject node ? Read(node, vocabulary) : null).ToList();
        return failures.Contains(null) ? null : [.. failures.OfType<DecisionFailure>()];
    }

    private static void WriteList(Utf8JsonWriter writer, ImmutableArray<DecisionFailure> failures)
    {
        writer.WriteStartArray();
        foreach (var failure in failures)
        {
            writer.WriteStartObject();
            writer.WriteString("fact", failure.Where);
            if (failure.Contact is { } contact)
            {
                writer.WriteString("contact", contact);
            }
            writer.WriteString("code", failure.Diagnostic.Code);
            writer.WriteString("message", failure.Diagnostic.Message);
            writer.WriteNumber("start", failure.Diagnostic.Location.Span.Start);
            writer.WriteNumber("length", failure.Diagnostic.Location.Span.Length);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static DecisionFailure? Read(JsonObject node, FactVocabulary vocabulary)
    {
        if (node.Find("fact") is not JsonString name
            || vocabulary.Find(name.Text)?.Derivation is not ScriptDerivation { Script.Source: var source }
            || node.Find("code") is not JsonString code || !s_kinds.TryGetValue(code.Text, out var kind)
            || node.Find("message") is not JsonString message
            || !TryReadPlace(node, "start", source, out var start) || !TryReadPlace(node, "length", source, out var length))
        {
            return null;
        }
        var place = new Location(source, new TextSpan(start, Math.Min(length, source.Text.Length - start)), "");
        return new DecisionFailure(name.Text, (node.Find("contact") as JsonString)?.Text, kind.At(place, message.Text));
    }

    private static bool TryReadPlace(JsonObject node, string key, SourceText source, out int place)
    {
        place = 0;
        if (node.Find(key) is not JsonNumber number || !number.TryGetLong(out var value) || value < 0 || value > source.Text.Length)
        {
            return false;
        }
        place = (int)value;
        return true;
    }
}
