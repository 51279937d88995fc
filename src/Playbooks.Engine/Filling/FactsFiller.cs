using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Filling;

/// <summary>
/// Reads facts from the bytes of a JSON text into rows, without a tree on the way. It knows what is plainly right and
/// nothing of mistakes: whatever else there is in a text, <see cref="FactsReader"/> reads it again and says what is
/// wrong and where. Where both read a text, they read the same.
/// </summary>
internal sealed class FactsFiller
{
    private readonly FactSlots _slots;
    private readonly List<FactRow> _contacts = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly RowFiller _contactRows;
    private readonly RowFiller _accountRow;
    private readonly RowFiller _eventRow;
    private FactRow? _account;
    private FactRow? _event;
    private History? _history;
    private DateTimeOffset? _at;
    private bool _hasContacts;

    private FactsFiller(FactSlots slots) =>
        (_slots, _contactRows, _accountRow, _eventRow) = (slots, new RowFiller(slots), new RowFiller(slots), new RowFiller(slots));

    /// <summary>The facts with what happened before, and the time where that may be named beside them; null when the text must be looked at closely.</summary>
    public static (FactsInput Input, DateTimeOffset? At)? Fill(FactSlots slots, ReadOnlySpan<byte> utf8, bool mayNameTime)
    {
        if (utf8.Length > JsonReader.LongestDocument || !Utf8.IsValid(utf8))
        {
            return null;
        }
        var filler = new FactsFiller(slots);
        var json = new Utf8JsonReader(utf8);
        try
        {
            return filler.TryFill(ref json, utf8, mayNameTime) && !json.Read() ? (filler.Input(), filler._at) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>One row from the text of its object, with the ages of its facts; null when the text must be looked at closely.</summary>
    public static FactRow? FillRow(FactSlots slots, ReadOnlySpan<byte> utf8, Entity entity, List<FactAge> ages)
    {
        if (utf8.Length > JsonReader.LongestDocument || !Utf8.IsValid(utf8))
        {
            return null;
        }
        var filler = new RowFiller(slots);
        var json = new Utf8JsonReader(utf8);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject || filler.Fill(ref json, entity) is not { } row || json.Read())
            {
                return null;
            }
            ages.AddRange(filler.Ages);
            return row;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool TryFill(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, bool mayNameTime)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isFilled = !json.ValueIsEscaped && (
                json.ValueTextEquals("account"u8) ? _account is null && TryFillRow(ref json, _accountRow, Entity.Account, out _account) :
                json.ValueTextEquals("contacts"u8) ? TryFillContacts(ref json) :
                json.ValueTextEquals("contact"u8) ? TryFillContact(ref json) :
                json.ValueTextEquals("event"u8) ? _event is null && TryFillRow(ref json, _eventRow, Entity.Event, out _event) :
                json.ValueTextEquals("history"u8) ? _history is null && TryReadHistory(ref json, utf8) :
                mayNameTime && json.ValueTextEquals("at"u8) && _at is null && TryReadTime(ref json));
            if (!isFilled)
            {
                return false;
            }
        }
        return _account is not null;
    }

    private static bool TryFillRow(ref Utf8JsonReader json, RowFiller rows, Entity entity, out FactRow? row)
    {
        row = json.Read() && json.TokenType == JsonTokenType.StartObject ? rows.Fill(ref json, entity) : null;
        return row is not null;
    }

    private bool TryFillContact(ref Utf8JsonReader json)
    {
        var isFirst = !_hasContacts;
        _hasContacts = true;
        return isFirst && json.Read() && TryAddContact(ref json);
    }

    private bool TryFillContacts(ref Utf8JsonReader json)
    {
        if (_hasContacts || !json.Read() || json.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }
        _hasContacts = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (_contacts.Count == FactsJson.MostContacts || !TryAddContact(ref json))
            {
                return false;
            }
        }
        return true;
    }

    private bool TryAddContact(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject || _contactRows.Fill(ref json, Entity.Contact) is not { } row)
        {
            return false;
        }
        _contacts.Add(row);
        var id = row.Layout.Find("id")!;
        if (row.State(id) != FactState.Known)
        {
            row.SetReference(id, string.Create(CultureInfo.InvariantCulture, $"contact-{_contacts.Count}"));
        }
        return _ids.Add((string)row.GetReference(id)!);
    }

    // It is rarely there and short, and is read as ever: a part of the text is a text.
    private bool TryReadHistory(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }
        var from = (int)json.TokenStartIndex;
        json.Skip();
        var found = new List<Diagnostic>();
        var text = Encoding.UTF8.GetString(utf8[from..(int)json.BytesConsumed]);
        _history = HistoryReader.Read(JsonReader.Read(new SourceText("history", text), found).Root, found);
        return found.Count == 0;
    }

    private bool TryReadTime(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.String || !JsonText.TryReadMoment(ref json, out var at))
        {
            return false;
        }
        _at = at;
        return true;
    }

    private FactsInput Input()
    {
        _account!.SetChildren(0, [.. _contacts]);
        return new FactsInput(new FactSet(_account, _event, [.. _contactRows.Ages, .. _eventRow.Ages, .. _accountRow.Ages]), _history ?? History.Empty);
    }
}
