namespace Playbooks.Server.Tests.Access;

public sealed class OpennessTests
{
    private const string Facts = """{ "account": { "id": "A" }, "contact": { "id": "C", "attitude": 2, "behaviour": 2 } }""";

    [Theory]
    [InlineData("POST", "/v1/recommendations", Facts, 200)]
    [InlineData("GET", "/", null, 200)]
    [InlineData("GET", "/try", null, 200)]
    [InlineData("GET", "/sign-in", null, 200)]
    [InlineData("GET", "/openapi/v1.json", null, 200)]
    [InlineData("GET", "/health/live", null, 200)]
    [InlineData("GET", "/health/ready", null, 200)]
    [InlineData("GET", "/v1/workspace", null, 401)]
    [InlineData("GET", "/v1/keys", null, 401)]
    [InlineData("POST", "/v1/keys", """{ "name": "mine", "role": "admin" }""", 401)]
    [InlineData("GET", "/v1/audit", null, 401)]
    [InlineData("GET", "/v1/webhooks", null, 401)]
    public async Task WithoutKeysThisMachineMayDoThisAndNoMore(string method, string path, string? body, int status)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        using var answer = await service.Anonymous.SendAsync(method, path, body);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task TheFirstKeyEndsIt()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        Assert.Equal(200, (await service.Anonymous.CallAsync("POST", "/v1/recommendations", Facts)).Status);
        // Made beside the running service, as the command does.
        var key = await RunningService.KeyOfAsync(workspace, TimeProvider.System, "agent");
        Assert.Equal(401, (await service.Anonymous.CallAsync("POST", "/v1/recommendations", Facts)).Status);
        using var page = await service.Anonymous.SendAsync("GET", "/try?who=A-1%2FC-1", null, ("Accept", "text/html"));
        Assert.Equal((302, "/sign-in?return=%2Ftry%3Fwho%3DA-1%252FC-1"), ((int)page.StatusCode, page.Headers.Location?.OriginalString));
        Assert.Equal(200, (await service.Anonymous.CallAsync("POST", "/v1/recommendations", Facts, Calls.With(key))).Status);
    }

    [Fact]
    public async Task ARevokedKeyDoesNotOpenItAgain()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var id = (await service.Http.CallAsync("GET", "/v1/keys")).Body.GetProperty("items")[0].Text("id");
        Assert.Equal(204, (await service.Http.CallAsync("DELETE", "/v1/keys/" + id)).Status);
        Assert.Equal(401, (await service.Http.CallAsync("GET", "/v1/keys")).Status);
        Assert.Equal(401, (await service.Anonymous.CallAsync("POST", "/v1/recommendations", Facts)).Status);
    }

    [Fact]
    public async Task AWrongKeyIsNobodyEvenWhileThereAreNone()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        Assert.Equal(401, (await service.Anonymous.CallAsync("POST", "/v1/recommendations", Facts, Calls.With("pbk_wrong"))).Status);
    }

    [Fact]
    public async Task BeforeTheSignInNobodyLearnsWhatIsLive()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        workspace.Replace(SmallWorkspace.PlaybookPath, "\"then\": \"call\"", "\"then\": \"cxll\"");
        await Eventually.BecomesAsync(service.WorkspaceAsync, answer => !answer.GetProperty("newest").GetProperty("isLive").GetBoolean());
        foreach (var path in new[] { "/sign-in", "/health/ready", "/nothing", "/v1/workspace" })
        {
            using var answer = await service.Anonymous.SendAsync("GET", path, null, ("Accept", "text/html"));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("cxll", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Small book", text, StringComparison.Ordinal);
            Assert.DoesNotContain("sha256", text, StringComparison.Ordinal);
        }
    }
}
