using System.Net;
using System.Text.Json;

namespace Playbooks.Server.Tests.Access;

public sealed class CallGuardTests
{
    [Theory]
    [InlineData("playbooks.example")]
    [InlineData("127.0.0.1.example:5080")]
    [InlineData("localhost.example")]
    [InlineData("10.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("[::2]:80")]
    public Task AHostThatIsNotThisMachineIsRefused(string host) => IsRefusedAsync("host-not-allowed", request => request.Headers.Host = host);

    [Theory]
    [InlineData("Forwarded", "for=10.0.0.1")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    public Task AForwardingHeaderEndsTheOpenness(string name, string value) => IsRefusedAsync("forwarded", request => request.Headers.Add(name, value));

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public Task APageOfAnotherOriginIsRefused(string name, string value) => IsRefusedAsync("cross-origin", request => request.Headers.Add(name, value));

    [Fact]
    public async Task ALinkFromAnotherSiteMayLeadToAPage()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        using var answer = await service.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task IsRefusedAsync(string code, Action<HttpRequestMessage> change)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        foreach (var path in new[] { "/", "/try", "/v1/workspace", "/health/live", "/openapi/v1.json" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            change(request);
            using var answer = await service.Http.SendAsync(request);
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal((HttpStatusCode.Forbidden, code), (answer.StatusCode, problem.GetProperty("code").GetString()));
        }
    }
}
