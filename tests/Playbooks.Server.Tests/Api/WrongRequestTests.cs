using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Playbooks.Server.Tests.Api;

public sealed class WrongRequestTests
{
    private const string Good = """{ "account": { "id": "A" }, "contact": { "id": "C", "attitude": 2, "behaviour": 2 } }""";
    private const string Json = "application/json";

    [Theory]
    // the way in
    [InlineData("GET", "/v1/recommendations", null, null, 405, "method-not-allowed", null)]
    [InlineData("PUT", "/v1/recommendations", Json, Good, 405, "method-not-allowed", null)]
    [InlineData("DELETE", "/v1/workspace", null, null, 405, "method-not-allowed", null)]
    [InlineData("POST", "/v1/workspace", Json, Good, 405, "method-not-allowed", null)]
    [InlineData("POST", "/health/ready", Json, "{}", 405, "method-not-allowed", null)]
    [InlineData("POST", "/", Json, "{}", 405, "method-not-allowed", null)]
    [InlineData("POST", "/try", "application/x-www-form-urlencoded", "a=b", 405, "method-not-allowed", null)]
    [InlineData("GET", "/v1", null, null, 404, "not-found", null)]
    [InlineData("GET", "/v1/recommendations/1", null, null, 404, "not-found", null)]
    [InlineData("GET", "/v1/../../etc/passwd", null, null, 404, "not-found", null)]
    [InlineData("GET", "/assets/..%2f..%2fplaybooks%2ffacts.json", null, null, 404, "not-found", null)]
    [InlineData("GET", "/openapi/v2.json", null, null, 404, "not-found", null)]
    [InlineData("GET", "/playbooks/facts.json", null, null, 404, "not-found", null)]
    // the query
    [InlineData("POST", "/v1/recommendations?explain=some", Json, Good, 400, "query-not-valid", null)]
    [InlineData("POST", "/v1/recommendations?explain=", Json, Good, 400, "query-not-valid", null)]
    [InlineData("POST", "/v1/recommendations?explain=all&explain=all", Json, Good, 400, "query-not-valid", null)]
    [InlineData("POST", "/v1/recommendations?explian=all", Json, Good, 400, "query-not-valid", null)]
    // the body's type
    [InlineData("POST", "/v1/recommendations", "text/plain", Good, 415, "media-type-not-supported", null)]
    [InlineData("POST", "/v1/recommendations", "application/x-www-form-urlencoded", "account=A", 415, "media-type-not-supported", null)]
    [InlineData("POST", "/v1/recommendations", "application/json; charset=utf-16", Good, 415, "media-type-not-supported", null)]
    [InlineData("POST", "/v1/recommendations", null, Good, 415, "media-type-not-supported", null)]
    // no JSON
    [InlineData("POST", "/v1/recommendations", Json, "", 400, "body-not-json", "PB1001")]
    [InlineData("POST", "/v1/recommendations", Json, "{", 400, "body-not-json", "PB1014")]
    [InlineData("POST", "/v1/recommendations", Json, "{ 'account': {} }", 400, "body-not-json", "PB1008")]
    [InlineData("POST", "/v1/recommendations", Json, "{} {}", 400, "body-not-json", "PB1016")]
    [InlineData("POST", "/v1/recommendations", Json, "<facts/>", 400, "body-not-json", null)]
    // no facts
    [InlineData("POST", "/v1/recommendations", Json, "[]", 422, "facts-not-valid", null)]
    [InlineData("POST", "/v1/recommendations", Json, "null", 422, "facts-not-valid", null)]
    [InlineData("POST", "/v1/recommendations", Json, "{}", 422, "facts-not-valid", "PB4608")]
    [InlineData("POST", "/v1/recommendations", Json, """{ "account": { "id": "A", "ar": 1 } }""", 422, "facts-not-valid", "PB4601")]
    [InlineData("POST", "/v1/recommendations", Json, """{ "account": { "id": "A", "arr": "lots" } }""", 422, "facts-not-valid", "PB4603")]
    [InlineData("POST", "/v1/recommendations", Json, """{ "account": { "id": "A", "arr": -1 } }""", 422, "facts-not-valid", "PB4605")]
    [InlineData("POST", "/v1/recommendations", Json, """{ "account": { "id": "A" }, "contact": { "attitude": 11 } }""", 422, "facts-not-valid", "PB4605")]
    [InlineData("POST", "/v1/recommendations", Json, """{ "account": { "id": "A" }, "contact": { "role": "endUser" } }""", 422, "facts-not-valid", "PB4604")]
    [InlineData("POST", "/v1/recommendations", Json, """{ "account": { "id": "A", "valueTier": "High" } }""", 422, "facts-not-valid", "PB4602")]
    [InlineData("POST", "/v1/recommendations", Json, """{ "account": { "id": "A" }, "contact": {}, "contacts": [] }""", 422, "facts-not-valid", null)]
    [InlineData("POST", "/v1/recommendations", Json, """{ "account": { "id": "A", "renewsOn": "2026-02-30" } }""", 422, "facts-not-valid", null)]
    [InlineData("POST", "/v1/recommendations", Json, """{ "account": { "id": "A" }, "at": "yesterday" }""", 422, "facts-not-valid", null)]
    [InlineData("POST", "/v1/recommendations", Json, """{ "account": { "id": "A" }, "at": "2026-01-01" , "explain": true }""", 422, "facts-not-valid", null)]
    public async Task AWrongRequestIsAProblemOfItsKind(string method, string path, string? type, string? body, int status, string code, string? diagnostic)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var request = Request(method, path, type, body is null ? null : Encoding.UTF8.GetBytes(body));
        using var answer = await service.Http.SendAsync(request);
        var problem = await IsProblemAsync(answer, status, code, workspace);
        if (diagnostic is not null)
        {
            Assert.Contains(diagnostic, problem.GetProperty("diagnostics").EnumerateArray().Select(found => found.GetProperty("code").GetString()));
        }
    }

    [Fact]
    public async Task ABodyBeyondTheLimitIsTooLarge()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var request = Request("POST", "/v1/recommendations", Json, Encoding.UTF8.GetBytes(Good + new string(' ', 70_000)));
        using var answer = await service.Http.SendAsync(request);
        await IsProblemAsync(answer, 413, "body-too-large", workspace);
    }

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

    [Fact]
    public async Task APackedBodyIsNotSupported()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var request = Request("POST", "/v1/recommendations", Json, Encoding.UTF8.GetBytes(Good));
        request.Content!.Headers.ContentEncoding.Add("gzip");
        using var answer = await service.Http.SendAsync(request);
        await IsProblemAsync(answer, 415, "media-type-not-supported", workspace);
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
    public async Task NestingBeyondAllMeasureIsADiagnostic()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var request = Request("POST", "/v1/recommendations", Json, Encoding.UTF8.GetBytes(new string('[', 60_000)));
        using var answer = await service.Http.SendAsync(request);
        await IsProblemAsync(answer, 400, "body-not-json", workspace);
    }

    [Fact]
    public async Task ACallerThatTakesNoJsonGetsNone()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        foreach (var (method, path) in new[] { ("POST", "/v1/recommendations"), ("GET", "/v1/workspace") })
        {
            using var request = Request(method, path, Json, method == "GET" ? null : Encoding.UTF8.GetBytes(Good));
            request.Headers.Accept.ParseAdd("text/csv");
            using var answer = await service.Http.SendAsync(request);
            await IsProblemAsync(answer, 406, "not-acceptable", workspace);
        }
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
