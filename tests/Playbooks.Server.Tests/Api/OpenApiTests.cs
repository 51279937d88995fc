using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Playbooks.Server.Access;
using Playbooks.Server.Hosting;
using Playbooks.Storage.Keys;

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

    // Health says nothing of what is inside to who may not read; a sign-in is how somebody comes to have a scope.
    private static readonly string[] s_open = ["GET /health/live", "GET /health/ready", "GET /sign-in", "POST /sign-in", "POST /sign-out"];

    [Fact]
    public async Task EveryRouteSaysWhichScopeItNeedsOrIsOneOfTheFewOpenOnes()
    {
        using var workspace = SmallWorkspace.Create();
        await using var temporary = await TemporaryStore.OpenAsync();
        await using var app = Composition.Build(new ServeOptions { Workspace = workspace.Folder }, [], temporary.Store);
        foreach (var endpoint in EndpointsOf(app).Where(endpoint => IsOfApi(endpoint) || endpoint.RoutePattern.RawText!.StartsWith("/sign", StringComparison.Ordinal)))
        {
            foreach (var name in NamesOf(endpoint))
            {
                var needs = endpoint.Metadata.GetMetadata<NeedsScope>();
                var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
                Assert.True(s_open.Contains(name) ? isOpen && needs is null : needs is not null && !isOpen, $"{name} states no scope, or is open without being on the list");
                if (needs is not null)
                {
                    // What it says is what is asked for.
                    Assert.Equal(needs.Scope.Word() + (needs.IsOpen ? "-or-open" : ""), endpoint.Metadata.GetMetadata<IAuthorizeData>()!.Policy);
                    Assert.Equal(name == "POST /v1/recommendations", needs.IsOpen);
                }
            }
        }
    }

    private static async Task<IReadOnlyList<string>> RoutesAsync(WorkspaceCopy workspace)
    {
        await using var temporary = await TemporaryStore.OpenAsync();
        await using var app = Composition.Build(new ServeOptions { Workspace = workspace.Folder }, [], temporary.Store);
        return [.. EndpointsOf(app).Where(IsOfApi).SelectMany(NamesOf).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<RouteEndpoint> EndpointsOf(IEndpointRouteBuilder app) => app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static bool IsOfApi(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal) || endpoint.RoutePattern.RawText.StartsWith("/health", StringComparison.Ordinal);

    private static IEnumerable<string> NamesOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Plain(endpoint.RoutePattern.RawText!)}");

    // Which paths a parameter takes is routing's own matter.
    private static string Plain(string route) => Regex.Replace(route, @"\{\**(\w+)[^}]*\}", "{$1}");
}
