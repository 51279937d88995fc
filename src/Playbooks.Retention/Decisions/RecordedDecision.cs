using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Decisions;

/// <summary>A decision as it is answered and recorded: the same bytes in both places, and again when it is replayed.</summary>
public static class RecordedDecision
{
    /// <summary>The type of the notification about one.</summary>
    public const string Notified = "decision.made";

    /// <summary>Decides a request by a release under an id; with a contact named, what is for other contacts is left out of the answer.</summary>
    public static Decision Decide(NumberedRelease release, RecordedRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(request);
        var decision = release.Release.Decider.Decide(request.Request with { Id = id });
        return request.Contact is { } contact ? OneContact.Of(decision, contact) : decision;
    }

    /// <summary>The decision as JSON in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(Decision decision) => DecisionJson.ToText(decision).Json;

    /// <summary>The record of a decision.</summary>
    /// <param name="release">The release that decided.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="isLent">Whether its result lies in an array of the shared pool.</param>
    public static DecisionRecord Create(NumberedRelease release, RecordedRequest request, Decision decision, bool isLent = false)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(decision);
        var result = DecisionJson.ToText(decision, isLent);
        return new DecisionRecord
        {
            Id = decision.Id,
            Account = (string?)decision.Account.Get(decision.Account.Layout.Find("id")!) ?? "",
            At = decision.At,
            Release = decision.Release,
            ReleaseNumber = release.Number,
            Request = request.Write(release.Release.Workspace.Vocabulary),
            Result = result.Json,
            Shared = result.Shared,
            Actions = ImmutableArray.CreateRange(decision.Actions, action => new DecidedAction(action.Rank, action.Action.Id, action.Rule.Id, action.Contact)),
        };
    }

    /// <summary>What others are told of a decision: ids, and nothing personal.</summary>
    public static Notification Notify(DecisionRecord record, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new Notification(Notified, record.Id, at, () => RecordBytes.Of(record, WriteNews));
    }

    private static void WriteNews(Utf8JsonWriter writer, DecisionRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("decision", record.Id);
        writer.WriteString("release", record.Release);
        writer.WriteNumber("releaseNumber", record.ReleaseNumber);
        writer.WriteString("at", ValueText.Format(record.At));
        writer.WriteString("account", record.Account);
        WriteActions(writer, record.Actions);
        writer.WriteEndObject();
    }

    private static void WriteActions(Utf8JsonWriter writer, ImmutableArray<DecidedAction> actions)
    {
        writer.WriteStartArray("actions");
        foreach (var action in actions)
        {
            writer.WriteStartObject();
            writer.WriteNumber("rank", action.Rank);
            writer.WriteString("action", action.Action);
            writer.WriteString("rule", action.Rule);
            if (action.Contact is not null)
            {
                writer.WriteString("contact", action.Contact);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
