using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Decisions;

/// <summary>What is kept of a decision with its account, as text; made by whoever asks, so that the writer need not.</summary>
/// <param name="At">The decision's time.</param>
/// <param name="Actions">Its actions, <c>[[rank, action, rule, contact or null], ...]</c>.</param>
internal readonly record struct AccountDecision(string At, string Actions)
{
    public static AccountDecision Of(DecisionRecord record) => new(StoredValue.OfTime(record.At), Write(record.Actions));

    /// <summary>The actions that such a text tells of.</summary>
    public static ImmutableArray<DecidedAction> Read(string actions)
    {
        using var all = JsonDocument.Parse(actions);
        return [.. all.RootElement.EnumerateArray().Select(action => new DecidedAction(action[0].GetInt32(), action[1].GetString()!, action[2].GetString()!, action[3].GetString()))];
    }

    private static string Write(ImmutableArray<DecidedAction> actions)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var action in actions)
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(action.Rank);
                writer.WriteStringValue(action.Action);
                writer.WriteStringValue(action.Rule);
                writer.WriteStringValue(action.Contact);
                writer.WriteEndArray();
            }
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
