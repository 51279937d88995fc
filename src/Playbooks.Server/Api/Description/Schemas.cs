using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Playbooks.Server.Api.Description;

/// <summary>The few forms of schema that the bodies are made of.</summary>
internal static class Schemas
{
    public static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    public static OpenApiSchema Time => new() { Type = JsonSchemaType.String, Format = "date-time" };

    public static OpenApiSchema Date => new() { Type = JsonSchemaType.String, Format = "date" };

    public static OpenApiSchema Number => new() { Type = JsonSchemaType.Number };

    public static OpenApiSchema Integer => new() { Type = JsonSchemaType.Integer, Format = "int64" };

    public static OpenApiSchema Boolean => new() { Type = JsonSchemaType.Boolean };

    public static OpenApiSchema Null => new() { Type = JsonSchemaType.Null };

    public static OpenApiSchema OneOf(params IEnumerable<string> values) =>
        new() { Type = JsonSchemaType.String, Enum = [.. values.Select(value => (JsonNode)JsonValue.Create(value))] };

    public static OpenApiSchema ListOf(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item };

    public static OpenApiSchema Object(params IEnumerable<(string Name, IOpenApiSchema Schema)> members) =>
        new() { Type = JsonSchemaType.Object, Properties = members.ToDictionary(member => member.Name, member => member.Schema) };

    /// <summary>An object whose members are all always there.</summary>
    public static IOpenApiSchema Whole(params (string Name, IOpenApiSchema Schema)[] members)
    {
        var schema = Object(members);
        schema.Required = members.Select(member => member.Name).ToHashSet();
        return schema;
    }
}
