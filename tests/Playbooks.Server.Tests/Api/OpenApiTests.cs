using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Playbooks.Server.Hosting;

namespace Playbooks.Server.Tests.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task TheDescriptionNamesEveryRouteAndNoOther()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var document = await service.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Equal(await RoutesAsync(workspace), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheDescriptionIsOpenApi31()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var document = await service.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryOperationSaysWhatItDoesAndHowItFails()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var document = await service.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
        {
            Assert.False(string.IsNullOrEmpty(operation.Value.GetProperty("operationId").GetString()));
            Assert.False(string.IsNullOrEmpty(operation.Value.GetProperty("summary").GetString()));
            Assert.Contains(operation.Value.GetProperty("responses").EnumerateObject(), response => response.Name[0] == '2');
        }
        var failures = document.GetProperty("paths").GetProperty("/v1/recommendations").GetProperty("post").GetProperty("responses")
            .EnumerateObject().Select(response => response.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["200", "400", "401", "403", "404", "406", "409", "413", "415", "422", "429", "503"], failures);
    }

    [Fact]
    public async Task AnAnswerHasTheMembersThatTheDescriptionNames()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var document = await service.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var answer = await service.RecommendedAsync("""{ "account": { "id": "A" }, "contact": { "id": "C", "attitude": 2, "behaviour": 2 } }""", "?explain=all");
        IsDescribed(document, document.GetProperty("components").GetProperty("schemas").GetProperty("Recommendation"), answer, "recommendation");
        IsDescribed(document, document.GetProperty("components").GetProperty("schemas").GetProperty("WorkspaceDescription"), await service.WorkspaceAsync(), "workspace");
    }

    private static void IsDescribed(JsonElement document, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        }
        if (schema.TryGetProperty("oneOf", out var either))
        {
            schema = either.EnumerateArray().First(one => one.TryGetProperty("$ref", out _));
            IsDescribed(document, schema, value, path);
            return;
        }
        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            foreach (var member in value.EnumerateObject())
            {
                Assert.True(properties.TryGetProperty(member.Name, out var inner), $"{path}.{member.Name} is not described");
                IsDescribed(document, inner, member.Value, $"{path}.{member.Name}");
            }
        }
        else if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in value.EnumerateArray())
            {
                IsDescribed(document, items, item, path + "[]");
            }
        }
    }

    private static async Task<IReadOnlyList<string>> RoutesAsync(WorkspaceCopy workspace)
    {
        await using var temporary = await TemporaryStore.OpenAsync();
        await using var app = Composition.Build(new ServeOptions { Workspace = workspace.Folder }, [], temporary.Store);
        return [.. ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal) || endpoint.RoutePattern.RawText.StartsWith("/health", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Plain(endpoint.RoutePattern.RawText!)}"))
            .Order(StringComparer.Ordinal)];
    }

    // Which paths a parameter takes is routing's own matter.
    private static string Plain(string route) => Regex.Replace(route, @"\{\**(\w+)[^}]*\}", "{$1}");
}
