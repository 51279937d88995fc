using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Playbooks.Server.Tests.Live;

public sealed class TakeOverTests
{
    private const string HighRisk = """{ "account": { "id": "A" }, "contact": { "id": "C", "attitude": 2, "behaviour": 2 } }""";

    [Fact]
    public async Task ASavedEditChangesTheAnswer()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var before = Text(await service.RecommendedAsync(HighRisk), "release");
        workspace.Replace(SmallWorkspace.PlaybookPath, "\"then\": \"call\"", "\"then\": \"watch\"");
        var answer = await Eventually.BecomesAsync(() => service.RecommendedAsync(HighRisk), answer => FirstAction(answer) == "watch");
        Assert.NotEqual(before, Text(answer, "release"));
    }

    [Fact]
    public async Task ABrokenEditKeepsTheLastGoodStateAndShowsItsMistakesUntilTheyAreMended()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var good = Text(await service.RecommendedAsync(HighRisk), "release");

        workspace.Replace(SmallWorkspace.PlaybookPath, "contact.quadrant\": \"HighRisk\"", "contact.quadrantt\": \"HighRisk\"");
        var broken = await Eventually.BecomesAsync(service.WorkspaceAsync, seen => !IsLive(seen));
        var mistake = broken.GetProperty("newest").GetProperty("diagnostics")[0];
        Assert.Equal(("PB2104", "playbooks/loyalty.json"), (Text(mistake, "code"), Text(mistake, "document")));
        Assert.Equal("did you mean `contact.quadrant`?", Text(mistake, "help"));
        Assert.Equal((good, "call"), (Text(await service.RecommendedAsync(HighRisk), "release"), FirstAction(await service.RecommendedAsync(HighRisk))));
        var ready = await service.Http.GetFromJsonAsync<JsonElement>("/health/ready");
        Assert.Equal("ready, with an older state of the workspace", Text(ready, "status"));
        foreach (var page in new[] { "/", "/try" })
        {
            var html = await service.Http.GetStringAsync(new Uri(page, UriKind.Relative));
            Assert.Contains("The newest edit has 1 error and is not live", html, StringComparison.Ordinal);
            Assert.Contains("PB2104", html, StringComparison.Ordinal);
        }

        workspace.Replace(SmallWorkspace.PlaybookPath, "contact.quadrantt", "contact.quadrant");
        var mended = await Eventually.BecomesAsync(service.WorkspaceAsync, IsLive);
        Assert.Equal(good, Text(mended, "release"));
    }

    [Fact]
    public async Task AServiceStartedOnABrokenWorkspaceSaysSoAndTakesTheMendedOneOver()
    {
        using var workspace = SmallWorkspace.Create();
        workspace.Replace(SmallWorkspace.PlaybookPath, "\"then\": \"call\"", "\"then\": \"cal\"");
        await using var service = await RunningService.StartAsync(workspace);
        Assert.Contains("1 error; nothing is live yet", string.Join('\n', service.Started.Message), StringComparison.Ordinal);

        using var refused = await service.RecommendAsync(HighRisk);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "workspace-broken"), (refused.StatusCode, Text(problem, "code")));
        Assert.Equal("playbooks/loyalty.json", Text(problem.GetProperty("diagnostics")[0], "document"));
        using var ready = await service.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var live = await service.Http.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await service.WorkspaceAsync()).GetProperty("release").ValueKind);
        Assert.Contains("The workspace has 1 error", await service.Http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);

        workspace.Replace(SmallWorkspace.PlaybookPath, "\"then\": \"cal\"", "\"then\": \"call\"");
        await Eventually.BecomesAsync(service.WorkspaceAsync, IsLive);
        Assert.Equal("call", FirstAction(await service.RecommendedAsync(HighRisk)));
    }

    [Fact]
    public async Task TheSampleBookIsTakenOverTooAndLeavesTheReleaseAsItIs()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var before = await service.WorkspaceAsync();
        workspace.Write("playbooks/sample-book/book.csv", workspace.Read("playbooks/sample-book/book.csv") + "A-3,Dogwood,5,,C-4,Di Dogwood,EndUser,1,1\n");
        var after = await Eventually.BecomesAsync(service.WorkspaceAsync, seen => seen.GetProperty("counts").GetProperty("sampleContacts").GetInt32() == 4);
        Assert.Equal(Text(before, "release"), Text(after, "release"));
    }

    [Fact]
    public async Task AFolderThatGoesAwayLeavesTheLastGoodStateInUse()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        foreach (var path in SmallWorkspace.Documents.Keys)
        {
            workspace.Delete(path);
        }
        await Eventually.BecomesAsync(service.WorkspaceAsync, seen => !IsLive(seen));
        Assert.Equal("call", FirstAction(await service.RecommendedAsync(HighRisk)));
    }

    private static bool IsLive(JsonElement workspace) => workspace.GetProperty("newest").GetProperty("isLive").GetBoolean();

    private static string FirstAction(JsonElement answer) => Text(answer.GetProperty("actions")[0], "action");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
