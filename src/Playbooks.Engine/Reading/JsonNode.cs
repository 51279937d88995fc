using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>A value of a JSON document, with its place.</summary>
public abstract class JsonNode
{
    private JsonNode? _parent;
    private string? _key;
    private int _index;

    private protected JsonNode(SourceText source, TextSpan span) => (Source, Span) = (source, span);

    /// <summary>The document.</summary>
    public SourceText Source { get; }

    /// <summary>The characters of the value, quotes and brackets included.</summary>
    public TextSpan Span { get; }

    /// <summary>What the value is, for messages: <c>a text</c>, <c>an object</c>.</summary>
    public abstract string KindName { get; }

    /// <summary>The value's path from the document's root, which has the empty one: <c>rules[3].when['contact.role']</c>.</summary>
    public string Path => _parent is null ? "" : JsonPath.Join(_parent.Path, _key, _index);

    /// <summary>The place of the whole value.</summary>
    public virtual Location Location => new(Source, Span, Path);

    // Paths are worked out when a diagnostic wants one, so that reading ten thousand rules keeps none.
    internal void PutInto(JsonNode parent, string? key, int index) => (_parent, _key, _index) = (parent, key, index);
}

/// <summary>An object: members in the author's order, each name once.</summary>
public sealed class JsonObject : JsonNode
{
    private readonly Dictionary<string, JsonMember>? _byName;

    internal JsonObject(SourceText source, TextSpan span, ImmutableArray<JsonMember> members)
        : base(source, span)
    {
        Members = members;
        foreach (var member in members)
        {
            member.Value.PutInto(this, member.Key, 0);
            member.Name.PutInto(this, null, -1);
        }
        // Small objects, which nearly all are, are searched faster than hashed.
        if (members.Length > 8)
        {
            _byName = members.ToDictionary(member => member.Key, StringComparer.Ordinal);
        }
    }

    /// <summary>The members in the author's order; a name given twice keeps its first value.</summary>
    public ImmutableArray<JsonMember> Members { get; }

    /// <inheritdoc/>
    public override string KindName => "an object";

    /// <summary>A member's value, or null when there is no such member.</summary>
    public JsonNode? Find(string name)
    {
        if (_byName is not null)
        {
            return _byName.TryGetValue(name, out var found) ? found.Value : null;
        }
        foreach (var member in Members)
        {
            if (member.Key == name)
            {
                return member.Value;
            }
        }
        return null;
    }
}

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name, with its place.</param>
/// <param name="Value">Its value.</param>
public sealed record JsonMember(JsonString Name, JsonNode Value)
{
    /// <summary>Its name.</summary>
    public string Key => Name.Text;
}

/// <summary>An array.</summary>
public sealed class JsonArray : JsonNode
{
    internal JsonArray(SourceText source, TextSpan span, ImmutableArray<JsonNode> items)
        : base(source, span)
    {
        Items = items;
        for (var i = 0; i < items.Length; i++)
        {
            items[i].PutInto(this, null, i);
        }
    }

    /// <summary>The items in order.</summary>
    public ImmutableArray<JsonNode> Items { get; }

    /// <inheritdoc/>
    public override string KindName => "a list";
}

/// <summary>A text.</summary>
public sealed class JsonString : JsonNode
{
    private readonly int[]? _map;

    internal JsonString(SourceText source, TextSpan span, TextSpan content, string text, int[]? map)
        : base(source, span)
    {
        (Content, Text, _map) = (content, text, map);
    }

    /// <summary>The text with its escapes resolved.</summary>
    public string Text { get; }

    /// <summary>The characters between the quotes.</summary>
    public TextSpan Content { get; }

    /// <inheritdoc/>
    public override string KindName => "a text";

    /// <summary>The place of the characters between the quotes (the quotes too where there is nothing between them).</summary>
    public override Location Location => new(Source, Content.Length == 0 ? Span : Content, Path);

    /// <summary>The text as an excerpt of its document.</summary>
    public Excerpt Excerpt => new(Source, Text, Content.Start, _map, Path);
}

/// <summary>A number, kept as it is written.</summary>
public sealed class JsonNumber : JsonNode
{
    internal JsonNumber(SourceText source, TextSpan span, string text)
        : base(source, span) => Text = text;

    /// <summary>The number as it is written.</summary>
    public string Text { get; }

    /// <summary>Whether it has neither a decimal point nor an exponent.</summary>
    public bool IsWhole => Text.AsSpan().IndexOfAny('.', 'e', 'E') < 0;

    /// <inheritdoc/>
    public override string KindName => "a number";

    /// <summary>The number as a long (`2.0` is 2); false when it is not whole or too large.</summary>
    public bool TryGetLong(out long value) =>
        long.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    /// <summary>The number as a decimal; false when it is too large.</summary>
    public bool TryGetDecimal(out decimal value) =>
        decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>The number as a double; false when it is too large.</summary>
    public bool TryGetDouble(out double value) =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}

/// <summary>true or false.</summary>
public sealed class JsonBoolean : JsonNode
{
    internal JsonBoolean(SourceText source, TextSpan span, bool value)
        : base(source, span) => Value = value;

    /// <summary>Which.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string KindName => Value ? "`true`" : "`false`";
}

/// <summary>null.</summary>
public sealed class JsonNull : JsonNode
{
    internal JsonNull(SourceText source, TextSpan span)
        : base(source, span)
    {
    }

    /// <inheritdoc/>
    public override string KindName => "`null`";
}
