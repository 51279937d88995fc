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
    // What a huge account needs is not kept.
    private const int LargestKept = 64 * 1024;

    // A thread writes one such text after the other.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    public static AccountDecision Of(DecisionRecord record) => new(StoredValue.OfTime(record.At), Write(record.Actions));

    /// <summary>The actions that such a text tells of.</summary>
    public static ImmutableArray<DecidedAction> Read(string actions)
    {
        using var all = JsonDocument.Parse(actions);
        return [.. all.RootElement.EnumerateArray().Select(action => new DecidedAction(action[0].GetInt32(), action[1].GetString()!, action[2].GetString()!, action[3].GetString()))];
    }

    private static string Write(ImmutableArray<DecidedAction> actions)
    {
        var buffer = s_buffer ??= new ArrayBufferWriter<byte>(1024);
        var writer = s_writer ??= new Utf8JsonWriter(buffer);
        buffer.ResetWrittenCount();
        writer.Reset();
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
        writer.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity > LargestKept)
        {
            (s_buffer, s_writer) = (null, null);
        }
        return text;
    }
}
