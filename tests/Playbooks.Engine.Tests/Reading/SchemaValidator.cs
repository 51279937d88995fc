using System.Text.Json;
using System.Text.RegularExpressions;

namespace Playbooks.Engine.Tests.Reading;

/// <summary>As much of JSON Schema as our schemas use; says where a value does not fit.</summary>
internal sealed class SchemaValidator(JsonElement root)
{
    public IEnumerable<string> Validate(JsonElement value) => Validate(value, root, "");

    private IEnumerable<string> Validate(JsonElement value, JsonElement schema, string path)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            foreach (var problem in Check(keyword, value, schema, path))
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<string> Check(JsonProperty keyword, JsonElement value, JsonElement schema, string path)
    {
        var rule = keyword.Value;
        switch (keyword.Name)
        {
            case "type":
                return When(!IsOfType(value, rule.GetString()!), $"{path}: {value} is no {rule}");
            case "enum":
                return When(!rule.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)), $"{path}: {value} is none of {rule}");
            case "const":
                return When(!JsonElement.DeepEquals(rule, value), $"{path}: {value} is not {rule}");
            case "pattern" when value.ValueKind == JsonValueKind.String:
                return When(!Regex.IsMatch(value.GetString()!, rule.GetString()!), $"{path}: {value} does not match {rule}");
            case "minimum" when value.ValueKind == JsonValueKind.Number:
                return When(value.GetDouble() < rule.GetDouble(), $"{path}: {value} is less than {rule}");
            case "minLength" when value.ValueKind == JsonValueKind.String:
                return When(value.GetString()!.Length < rule.GetInt32(), $"{path}: too short");
            case "anyOf":
                return When(rule.EnumerateArray().All(form => Validate(value, form, path).Any()), $"{path}: {value} fits no form");
            case "items" when value.ValueKind == JsonValueKind.Array:
                return value.EnumerateArray().SelectMany((item, i) => Validate(item, rule, $"{path}[{i}]"));
            case "required" when value.ValueKind == JsonValueKind.Object:
                return rule.EnumerateArray().Where(key => !value.TryGetProperty(key.GetString()!, out _)).Select(key => $"{path}: {key} is missing");
            case "properties" when value.ValueKind == JsonValueKind.Object:
                return value.EnumerateObject().SelectMany(member => rule.TryGetProperty(member.Name, out var known) ? Validate(member.Value, known, $"{path}.{member.Name}") : []);
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                return Others(value, schema).SelectMany(member => rule.ValueKind == JsonValueKind.False ? [$"{path}: {member.Name} is unknown"] : Validate(member.Value, rule, $"{path}.{member.Name}"));
            case "propertyNames" when value.ValueKind == JsonValueKind.Object:
                return value.EnumerateObject().SelectMany(member => Validate(JsonSerializer.SerializeToElement(member.Name), rule, $"{path}.{member.Name}"));
            case "$ref":
                return Validate(value, root.GetProperty("$defs").GetProperty(rule.GetString()!.Split('/')[^1]), path);
            case "$schema" or "title" or "description" or "examples" or "enumDescriptions" or "format" or "$defs":
                return [];
            default:
                return When(keyword.Name is not ("pattern" or "minimum" or "minLength" or "items" or "required" or "properties" or "additionalProperties" or "propertyNames"), $"the schema has `{keyword.Name}`, which the validator does not know");
        }
    }

    private static IEnumerable<JsonProperty> Others(JsonElement value, JsonElement schema) =>
        value.EnumerateObject().Where(member => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(member.Name, out _));

    private static bool IsOfType(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("null", JsonValueKind.Null) or ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };

    private static IEnumerable<string> When(bool isWrong, string problem) => isWrong ? [problem] : [];
}
