using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Reading;

/// <summary>
/// Reads the members of an object by key and kind. What is asked for is what may be there: <see cref="Finish"/>
/// reports every other key. All mistakes are reported, and reading goes on.
/// </summary>
public sealed class ObjectReader
{
    private readonly List<string> _keys = new(16);
    private Dictionary<string, Diagnostic>? _missing;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly string _what;

    private ObjectReader(JsonObject node, string what, ICollection<Diagnostic> diagnostics) =>
        (Node, _what, _diagnostics) = (node, what, diagnostics);

    /// <summary>The object.</summary>
    public JsonObject Node { get; }

    /// <summary>A reader of a node that must be an object; null, with a report, when it is something else.</summary>
    /// <param name="node">The node, or null where there is none, which was reported before.</param>
    /// <param name="what">What it is, for messages: <c>a rule</c>.</param>
    /// <param name="diagnostics">Receives the mistakes.</param>
    /// <param name="help">What to do where it is something else.</param>
    public static ObjectReader? Open(JsonNode? node, string what, ICollection<Diagnostic> diagnostics, string help = "write `{ … }`")
    {
        switch (node)
        {
            case null:
                return null;
            case JsonObject found:
                return new ObjectReader(found, what, diagnostics);
            default:
                diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(node), $"{what} is an object, and this is {node.KindName}", help));
                return null;
        }
    }

    /// <summary>Whether the object has a key.</summary>
    public bool Has(string key) => Node.Find(key) is not null;

    /// <summary>The value of a key, of any kind, or null.</summary>
    public JsonNode? Find(string key)
    {
        _keys.Add(key);
        return Node.Find(key);
    }

    /// <summary>The value of a key that must be there.</summary>
    public JsonNode? Require(string key, Advice? help = null)
    {
        var found = Find(key);
        if (found is null)
        {
            ReportMissing(key, help);
        }
        return found;
    }

    /// <summary>A text that is not empty, or null.</summary>
    public JsonString? Text(string key) => AsText(key, Find(key));

    /// <summary>A text that must be there and not be empty.</summary>
    public JsonString? RequireText(string key, Advice? help = null) => AsText(key, Require(key, help));

    /// <summary>true or false, or null.</summary>
    public bool? Boolean(string key) => Find(key) switch
    {
        null => null,
        JsonBoolean boolean => boolean.Value,
        var other => Wrong<bool?>(key, other, "true or false", "write `true` or `false`, without quotes"),
    };

    /// <summary>A list, or null.</summary>
    public JsonArray? List(string key, string help = "write `[ … ]`") => Find(key) switch
    {
        null => null,
        JsonArray list => list,
        var other => Wrong<JsonArray>(key, other, "a list", help),
    };

    /// <summary>An object, or null.</summary>
    public JsonObject? Object(string key, string help = "write `{ … }`") => Find(key) switch
    {
        null => null,
        JsonObject found => found,
        var other => Wrong<JsonObject>(key, other, "an object", help),
    };

    /// <summary>A whole number within limits, or null.</summary>
    public int? Whole(string key, int from, int to) => Find(key) switch
    {
        null => null,
        JsonNumber number when number.TryGetLong(out var value) && value >= from && value <= to => (int)value,
        JsonNumber number => OutOfRange<int?>(number, string.Create(CultureInfo.InvariantCulture, $"`{key}` is a whole number from {from} to {to}")),
        var other => Wrong<int?>(key, other, "a number", NumberInText.Help(other)),
    };

    /// <summary>An amount that is not negative, or null.</summary>
    public decimal? Amount(string key) => Find(key) switch
    {
        null => null,
        JsonNumber number when number.TryGetDecimal(out var value) && value >= 0 => value,
        JsonNumber number => OutOfRange<decimal?>(number, $"`{key}` is an amount from 0 up"),
        var other => Wrong<decimal?>(key, other, "a number", NumberInText.Help(other)),
    };

    /// <summary>One text, or a list of different texts, none of them empty.</summary>
    public ImmutableArray<JsonString> Texts(string key) =>
        Find(key) is { } node ? TextList.Read(node, $"`{key}`", _diagnostics) : [];

    /// <summary>A word of a fixed list, as its value, or null.</summary>
    public T? Word<T>(string key, (string Word, T Value)[] words)
        where T : struct => WordOf(Text(key), words, _diagnostics);

    /// <summary>A word of a fixed list that must be there.</summary>
    public T? RequireWord<T>(string key, (string Word, T Value)[] words)
        where T : struct => WordOf(RequireText(key), words, _diagnostics);

    /// <summary>The value of a word of a fixed list; null with a report when it is none of them.</summary>
    public static T? WordOf<T>(JsonString? text, (string Word, T Value)[] words, ICollection<Diagnostic> diagnostics)
        where T : struct
    {
        if (text is null)
        {
            return null;
        }
        foreach (var (word, value) in words)
        {
            if (word == text.Text)
            {
                return value;
            }
        }
        var names = Array.ConvertAll(words, word => word.Word);
        var help = ClosestName.Help(text.Text, names) ?? (OtherWord.Find(text.Text, names) is { } meant ? Advice.DidYouMean(text.Text, meant) : null) ?? $"it is one of {string.Join(", ", names.Select(name => $"`{name}`"))}";
        diagnostics.Add(ShapeErrors.UnknownWord.At(text.Location, $"unknown word `{JsonScanner.Shown(text.Text)}`", help));
        return null;
    }

    /// <summary>The names of an enumeration as a fixed list.</summary>
    public static (string Word, T Value)[] WordsOf<T>()
        where T : struct, Enum => Array.ConvertAll(Enum.GetValues<T>(), value => (value.ToString(), value));

    /// <summary>A duration, or null.</summary>
    public Duration? Duration(string key, bool allowsBusiness = false) => Find(key) switch
    {
        JsonNumber number => Wrong<Duration?>(key, number, "a duration", $"a duration is a text with its unit: `\"{number.Text} minutes\"`, `\"{number.Text} {(allowsBusiness ? "business days" : "days")}\"`"),
        var node => AsText(key, node) is { } text ? DurationText.Parse(text.Excerpt, allowsBusiness, _diagnostics) : null,
    };

    /// <summary>A date, or null.</summary>
    public DateOnly? Date(string key) =>
        Text(key) is { } text && DateText.Parse(text.Excerpt, _diagnostics) is { } date ? date : null;

    /// <summary>A time of day, or null.</summary>
    public TimeOnly? TimeOfDay(string key) =>
        Text(key) is { } text && DateText.ParseTimeOfDay(text.Excerpt, _diagnostics) is { } time ? time : null;

    /// <summary>Reports the keys that nobody asked for; false when there are some.</summary>
    public bool Finish()
    {
        var isKnown = true;
        foreach (var member in Node.Members)
        {
            if (!_keys.Contains(member.Key))
            {
                isKnown = false;
                var meant = ClosestName.Find(member.Key, _keys) ?? OtherKey.Find(member.Key, _keys);
                if (meant is not null && _missing?.GetValueOrDefault(meant) is { } missing)
                {
                    // One slip of the key is one mistake.
                    _diagnostics.Remove(missing);
                }
                var help = meant is not null ? Advice.DidYouMean(member.Key, meant)
                    : OtherKey.Help(member.Key, _keys) ?? $"it may have {string.Join(", ", _keys.Where(key => key[0] != '$').Select(key => $"`{key}`"))}";
                Report(ShapeErrors.UnknownKey, member.Name.Location, $"{_what} has no key `{member.Key}`", help);
            }
        }
        return isKnown;
    }

    private void ReportMissing(string key, Advice? help)
    {
        _missing ??= new Dictionary<string, Diagnostic>(StringComparer.Ordinal);
        if (!_missing.ContainsKey(key))
        {
            _missing.Add(key, ShapeErrors.MissingKey.At(Places.Of(Node), $"{_what} has no `{key}`", help));
            _diagnostics.Add(_missing[key]);
        }
    }

    private JsonString? AsText(string key, JsonNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case JsonString text when !string.IsNullOrWhiteSpace(text.Text):
                return text;
            case JsonString text:
                Report(ShapeErrors.Nothing, text.Location, $"`{key}` is empty", "write a text, or leave the key out");
                return null;
            default:
                return Wrong<JsonString>(key, node, "a text", "texts stand in double quotes");
        }
    }

    private T? Wrong<T>(string key, JsonNode node, string wanted, Advice? help)
    {
        var leaveOut = node is JsonNull ? "leave the key out where there is nothing to say" : help;
        Report(ShapeErrors.WrongKind, Places.Of(node), $"`{key}` is {wanted}, and this is {node.KindName}", leaveOut);
        return default;
    }

    private T? OutOfRange<T>(JsonNumber number, string message)
    {
        Report(ShapeErrors.OutOfRange, number.Location, $"{message}, and this is `{JsonScanner.Shown(number.Text)}`", null);
        return default;
    }

    private void Report(DiagnosticKind kind, Location location, string message, Advice? help) =>
        _diagnostics.Add(kind.At(location, message, help));
}
