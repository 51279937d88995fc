using System.Collections.Immutable;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes what happened before as JSON; nothing where nothing happened.</summary>
internal static class HistoryWriter
{
    public static void Write(PlainJson json, History history)
    {
        if (history == History.Empty)
        {
            return;
        }
        json.Name("\"history\":"u8).StartObject();
        WriteActions(json, "\"open\":"u8, history.Open);
        WriteActions(json, "\"recommended\":"u8, history.Recommended);
        WriteActions(json, "\"accepted\":"u8, history.Accepted);
        WriteActions(json, "\"closed\":"u8, history.Closed);
        WriteAll(json, "\"sent\":"u8, history.Sent, static (json, message) =>
        {
            json.Text(DecisionNames.Contact, message.Contact);
            json.Text("\"channel\":"u8, message.Channel);
            json.Time(DecisionNames.At, message.At.ToUniversalTime());
        });
        WriteAll(json, "\"given\":"u8, history.Given, static (json, gift) =>
        {
            json.Name("\"amount\":"u8).Value(ReasonText.Plain(gift.Amount));
            json.Time(DecisionNames.At, gift.At.ToUniversalTime());
        });
        json.EndObject();
    }

    private static void WriteActions(PlainJson json, ReadOnlySpan<byte> name, ImmutableArray<PastAction> actions) =>
        WriteAll(json, name, actions, static (json, action) =>
        {
            json.Text(DecisionNames.Action, action.Action);
            DecisionJson.WriteContact(json, action.Contact);
            json.Time(DecisionNames.At, action.At.ToUniversalTime());
        });

    private static void WriteAll<T>(PlainJson json, ReadOnlySpan<byte> name, ImmutableArray<T> entries, Action<PlainJson, T> write)
    {
        if (entries.IsEmpty)
        {
            return;
        }
        json.Name(name).StartArray();
        foreach (var entry in entries)
        {
            json.StartObject();
            write(json, entry);
            json.EndObject();
        }
        json.EndArray();
    }
}
