using System.Text;
using System.Text.Json;

namespace Playbooks.Testing.Fuzzing;

/// <summary>
/// JSON documents made up from what good ones hold: under each name the names and values that are seen there, and now
/// and then something from elsewhere. So most of them get past the first check, and all kinds of mistakes are made.
/// </summary>
internal sealed class RandomJson
{
    private const int DeepestLevel = 9;
    private static readonly string[] s_strange =
        ["null", "true", "{}", "[]", "\"\"", "0", "-0", "1e400", "-1.5e-300", "9223372036854775808", "79228162514264337593543950336", "\"\\ud800\"", "\"\\u0000\"", "[[[]]]", "\"*\"", "\"2026-13-45\"", "{\"\":1}"];

    private readonly Dictionary<string, List<JsonElement>> _seen = new(StringComparer.Ordinal);
    private readonly List<JsonElement> _roots = [];
    private readonly List<string> _names;

    /// <summary>Learns from good documents.</summary>
    public RandomJson(IEnumerable<string> documents)
    {
        foreach (var document in documents)
        {
            var root = JsonDocument.Parse(document).RootElement;
            _roots.Add(root);
            Learn(root);
        }
        _names = [.. _seen.Keys];
    }

    /// <summary>Every name, quoted, and every mark of JSON: what a mutation may put anywhere.</summary>
    public IEnumerable<string> Pieces =>
        _names.Select(name => JsonSerializer.Serialize(name)).Concat(s_strange).Concat(["{", "}", "[", "]", ",", ":", "\"", "\\", "{\"a\":", "[1,", "//", "/*", "*/"]);

    /// <summary>A document.</summary>
    public string Make(Random random)
    {
        var text = new StringBuilder();
        Write(text, _roots[random.Next(_roots.Count)], random, 0);
        return text.ToString();
    }

    private void Learn(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Learn(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (!_seen.TryGetValue(member.Name, out var values))
                {
                    _seen.Add(member.Name, values = []);
                }
                values.Add(member.Value);
                Learn(member.Value);
            }
        }
    }

    private void Write(StringBuilder text, JsonElement like, Random random, int level)
    {
        if (level > DeepestLevel || random.Next(60) == 0)
        {
            text.Append(s_strange[random.Next(s_strange.Length)]);
        }
        else if (like.ValueKind == JsonValueKind.Object)
        {
            WriteObject(text, like, random, level);
        }
        else if (like.ValueKind == JsonValueKind.Array)
        {
            var items = like.EnumerateArray().ToArray();
            var parts = items.Length == 0 ? [] : Enumerable.Range(0, random.Next(Math.Min(items.Length, 6) + 2)).Select(_ => items[random.Next(items.Length)]);
            WriteList(text.Append('['), parts, item => Write(text, item, random, level + 1));
            text.Append(']');
        }
        else
        {
            text.Append(like.GetRawText());
        }
    }

    private void WriteObject(StringBuilder text, JsonElement like, Random random, int level)
    {
        var members = like.EnumerateObject().Where(_ => random.Next(12) != 0).Select(member => member.Name).ToList();
        if (random.Next(6) == 0)
        {
            members.Add(_names[random.Next(_names.Count)]);
        }
        WriteList(text.Append('{'), members, name =>
        {
            text.Append(JsonSerializer.Serialize(name)).Append(':');
            var values = _seen[name];
            var own = like.TryGetProperty(name, out var value) && random.Next(3) != 0;
            Write(text, own ? value : values[random.Next(values.Count)], random, level + 1);
        });
        text.Append('}');
    }

    private static void WriteList<T>(StringBuilder text, IEnumerable<T> items, Action<T> write)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            _ = isFirst ? text : text.Append(',');
            isFirst = false;
            write(item);
        }
    }
}
