using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Playbooks.Server.Tests.Api;

public sealed class WrongRequestTests
{
    private const string Good = """{ "account": { "id": "A" }, "contact": { "id": "C", "attitude": 2, "behaviour": 2 } }""";
    private const string Json = "application/json";

    [Fact]
    public async Task ABodyOfUnknownLengthBeyondTheLimitIsTooLargeToo()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var request = Request("POST", "/v1/recommendations", Json, Encoding.UTF8.GetBytes(Good + new string(' ', 70_000)));
        request.Headers.TransferEncodingChunked = true;
        using var answer = await service.Http.SendAsync(request);
        await IsProblemAsync(answer, 413, "body-too-large", workspace);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 })]
    [InlineData(new byte[] { 0x7B, 0x22, 0xC3, 0x28, 0x22, 0x7D })]
    public async Task BytesThatAreNotUtf8AreNoJson(byte[] body)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var request = Request("POST", "/v1/recommendations", Json, body);
        using var answer = await service.Http.SendAsync(request);
        var problem = await IsProblemAsync(answer, 400, "body-not-json", workspace);
        Assert.Equal("PB4506", problem.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task APersonGetsAPageInsteadOfAProblem()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var request = Request("GET", "/nothing-here", null, null);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await service.Http.SendAsync(request);
        Assert.Equal((404, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("<h1>There is nothing at this address</h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task TimesAtTheEndsOfTheCalendarBreakNothing(string at)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var answer = await service.RecommendAsync(Good.Insert(1, $"\"at\": \"{at}\","));
        Assert.True((int)answer.StatusCode is 200 or 422, await answer.Content.ReadAsStringAsync());
        var (status, body) = await service.Http.CallAsync("GET", $"/v1/accounts/A-1/recommendation?at={at}");
        Assert.True(status is 200 or 422, body.ToString());
        var (_, job) = await service.Http.CallAsync("POST", "/v1/jobs", $$"""{ "kind": "run", "format": "csv", "at": "{{at}}" }""");
        var ended = await Eventually.BecomesAsync(async () => (await service.Http.CallAsync("GET", $"/v1/jobs/{job.Text("id")}")).Body, found => found.TryGetProperty("endedAt", out _));
        Assert.Equal("done", ended.Text("state"));
    }

    private static HttpRequestMessage Request(string method, string path, string? type, byte[]? body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        }
        return request;
    }

    private static async Task<JsonElement> IsProblemAsync(HttpResponseMessage answer, int status, string code, WorkspaceCopy workspace)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal($"urn:playbooks:problem:{code}", problem.GetProperty("type").GetString());
        Assert.Equal((code, status), (problem.GetProperty("code").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("title").GetString()));
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("detail").GetString()));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
        foreach (var leak in new[] { workspace.Folder, Repository.Root, "System.", "Microsoft.", "Exception", "Playbooks.", "   at " })
        {
            Assert.DoesNotContain(leak, text, StringComparison.Ordinal);
        }
        return problem;
    }
}
