using System.Text;
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
    public ReadOnlyMemory<byte> Write(FactVocabulary vocabulary) => RequestJson.Write(Request, vocabulary, Contact, Event);

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
}
