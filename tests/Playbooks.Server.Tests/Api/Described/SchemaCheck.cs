using System.Globalization;
using System.Text.Json;

namespace Playbooks.Server.Tests.Api.Described;

/// <summary>
/// Holds values to schemas of the API's description: the part of JSON Schema that the description uses, and stricter in one
/// thing: a member that an object's schema does not name is a mistake. A keyword that is not known here is one too.
/// </summary>
internal sealed class SchemaCheck(JsonElement document)
{
    private static readonly string[] s_known =
        ["$ref", "type", "format", "enum", "oneOf", "anyOf", "properties", "required", "additionalProperties", "items", "minimum", "maximum", "description", "default"];

    /// <summary>What is wrong with a value, each with its path; nothing when it is as described.</summary>
    public IEnumerable<string> Complaints(JsonElement schema, JsonElement value, string path)
    {
        schema = Resolve(schema);
        if (schema.EnumerateObject().FirstOrDefault(keyword => !s_known.Contains(keyword.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            return [$"{path}: the check does not know `{unknown.Name}`"];
        }
        if (Either(schema) is { } choices)
        {
            var found = choices.Select(choice => Complaints(choice, value, path).ToList()).ToList();
            return found.Exists(complaints => complaints.Count == 0) ? [] : found.MinBy(complaints => complaints.Count)!;
        }
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(name => IsOf(name, value)))
        {
            return [$"{path}: {value.ValueKind} is no {type}"];
        }
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
        {
            return [$"{path}: {value} is not among {words}"];
        }
        return value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(schema, value, path),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((item, at) => Complaints(items, item, $"{path}[{at}]")),
            JsonValueKind.String when schema.TryGetProperty("format", out var format) => OfText(format.GetString()!, value.GetString()!, path),
            JsonValueKind.Number => OfNumber(schema, value.GetDouble(), path),
            _ => [],
        };
    }

    private IEnumerable<string> OfObject(JsonElement schema, JsonElement value, string path)
    {
        var hasMembers = schema.TryGetProperty("properties", out var members);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
            {
                yield return $"{path}.{name} is missing";
            }
        }
        foreach (var member in value.EnumerateObject())
        {
            var inner = $"{path}.{member.Name}";
            if (hasMembers && members.TryGetProperty(member.Name, out var described))
            {
                foreach (var complaint in Complaints(described, member.Value, inner))
                {
                    yield return complaint;
                }
            }
            else if (hasOthers && others.ValueKind == JsonValueKind.Object)
            {
                foreach (var complaint in Complaints(others, member.Value, inner))
                {
                    yield return complaint;
                }
            }
            else if (hasMembers || hasOthers)
            {
                yield return $"{inner} is not described";
            }
        }
    }

    private static IEnumerable<string> OfText(string format, string text, string path)
    {
        var isIt = format switch
        {
            "date-time" => text.Length >= 20 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) && text.Contains('T', StringComparison.Ordinal),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            _ => false,
        };
        return isIt ? [] : [$"{path}: `{text}` is no {format}"];
    }

    private static IEnumerable<string> OfNumber(JsonElement schema, double number, string path) =>
        (schema.TryGetProperty("minimum", out var least) && number < Bound(least)) || (schema.TryGetProperty("maximum", out var most) && number > Bound(most))
            ? [$"{path}: {number} is out of range"]
            : [];

    private static double Bound(JsonElement bound) => bound.ValueKind == JsonValueKind.Number ? bound.GetDouble() : double.Parse(bound.GetString()!, CultureInfo.InvariantCulture);

    private static List<JsonElement>? Either(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out var one) || schema.TryGetProperty("anyOf", out one) ? [.. one.EnumerateArray()] : null;

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };

    private JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.TrimStart('#', '/').Split('/').Aggregate(document, (at, name) => at.GetProperty(name));
        }
        return schema;
    }
}
