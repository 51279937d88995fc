using System.Net.Http.Json;
using System.Text.Json;

namespace Playbooks.Server.Tests.Api.Described;

/// <summary>The API as it describes itself, to hold its answers to.</summary>
internal sealed class DescribedApi
{
    private readonly JsonElement _document;
    private readonly SchemaCheck _schemas;
    private readonly List<(string Method, string[] Template, JsonElement Operation)> _operations;

    private DescribedApi(JsonElement document)
    {
        _document = document;
        _schemas = new SchemaCheck(document);
        _operations = [.. document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (operation.Name.ToUpperInvariant(), path.Name.Split('/'), operation.Value)))];
    }

    /// <summary>The operations: <c>GET /v1/keys/{id}</c>.</summary>
    public IEnumerable<string> Operations => _operations.Select(Name);

    /// <summary>Reads it from the service.</summary>
    public static async Task<DescribedApi> ReadAsync(HttpClient http) => new(await http.GetFromJsonAsync<JsonElement>("/openapi/v1.json"));

    /// <summary>The operation that a request goes to, or null.</summary>
    public string? OperationOf(string method, string address) => Find(method, address) is { Template: not null } found ? Name(found) : null;

    /// <summary>What of an answer is not as described; null when all is.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="address">Its address.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="mediaType">The type of its body, or null.</param>
    /// <param name="body">Its body, empty where it has none.</param>
    public string? Complaint(string method, string address, int status, string? mediaType, string body)
    {
        var found = Find(method, address);
        if (found.Template is null)
        {
            return $"{method} {address} is not described";
        }
        if (!found.Operation.GetProperty("responses").TryGetProperty($"{status}", out var answer))
        {
            return $"{Name(found)} answers {status}, which is not described";
        }
        if (!answer.TryGetProperty("content", out var content) || !content.EnumerateObject().Any())
        {
            return body.Length == 0 ? null : $"{Name(found)} answers {status} with a body, which is not described";
        }
        if (mediaType is null || !content.TryGetProperty(mediaType, out var form))
        {
            return $"{Name(found)} answers {status} as `{mediaType}`, which is not described";
        }
        if (!mediaType.EndsWith("json", StringComparison.Ordinal))
        {
            return null;
        }
        var complaints = _schemas.Complaints(form.GetProperty("schema"), JsonDocument.Parse(body).RootElement, "answer").ToList();
        return complaints.Count == 0 ? null : $"{Name(found)}, {status}: {string.Join("; ", complaints.Take(5))}";
    }

    /// <summary>What of a value is not as a named schema has it.</summary>
    public IEnumerable<string> Complaints(string schema, JsonElement value) =>
        _schemas.Complaints(_document.GetProperty("components").GetProperty("schemas").GetProperty(schema), value, schema);

    // Words that stand in an address win over those that anything may stand for.
    private (string Method, string[] Template, JsonElement Operation) Find(string method, string address)
    {
        var parts = address.Split('?')[0].TrimEnd('/').Split('/');
        return _operations.Where(operation => operation.Method == method && Fits(operation.Template, parts))
            .OrderByDescending(operation => operation.Template.Count(part => !IsParameter(part)))
            .FirstOrDefault();
    }

    // The parameter `path` is the rest of an address.
    private static bool Fits(string[] template, string[] parts) =>
        (template.Length == parts.Length || (template[^1] == "{path}" && parts.Length > template.Length))
        && template.Zip(parts).All(pair => IsParameter(pair.First) || pair.First == pair.Second);

    private static bool IsParameter(string part) => part.StartsWith('{');

    private static string Name((string Method, string[] Template, JsonElement Operation) operation) => $"{operation.Method} {string.Join('/', operation.Template)}";
}
