using System.Net;
using System.Text.Json;

namespace Playbooks.Server.Tests.Api;

public sealed class RecommendationTests
{
    private const string HighRisk = """{ "account": { "id": "A-9", "name": "Elm plc", "arr": 200000 }, "contact": { "id": "C-9", "name": "Eva Elm", "attitude": 2, "behaviour": 3 } }""";

    [Fact]
    public async Task FactsInTheBodyGiveTheActionItsMessageAndItsReason()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, FixedClock.Monday);
        var answer = await service.RecommendedAsync(HighRisk);
        Assert.Equal("A-9", answer.GetProperty("account").GetString());
        Assert.Equal("High", answer.GetProperty("facts").GetProperty("account.valueTier").GetString());
        var first = answer.GetProperty("actions")[0];
        Assert.Equal(("call", "loyalty/risk", "C-9", "urgent"), (Text(first, "action"), Text(first, "rule"), Text(first, "contact"), Text(first, "band")));
        var email = first.GetProperty("messages").GetProperty("email");
        Assert.Equal(("About Elm plc", "Dear Eva Elm, may I call you?"), (Text(email, "subject"), Text(email, "body").Trim()));
    }

    [Fact]
    public async Task TheReleaseIsTheLiveOne()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var live = await service.WorkspaceAsync();
        Assert.Equal(Text(live, "release"), Text(await service.RecommendedAsync(HighRisk), "release"));
    }

    [Fact]
    public async Task TheIdIsAUlidOfTheServicesTime()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, FixedClock.Monday);
        var (one, other) = (Text(await service.RecommendedAsync(HighRisk), "decision"), Text(await service.RecommendedAsync(HighRisk), "decision"));
        Assert.Matches("^01KJ[0-9A-HJKMNP-TV-Z]{22}$", one);
        Assert.NotEqual(one, other);
        Assert.Equal(one[..10], other[..10]);
    }

    [Fact]
    public async Task TheTimeIsTheClocksUnlessTheBodyGivesOne()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, FixedClock.Monday);
        Assert.Equal("2026-03-02T09:00:00Z", Text(await service.RecommendedAsync(HighRisk), "at"));
        Assert.Equal("2026-05-01T07:30:00Z", Text(await service.RecommendedAsync(HighRisk.Insert(1, """ "at": "2026-05-01T09:30:00+02:00", """)), "at"));
    }

    [Fact]
    public async Task EveryRuleIsExplainedOnRequestAlone()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        Assert.False((await service.RecommendedAsync(HighRisk)).TryGetProperty("rules", out _));
        var rules = (await service.RecommendedAsync(HighRisk, "?explain=all")).GetProperty("rules").EnumerateArray();
        Assert.Equal(["loyalty/loyal", "loyalty/others", "loyalty/risk"], rules.Select(rule => Text(rule, "rule")).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheSameFactsGiveTheSameBytesButForTheId()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, FixedClock.Monday);
        async Task<string> AskAsync()
        {
            using var answer = await service.RecommendAsync(HighRisk, "?explain=all");
            var text = await answer.Content.ReadAsStringAsync();
            return text.Replace(Text(JsonDocument.Parse(text).RootElement, "decision"), "", StringComparison.Ordinal);
        }
        Assert.Equal(await AskAsync(), await AskAsync());
    }

    [Fact]
    public async Task OtherJsonTypesAndCharsetsOfUtf8AreTaken()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        foreach (var type in new[] { "application/json", "application/json; charset=UTF-8", "application/vnd.playbooks+json" })
        {
            using var content = new StringContent(HighRisk);
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            using var answer = await service.Http.PostAsync(new Uri("/v1/recommendations", UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task NoDecisionIsCached()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var answer = await service.RecommendAsync(HighRisk);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
