using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Playbooks.Server.Api;

/// <summary>The few forms of schema that the bodies are made of.</summary>
internal static class Schemas
{
    public static IOpenApiSchema Text => new OpenApiSchema { Type = JsonSchemaType.String };

    public static IOpenApiSchema Time => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" };

    public static IOpenApiSchema Date => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" };

    public static IOpenApiSchema Number => new OpenApiSchema { Type = JsonSchemaType.Number };

    public static IOpenApiSchema Integer => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" };

    public static IOpenApiSchema Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean };

    /// <summary>An object of which only its being one is said.</summary>
    public static IOpenApiSchema AnyObject => new OpenApiSchema { Type = JsonSchemaType.Object };

    public static IOpenApiSchema OneOf(params IEnumerable<string> values) =>
        new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. values.Select(value => (JsonNode)JsonValue.Create(value))] };

    public static IOpenApiSchema ListOf(IOpenApiSchema item) => new OpenApiSchema { Type = JsonSchemaType.Array, Items = item };

    public static OpenApiSchema Object(params IEnumerable<(string Name, IOpenApiSchema Schema)> members) =>
        new() { Type = JsonSchemaType.Object, Properties = members.ToDictionary(member => member.Name, member => member.Schema) };

    /// <summary>An object whose members are all always there.</summary>
    public static IOpenApiSchema Whole(params (string Name, IOpenApiSchema Schema)[] members)
    {
        var schema = Object(members);
        schema.Required = members.Select(member => member.Name).ToHashSet();
        return schema;
    }

    /// <summary>An object with any members of one schema.</summary>
    public static IOpenApiSchema MapOf(IOpenApiSchema value) =>
        new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = value };
}
