using System.Text.Json;

namespace Playbooks.Server.Tests.Access;

public sealed class KeyTests
{
    [Fact]
    public async Task ANewKeyIsShownOnceAndKeptAsAHash()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var (status, made) = await service.Http.CallAsync("POST", "/v1/keys", """{ "name": "CRM", "role": "agent", "team": "north" }""");
        Assert.Equal((201, "CRM", "north", "recommend read work"), (status, made.Text("name"), made.Text("team"), string.Join(' ', made.GetProperty("scopes").EnumerateArray())));
        Assert.Equal("key:" + made.Text("id"), made.Text("actor"));
        Assert.Equal(200, (await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With(made.Text("key")))).Status);
        Assert.False((await service.Http.CallAsync("GET", "/v1/keys/" + made.Text("id"))).Body.TryGetProperty("key", out _));
        await service.StopAsync();
        Assert.All(Directory.EnumerateFiles(Path.Combine(workspace.Folder, ".playbooks")), file =>
            Assert.DoesNotContain(made.Text("key")[4..40], System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task AKeyOfAPersonActsAsThatPerson()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var made = (await service.Http.CallAsync("POST", "/v1/keys", """{ "name": "laptop", "for": "ana", "scopes": ["read", "admin"] }""")).Body;
        Assert.Equal("user:ana", made.Text("actor"));
        await service.Anonymous.CallAsync("POST", "/v1/keys", """{ "name": "other", "role": "reader" }""", Calls.With(made.Text("key")));
        Assert.Equal("user:ana", (await service.Http.CallAsync("GET", "/v1/audit?limit=1")).Body.GetProperty("items")[0].Text("actor"));
    }

    [Theory]
    [InlineData("agent", "/v1/keys")]
    [InlineData("reader", "/v1/audit")]
    [InlineData("author", "/v1/webhooks")]
    [InlineData("approver", "/v1/recommendations")]
    public async Task WhatAKeyDoesNotAllowIsRefusedByItsScope(string role, string path)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var key = await RunningService.KeyOfAsync(workspace, TimeProvider.System, role);
        var isPost = path.EndsWith("recommendations", StringComparison.Ordinal);
        var (status, problem) = await service.Anonymous.CallAsync(isPost ? "POST" : "GET", path, isPost ? "{}" : null, Calls.With(key));
        Assert.Equal((403, "not-allowed"), (status, problem.Text("code")));
    }

    [Fact]
    public async Task AKeyLapsesWhenItsTimeIsOver()
    {
        using var workspace = SmallWorkspace.Create();
        var clock = new MovedClock(FixedClock.Monday.GetUtcNow());
        await using var service = await RunningService.StartAsync(workspace, clock);
        var key = (await service.Http.CallAsync("POST", "/v1/keys", """{ "name": "guest", "role": "reader", "expiresAt": "2026-03-02T10:00:00Z" }""")).Body.Text("key");
        Assert.Equal(200, (await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With(key))).Status);
        clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(401, (await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With(key))).Status);
    }

    [Theory]
    [InlineData("""{ "name": "a" }""", "a key has either a `role` or `scopes`")]
    [InlineData("""{ "name": "a", "role": "agent", "scopes": ["read"] }""", "a key has either a `role` or `scopes`")]
    [InlineData("""{ "name": "a", "role": "agnet" }""", "unknown word `agnet`")]
    [InlineData("""{ "name": "a", "scopes": ["reed"] }""", "unknown word `reed`")]
    [InlineData("""{ "role": "agent" }""", "a key has no `name`")]
    [InlineData("""{ "name": "a\nb", "role": "agent" }""", "a name is one line without space at its ends")]
    [InlineData("""{ "name": "a", "role": "agent", "expiresAt": "2001-01-01T00:00:00Z" }""", "a key expires at a time to come")]
    [InlineData("""{ "name": "a", "role": "agent", "expires": "2101-01-01T00:00:00Z" }""", "a key has no key `expires`")]
    [InlineData("[]", "a key is an object, and this is a list")]
    public async Task AMistakeInANewKeyIsSaidWithItsPlace(string body, string message)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var (status, problem) = await service.Http.CallAsync("POST", "/v1/keys", body);
        Assert.Equal((422, "content-not-valid"), (status, problem.Text("code")));
        Assert.Contains(message, problem.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.Text("message")));
        Assert.Single((await service.Http.CallAsync("GET", "/v1/keys")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task RevokingIsDoneOnce()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var id = (await service.Http.CallAsync("POST", "/v1/keys", """{ "name": "b", "role": "reader" }""")).Body.Text("id");
        Assert.Equal(204, (await service.Http.CallAsync("DELETE", "/v1/keys/" + id)).Status);
        Assert.Equal((409, "conflict"), await CodeAsync(service, "DELETE", "/v1/keys/" + id));
        Assert.Equal((404, "not-found"), await CodeAsync(service, "DELETE", "/v1/keys/nobody"));
        Assert.NotEqual(JsonValueKind.Undefined, (await service.Http.CallAsync("GET", "/v1/keys/" + id)).Body.GetProperty("revokedAt").ValueKind);
    }

    [Fact]
    public async Task WrongKeysAreNotedAFewTimesAMinuteAndThenCounted()
    {
        using var workspace = SmallWorkspace.Create();
        var clock = new MovedClock(FixedClock.Monday.GetUtcNow());
        await using var service = await RunningService.StartAsync(workspace, clock);
        for (var i = 0; i < 25; i++)
        {
            await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With("pbk_wrong"));
        }
        clock.Now += TimeSpan.FromMinutes(1);
        await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With("pbk_wrong"));
        var refused = (await service.Http.CallAsync("GET", "/v1/audit")).Body.GetProperty("items").EnumerateArray().Where(record => record.Text("action") == "key.refused").ToList();
        Assert.Equal((11, "15 more before this one"), (refused.Count, refused[0].Text("note")));
    }

    [Fact]
    public async Task TheAuditIsWholeUnlessSomebodyTamperedWithIt()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var (_, verification) = await service.Http.CallAsync("GET", "/v1/audit/verification");
        Assert.True(verification.GetProperty("isIntact").GetBoolean());
    }

    private static async Task<(int Status, string Code)> CodeAsync(RunningService service, string method, string path)
    {
        var (status, problem) = await service.Http.CallAsync(method, path);
        return (status, problem.Text("code"));
    }
}
