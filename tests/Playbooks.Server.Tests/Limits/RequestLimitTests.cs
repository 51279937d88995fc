namespace Playbooks.Server.Tests.Limits;

public sealed class RequestLimitTests
{
    private const int MostTries = 500;

    [Fact]
    public async Task WhoAsksTooOftenIsToldWhenToAskAgainAndOthersAreServed()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, change: options => options with { RequestsAMinute = 20 });
        var other = await RunningService.KeyOfAsync(workspace, TimeProvider.System, "reader", "ana");
        using var refused = await FirstRefusedAsync(service);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(200, (await service.Anonymous.CallAsync("GET", "/v1/workspace", null, Calls.With(other))).Status);
    }

    [Fact]
    public async Task ZeroIsNoLimit()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, change: options => options with { RequestsAMinute = 0 });
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(200, (await service.Http.CallAsync("GET", "/health/live")).Status);
        }
    }

    private static async Task<HttpResponseMessage> FirstRefusedAsync(RunningService service)
    {
        for (var i = 0; i < MostTries; i++)
        {
            var answer = await service.Http.SendAsync("GET", "/v1/audit?limit=1");
            if ((int)answer.StatusCode == 429)
            {
                return answer;
            }
            answer.Dispose();
        }
        throw new InvalidOperationException("nobody was refused");
    }
}
