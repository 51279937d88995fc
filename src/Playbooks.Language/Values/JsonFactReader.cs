using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Language.Values;

/// <summary>One pass over the JSON of facts, finding types on the way.</summary>
internal sealed class JsonFactReader(SourceText source, JsonFactForm form)
{
    private const int MaxDepth = 64;

    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(source.Text);

    public List<Diagnostic> Diagnostics { get; } = [];

    public ImmutableArray<JsonFact> Read() => ReadDocument((ref json) =>
    {
        if (json.TokenType == JsonTokenType.StartObject)
        {
            return ReadMembers(ref json);
        }
        Report(JsonFactErrors.NotAnObject, json, "facts are an object: names and their values", "write `{ \"name\": value }`");
        return [];
    });

    /// <summary>The whole document as one value.</summary>
    public JsonFact? ReadWhole(string name) => ReadDocument((ref json) =>
    {
        var (type, value) = ReadValue(ref json);
        return [new JsonFact(name, type is NullType ? DataType.Any : type, value)];
    }) is [var fact, ..] ? fact : null;

    private delegate ImmutableArray<JsonFact> Reading(ref Utf8JsonReader json);

    private ImmutableArray<JsonFact> ReadDocument(Reading read)
    {
        var json = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            json.Read();
            var facts = read(ref json);
            // Reading on finds what stands behind the value.
            if (Diagnostics.Count == 0)
            {
                json.Read();
            }
            return facts;
        }
        catch (JsonException exception)
        {
            var start = IndexOfLine((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0));
            Diagnostics.Add(JsonFactErrors.NotJson.At(new Location(source, new TextSpan(start, 1), ""), "this is not JSON", $"text, number, `true`, `false`, `null`, `[…]` or `{{…}}`, at most {MaxDepth} levels deep"));
            return [];
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: valid JSON, and no text.
            Report(JsonFactErrors.NotJson, json, "this text is not valid Unicode");
            return [];
        }
    }

    private ImmutableArray<JsonFact> ReadMembers(ref Utf8JsonReader json)
    {
        var facts = ImmutableArray.CreateBuilder<JsonFact>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            if (!names.Add(name))
            {
                Report(JsonFactErrors.DuplicateKey, json, $"`{name}` is given twice");
            }
            if (name == "$type")
            {
                Report(JsonFactErrors.UnknownType, json, "`$type` stands first in its object, and `value` behind it", "write `{ \"$type\": \"decimal\", \"value\": \"12.50\" }`");
            }
            json.Read();
            var (type, value) = ReadValue(ref json);
            facts.Add(new JsonFact(name, type is NullType ? DataType.Any : type, value));
        }
        return facts.ToImmutable();
    }

    private (DataType Type, object? Value) ReadValue(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => (DataType.Bool, true),
        JsonTokenType.False => (DataType.Bool, false),
        JsonTokenType.String => ReadText(json.GetString()!),
        JsonTokenType.Number => ReadNumber(json),
        JsonTokenType.StartArray => ReadList(ref json),
        JsonTokenType.StartObject => ReadObject(ref json),
        _ => (DataType.Null, null),
    };

    // A date alone stays a text, as there; so does what only begins like a date.
    private (DataType Type, object? Value) ReadText(string text) =>
        form == JsonFactForm.Input && text.Length > "yyyy-MM-dd".Length && text["yyyy-MM-dd".Length] == 'T' && ValueText.TryParse(text, DataType.DateTime, out var date)
            ? (DataType.DateTime, date)
            : (DataType.String, text);

    private (DataType Type, object? Value) ReadNumber(in Utf8JsonReader json)
    {
        var text = Encoding.ASCII.GetString(json.ValueSpan);
        DataType type = text.AsSpan().ContainsAny('.', 'e', 'E') ? DataType.Double : DataType.Long;
        if (ValueText.TryParse(text, type, out var value))
        {
            return (type, value);
        }
        Report(JsonFactErrors.UnreadableValue, json, $"`{text}` is too large for {(type.Equals(DataType.Long) ? "an integer" : "a number")}", "write `{ \"$type\": \"decimal\", \"value\": \"…\" }`");
        return (type, null);
    }

    private (DataType Type, object? Value) ReadList(ref Utf8JsonReader json)
    {
        var items = new List<object?>();
        DataType element = DataType.Null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var (type, value) = ReadValue(ref json);
            element = Common(element, type);
            items.Add(value);
        }
        element = element is NullType ? DataType.Any : element;
        if (element.Equals(DataType.Double))
        {
            items = [.. items.Select(item => item is long whole ? (double)whole : item)];
        }
        return (DataType.ListOf(element), new ListValue(element, items));
    }

    private (DataType Type, object? Value) ReadObject(ref Utf8JsonReader json)
    {
        // A copy of the reader looks ahead without moving it.
        var ahead = json;
        if (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName && ahead.ValueTextEquals("$type"u8))
        {
            json = ahead;
            return ReadTyped(ref json);
        }
        var facts = ReadMembers(ref json);
        var members = new OrderedDictionary<string, object?>();
        var types = ImmutableDictionary.CreateBuilder<string, DataType>();
        foreach (var fact in facts)
        {
            members[fact.Name] = fact.Value;
            types[fact.Name] = fact.Type;
        }
        return (new ObjectType(types.ToImmutable(), IsOpen: form == JsonFactForm.Open), new ObjectValue(members));
    }

    // Stands on the key `$type`; leaves at the end of its object.
    private (DataType Type, object? Value) ReadTyped(ref Utf8JsonReader json)
    {
        json.Read();
        var name = json.TokenType == JsonTokenType.String ? json.GetString()! : "";
        var type = JsonTypeNames.Find(name);
        if (type is null)
        {
            Report(JsonFactErrors.UnknownType, json, $"`{name}` is no type", ClosestName.Help(name, JsonTypeNames.All) ?? $"the types are {string.Join(", ", JsonTypeNames.All)} and `list<T>`");
        }
        object? value = null;
        json.Read();
        if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("value"u8))
        {
            json.Read();
            value = ReadAs(ref json, type ?? DataType.Any);
            json.Read();
        }
        if (json.TokenType == JsonTokenType.EndObject)
        {
            return (type ?? DataType.Any, value);
        }
        Report(JsonFactErrors.UnknownType, json, "beside `$type` there is only `value`");
        SkipToEnd(ref json);
        return (DataType.Any, null);
    }

    private static void SkipToEnd(ref Utf8JsonReader json)
    {
        while (json.TokenType == JsonTokenType.PropertyName)
        {
            json.Skip();
            json.Read();
        }
    }

    private object? ReadAs(ref Utf8JsonReader json, DataType type)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }
        if (type is ListType list && json.TokenType == JsonTokenType.StartArray)
        {
            var items = new List<object?>();
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                items.Add(ReadAs(ref json, list.Element));
            }
            return new ListValue(list.Element, items);
        }
        if (type is AnyType || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var (found, value) = ReadValue(ref json);
            return type is AnyType || found.Equals(type) ? value : Unreadable(json, type);
        }
        var text = json.TokenType == JsonTokenType.String ? json.GetString()! : Encoding.UTF8.GetString(json.ValueSpan);
        return ValueText.TryParse(text, type, out var parsed) ? parsed : Unreadable(json, type);
    }

    private object? Unreadable(in Utf8JsonReader json, DataType type)
    {
        Report(JsonFactErrors.UnreadableValue, json, $"this cannot be read as {type.Name}");
        return null;
    }

    // One type for all elements of a list, or any.
    private static DataType Common(DataType left, DataType right)
    {
        if (left.Equals(right) || right is NullType)
        {
            return left;
        }
        return (left, right) switch
        {
            (NullType, _) => right,
            (ScalarType { Kind: ScalarKind.Long or ScalarKind.Double }, ScalarType { Kind: ScalarKind.Long or ScalarKind.Double }) => DataType.Double,
            (ObjectType a, ObjectType b) => Merge(a, b),
            (ListType a, ListType b) => DataType.ListOf(a.Element is AnyType || b.Element is AnyType ? DataType.Any : Common(a.Element, b.Element)),
            _ => DataType.Any,
        };
    }

    private static ObjectType Merge(ObjectType left, ObjectType right)
    {
        var members = left.Members.ToBuilder();
        foreach (var (name, type) in right.Members)
        {
            // Numbers of both kinds stay what each is; only a list's own elements are converted.
            members[name] = !members.TryGetValue(name, out var other) || other.Equals(type) ? type
                : other is ObjectType or ListType ? Common(other, type)
                : DataType.Any;
        }
        return new ObjectType(members.ToImmutable(), left.IsOpen);
    }

    private void Report(DiagnosticKind kind, in Utf8JsonReader json, string message, Advice? help = null)
    {
        var start = Encoding.UTF8.GetCharCount(_bytes, 0, (int)json.TokenStartIndex);
        var end = Encoding.UTF8.GetCharCount(_bytes, 0, (int)json.BytesConsumed);
        Diagnostics.Add(kind.At(new Location(source, TextSpan.FromBounds(start, end), ""), message, help));
    }

    private int IndexOfLine(int line, int byteInLine)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start = Array.IndexOf(_bytes, (byte)'\n', start) + 1;
        }
        return Encoding.UTF8.GetCharCount(_bytes, 0, Math.Min(_bytes.Length, start + byteInLine));
    }
}
