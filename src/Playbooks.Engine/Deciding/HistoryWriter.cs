using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes what happened before as JSON; nothing where nothing happened.</summary>
internal static class HistoryWriter
{
    public static void Write(Utf8JsonWriter writer, History history)
    {
        if (history == History.Empty)
        {
            return;
        }
        writer.WriteStartObject("history");
        WriteActions(writer, "open", history.Open);
        WriteActions(writer, "recommended", history.Recommended);
        WriteActions(writer, "accepted", history.Accepted);
        WriteActions(writer, "closed", history.Closed);
        WriteAll(writer, "sent", history.Sent, message =>
        {
            writer.WriteString("contact", message.Contact);
            writer.WriteString("channel", message.Channel);
            writer.WriteString("at", ValueText.Format(message.At.ToUniversalTime()));
        });
        WriteAll(writer, "given", history.Given, gift =>
        {
            writer.WriteNumber("amount", ReasonText.Plain(gift.Amount));
            writer.WriteString("at", ValueText.Format(gift.At.ToUniversalTime()));
        });
        writer.WriteEndObject();
    }

    private static void WriteActions(Utf8JsonWriter writer, string key, ImmutableArray<PastAction> actions) =>
        WriteAll(writer, key, actions, action =>
        {
            writer.WriteString("action", action.Action);
            if (action.Contact is not null)
            {
                writer.WriteString("contact", action.Contact);
            }
            writer.WriteString("at", ValueText.Format(action.At.ToUniversalTime()));
        });

    private static void WriteAll<T>(Utf8JsonWriter writer, string key, ImmutableArray<T> entries, Action<T> write)
    {
        if (entries.IsEmpty)
        {
            return;
        }
        writer.WriteStartArray(key);
        foreach (var entry in entries)
        {
            writer.WriteStartObject();
            write(entry);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
