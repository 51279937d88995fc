using System.Text.Json;
using Playbooks.Engine.Filling;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Facts as JSON: <c>{"account":{…},"contact":{…}}</c> or <c>"contacts":[…]</c>, and where there is one <c>"event"</c>
/// and <c>"history"</c>. A value may be <c>{"value":…,"asOf":"2026-01-01"}</c>; <c>null</c> is not known.
/// </summary>
public static class FactsJson
{
    /// <summary>The most contacts of one account.</summary>
    public const int MostContacts = 10_000;

    /// <summary>Reads facts, and reports every mistake with its place; null when there is one.</summary>
    public static FactsInput? Read(SourceText source, FactVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (Utf8Text.Use(source.Text, FactSlots.Of(vocabulary), static (utf8, slots) => FactsFiller.Fill(slots, utf8, mayNameTime: false)) is { } filled)
        {
            return filled.Input;
        }
        var found = new List<Diagnostic>();
        var tree = JsonReader.Read(source, found);
        var facts = Read(tree, vocabulary, found);
        foreach (var diagnostic in found)
        {
            diagnostics.Add(diagnostic);
        }
        return found.Exists(diagnostic => diagnostic.IsError) ? null : facts;
    }

    /// <summary>The same for a document that was read as JSON already.</summary>
    public static FactsInput? Read(JsonTree tree, FactVocabulary vocabulary, ICollection<Diagnostic> diagnostics) =>
        Read(tree, vocabulary, mayNameTime: false, diagnostics).Input;

    /// <summary>The same as a request, which may name the time to decide for beside the facts: <c>"at"</c>.</summary>
    public static DecisionRequest? ReadRequest(JsonTree tree, FactVocabulary vocabulary, DateTimeOffset now, ICollection<Diagnostic> diagnostics)
    {
        var (input, at) = Read(tree, vocabulary, mayNameTime: true, diagnostics);
        return input is null ? null : new DecisionRequest(input.Facts, at ?? now) { History = input.History };
    }

    /// <summary>
    /// The same straight from the bytes of a request, without a tree on the way; null when there is anything about them
    /// that must be looked at closely: then read the tree, which says what is wrong and where.
    /// </summary>
    public static DecisionRequest? TryReadRequest(ReadOnlySpan<byte> utf8, FactVocabulary vocabulary, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return FactsFiller.Fill(FactSlots.Of(vocabulary), utf8, mayNameTime: true) is { } filled
            ? new DecisionRequest(filled.Input.Facts, filled.At ?? now) { History = filled.Input.History }
            : null;
    }

    private static (FactsInput? Input, DateTimeOffset? At) Read(JsonTree tree, FactVocabulary vocabulary, bool mayNameTime, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var found = new List<Diagnostic>();
        (FactsInput? Input, DateTimeOffset? At) result = default;
        // What is missing from a document that could not be read as a whole may stand in the rest of it.
        if (tree.IsWhole && ObjectReader.Open(tree.Root, "a set of facts", found) is { } reader)
        {
            var facts = new FactsReader(vocabulary, found).Read(reader);
            var history = HistoryReader.Read(reader.Find("history"), found);
            result.At = mayNameTime && reader.Text("at") is { } at ? DateText.ParseTime(at.Excerpt, found) : null;
            reader.Finish();
            result.Input = facts is null ? null : new FactsInput(facts, history);
        }
        foreach (var diagnostic in found)
        {
            diagnostics.Add(diagnostic);
        }
        return found.Exists(diagnostic => diagnostic.IsError) ? default : result;
    }

    /// <summary>
    /// Writes one row of an account, a contact or an event: its known given facts in the order of the vocabulary. The same
    /// facts give the same bytes, and <see cref="FactRowReader"/> reads them again.
    /// </summary>
    public static void WriteRow(Utf8JsonWriter writer, FactVocabulary vocabulary, Entity entity, FactRow row, IEnumerable<FactAge> ages)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var json = PlainJson.Take();
        new FactsWriter(json, vocabulary, [.. ages]).Write(row, entity);
        json.CopyTo(writer);
        json.GiveBack();
    }

    /// <summary>
    /// Writes facts and history so that reading them gives the same again: given facts and results of scripts in the
    /// order of the vocabulary, what is not known left out. The same facts give the same bytes.
    /// </summary>
    public static void Write(Utf8JsonWriter writer, FactVocabulary vocabulary, FactSet facts, History history)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(facts);
        var json = PlainJson.Take();
        Write(json, vocabulary, facts, history);
        json.CopyTo(writer);
        json.GiveBack();
    }

    internal static void Write(PlainJson json, FactVocabulary vocabulary, FactSet facts, History history)
    {
        json.StartObject();
        FactsWriter.Write(json, vocabulary, facts);
        HistoryWriter.Write(json, history);
        json.EndObject();
    }
}
