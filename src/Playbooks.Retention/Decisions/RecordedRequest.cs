using System.Text;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Scripts;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Decisions;

/// <summary>
/// A request as it is recorded with its decision: <c>{"at":…,"explain":"all","contact":"C-3","event":"E-1","facts":{…}}</c>,
/// the facts with the history, as they are given to a call, and what scripts returned among them. Reading it gives the same request again.
/// </summary>
/// <param name="Request">What was decided about.</param>
/// <param name="Contact">The contact whom alone the answer speaks of, beside the account; null for all.</param>
/// <param name="Event">The id of the recorded event, or null.</param>
public sealed record RecordedRequest(DecisionRequest Request, string? Contact, string? Event)
{
    /// <summary>The recorded bytes.</summary>
    public ReadOnlyMemory<byte> Write(FactVocabulary vocabulary) => RecordBytes.Of((Recorded: this, Vocabulary: vocabulary), static (writer, what) =>
    {
        var (recorded, vocabulary) = what;
        writer.WriteStartObject();
        writer.WriteString("at", ValueText.Format(recorded.Request.At.ToUniversalTime()));
        if (recorded.Request.ExplainsAllRules)
        {
            writer.WriteString("explain", "all");
        }
        WriteIfThere(writer, "contact", recorded.Contact);
        WriteIfThere(writer, "event", recorded.Event);
        writer.WritePropertyName("facts");
        FactsJson.Write(writer, vocabulary, recorded.Request.Facts, recorded.Request.History);
        ScriptFailureJson.Write(writer, recorded.Request.ScriptFailures);
        writer.WriteEndObject();
    });

    /// <summary>Reads recorded bytes; null, with what is wrong, when they are no such request by the vocabulary.</summary>
    public static RecordedRequest? Read(ReadOnlySpan<byte> bytes, FactVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
    {
        var tree = JsonReader.Read(new SourceText("request", Encoding.UTF8.GetString(bytes)), diagnostics);
        if (ObjectReader.Open(tree.Root, "a request", diagnostics) is not { } reader)
        {
            return null;
        }
        var (at, explains, contact, @event) = (reader.RequireText("at"), reader.Text("explain"), reader.Text("contact"), reader.Text("event"));
        var facts = reader.Require("facts") is JsonObject node ? FactsJson.Read(new JsonTree(tree.Source, node, tree.IsWhole), vocabulary, diagnostics) : null;
        var failures = reader.List(ScriptFailureJson.Key) is { } list ? ScriptFailureJson.Read(list, vocabulary) : [];
        reader.Finish();
        if (facts is null || failures is null || at is null || !ValueText.TryParse(at.Text, DataType.Time, out var time))
        {
            return null;
        }
        var request = new DecisionRequest(facts.Facts, (DateTimeOffset)time) { History = facts.History, ScriptFailures = failures.Value, ExplainsAllRules = explains is not null };
        return new RecordedRequest(request, contact?.Text, @event?.Text);
    }

    private static void WriteIfThere(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
