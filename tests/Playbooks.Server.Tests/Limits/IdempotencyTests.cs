using System.Text.Json;

namespace Playbooks.Server.Tests.Limits;

public sealed class IdempotencyTests
{
    private const string Draft = """{ "title": "once" }""";

    private static readonly (string Name, string Value) s_key = ("Idempotency-Key", "one");

    [Fact]
    public async Task TheSameRequestSentAgainIsCarriedOutOnceAndGetsTheSameAnswer()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var first = await service.Http.SendAsync("POST", "/v1/drafts", Draft, s_key);
        using var again = await service.Http.SendAsync("POST", "/v1/drafts", Draft, s_key);
        Assert.Equal((201, 201), ((int)first.StatusCode, (int)again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.Equal((false, "true"), (first.Headers.Contains("Idempotency-Replayed"), again.Headers.GetValues("Idempotency-Replayed").Single()));
        Assert.Equal(1, await DraftsAsync(service));
    }

    [Fact]
    public async Task AnotherRequestWithTheSameKeyIsRefused()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        await service.Http.CallAsync("POST", "/v1/drafts", Draft, s_key);
        foreach (var (path, body) in new[] { ("/v1/drafts", """{ "title": "twice" }"""), ("/v1/drafts?a=b", Draft), ("/v1/recommendations", Draft) })
        {
            var (status, problem) = await service.Http.CallAsync("POST", path, body, s_key);
            Assert.Equal((422, "idempotency-key-reused"), (status, problem.Text("code")));
        }
        Assert.Equal(1, await DraftsAsync(service));
    }

    [Fact]
    public async Task KeysOfTwoCallersHaveNothingToDoWithEachOther()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var other = await RunningService.KeyOfAsync(workspace, TimeProvider.System, "author", "ana");
        var one = await service.Http.CallAsync("POST", "/v1/drafts", Draft, s_key);
        var two = await service.Anonymous.CallAsync("POST", "/v1/drafts", Draft, s_key, Calls.With(other));
        Assert.NotEqual(one.Body.Text("id"), two.Body.Text("id"));
    }

    [Fact]
    public async Task OfManyAtOnceOneIsCarriedOut()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.Http.CallAsync("POST", "/v1/drafts", Draft, s_key)));
        Assert.All(answers, answer => Assert.Contains(answer.Status, new[] { 201, 409 }));
        Assert.Single(answers.Where(answer => answer.Status == 201).Select(answer => answer.Body.Text("id")).Distinct());
        Assert.All(answers.Where(answer => answer.Status == 409), answer => Assert.Equal("request-in-progress", answer.Body.Text("code")));
        Assert.Equal(1, await DraftsAsync(service));
    }

    [Fact]
    public async Task AnAnswerIsGivenAgainAfterARestart()
    {
        using var workspace = SmallWorkspace.Create();
        string id;
        await using (var service = await RunningService.StartAsync(workspace))
        {
            id = (await service.Http.CallAsync("POST", "/v1/drafts", Draft, s_key)).Body.Text("id");
        }
        await using var again = await RunningService.StartAsync(workspace);
        Assert.Equal(id, (await again.Http.CallAsync("POST", "/v1/drafts", Draft, s_key)).Body.Text("id"));
    }

    [Fact]
    public async Task AWrongRequestIsWrongAgain()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var first = await service.Http.CallAsync("POST", "/v1/drafts", "{}", s_key);
        var again = await service.Http.CallAsync("POST", "/v1/drafts", "{}", s_key);
        Assert.Equal((422, 422, first.Body.GetRawText()), (first.Status, again.Status, again.Body.GetRawText()));
    }

    [Fact]
    public async Task ASecretIsNotKeptToBeGivenAgain()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        const string Key = """{ "name": "x", "role": "reader" }""";
        Assert.Equal(201, (await service.Http.CallAsync("POST", "/v1/keys", Key, s_key)).Status);
        var (status, problem) = await service.Http.CallAsync("POST", "/v1/keys", Key, s_key);
        Assert.Equal((409, "conflict"), (status, problem.Text("code")));
        Assert.Equal(2, (await service.Http.CallAsync("GET", "/v1/keys")).Body.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task AKeyThatIsNoneIsRefused(string key)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var (status, problem) = await service.Http.CallAsync("POST", "/v1/drafts", Draft, ("Idempotency-Key", key));
        Assert.Equal((400, "header-not-valid"), (status, problem.Text("code")));
        Assert.Equal(0, await DraftsAsync(service));
    }

    private static async Task<int> DraftsAsync(RunningService service) =>
        (await service.Http.CallAsync("GET", "/v1/drafts")).Body.GetProperty("items").EnumerateArray().Count(item => item.ValueKind == JsonValueKind.Object);
}
