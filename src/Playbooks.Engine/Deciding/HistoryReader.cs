using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Deciding;

/// <summary>Reads what happened before: <c>{"open":[…],"recommended":[…],"accepted":[…],"closed":[…],"sent":[…],"given":[…]}</c>.</summary>
internal static class HistoryReader
{
    private const int MostEntries = 10_000;

    /// <summary>The history; empty where there is none. Entries with mistakes are reported and left out.</summary>
    public static History Read(JsonNode? node, ICollection<Diagnostic> diagnostics)
    {
        if (ObjectReader.Open(node, "the history", diagnostics) is not { } reader)
        {
            return History.Empty;
        }
        var history = new History
        {
            Open = ReadAll(reader, "open", diagnostics, ReadAction),
            Recommended = ReadAll(reader, "recommended", diagnostics, ReadAction),
            Accepted = ReadAll(reader, "accepted", diagnostics, ReadAction),
            Closed = ReadAll(reader, "closed", diagnostics, ReadAction),
            Sent = ReadAll(reader, "sent", diagnostics, ReadMessage),
            Given = ReadAll(reader, "given", diagnostics, ReadGift),
        };
        reader.Finish();
        return history;
    }

    private static ImmutableArray<T> ReadAll<T>(ObjectReader reader, string key, ICollection<Diagnostic> diagnostics, Func<ObjectReader, ICollection<Diagnostic>, T?> read)
        where T : class
    {
        if (reader.List(key) is not { } list)
        {
            return [];
        }
        if (list.Items.Length > MostEntries)
        {
            diagnostics.Add(FactErrors.TooMany.At(Places.Of(list), $"`{key}` has more than {MostEntries} entries", null));
            return [];
        }
        var entries = ImmutableArray.CreateBuilder<T>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (ObjectReader.Open(item, $"an entry of `{key}`", diagnostics) is { } entry && read(entry, diagnostics) is { } value)
            {
                entries.Add(value);
                entry.Finish();
            }
        }
        return entries.ToImmutable();
    }

    private static PastAction? ReadAction(ObjectReader entry, ICollection<Diagnostic> diagnostics)
    {
        var (action, contact, at) = (entry.RequireText("action"), entry.Text("contact"), ReadTime(entry, diagnostics));
        return action is null || at is null ? null : new PastAction(action.Text, contact?.Text, at.Value);
    }

    private static PastMessage? ReadMessage(ObjectReader entry, ICollection<Diagnostic> diagnostics)
    {
        var (contact, channel, at) = (entry.RequireText("contact"), entry.RequireText("channel"), ReadTime(entry, diagnostics));
        return contact is null || channel is null || at is null ? null : new PastMessage(contact.Text, channel.Text, at.Value);
    }

    private static PastGift? ReadGift(ObjectReader entry, ICollection<Diagnostic> diagnostics)
    {
        entry.Require("amount");
        var (amount, at) = (entry.Amount("amount"), ReadTime(entry, diagnostics));
        return amount is null || at is null ? null : new PastGift(amount.Value, at.Value);
    }

    private static DateTimeOffset? ReadTime(ObjectReader entry, ICollection<Diagnostic> diagnostics) =>
        entry.RequireText("at") is { } text ? DateText.ParseTime(text.Excerpt, diagnostics) : null;
}
