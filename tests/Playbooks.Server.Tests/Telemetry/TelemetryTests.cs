using System.Text;

namespace Playbooks.Server.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string Personal = "Zaphod-Marked";

    private static readonly string s_facts = $$"""{ "account": { "id": "{{Personal}}-1", "name": "{{Personal}} plc" }, "contact": { "id": "{{Personal}}-2", "name": "{{Personal}}", "attitude": 2, "behaviour": 2 } }""";

    [Fact]
    public async Task DecisionsAndRequestsAreCountedAndTracedWithoutPersonalData()
    {
        using var workspace = SmallWorkspace.Create();
        await using var collector = await Listener.StartAsync(() => 200);
        var service = await RunningService.StartAsync(workspace, change: options => options with { Telemetry = collector.Address });
        await service.RecommendedAsync(s_facts);
        await service.Http.CallAsync("GET", $"/v1/keys/{Personal}");
        var job = (await service.Http.CallAsync("POST", "/v1/jobs", """{ "kind": "run", "format": "csv" }""")).Body.Text("id");
        await Eventually.BecomesAsync(async () => (await service.Http.CallAsync("GET", $"/v1/jobs/{job}")).Body, found => found.TryGetProperty("endedAt", out _));
        // What was counted is sent when the service ends.
        await service.DisposeAsync();
        Assert.Equal(["/v1/metrics", "/v1/traces"], collector.Heard.Select(heard => heard.Path).Distinct().Order(StringComparer.Ordinal));
        var sent = string.Concat(collector.Heard.Select(heard => Encoding.Latin1.GetString(heard.Body)));
        foreach (var name in new[] { "playbooks.decisions", "playbooks.decision.duration", "playbooks.decide", "playbooks.jobs", "playbooks.job.accounts", "playbooks.job.duration", "http.server.request.duration", "/v1/recommendations" })
        {
            Assert.Contains(name, sent, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(Personal, sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoLogLineHasPersonalDataOrSecrets()
    {
        using var workspace = SmallWorkspace.Create();
        using var log = new KeptLog();
        await using var service = await RunningService.StartAsync(workspace, log: log, change: options => options with { LogsRequests = true });
        var key = service.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        await service.RecommendedAsync(s_facts);
        foreach (var (method, path, body) in new[]
        {
            ("POST", "/v1/recommendations", s_facts.Replace("2, ", $"\"{Personal}\", ", StringComparison.Ordinal)), ("POST", "/v1/recommendations", s_facts + "}"),
            ("POST", $"/v1/recommendations?{Personal}=1", s_facts), ("GET", $"/v1/keys/{Personal}", null), ("GET", $"/{Personal}", null), (Personal, "/v1/keys", null),
            ("POST", "/v1/drafts", $$"""{ "title": "{{Personal}}", "x": 1 }"""), ("GET", $"/v1/audit?after={Personal}", null),
            ("POST", "/v1/keys", $$"""{ "name": "{{Personal}}", "role": "reader", "for": "{{Personal}}" }"""),
        })
        {
            await service.Http.CallAsync(method, path, body);
        }
        await service.Anonymous.CallAsync("GET", "/v1/keys", null, Calls.With(Personal));
        await service.Anonymous.CallAsync("GET", "/v1/keys", null, ("Cookie", $"playbooks-session={Personal}"));
        await service.StopAsync();
        Assert.Contains(log.Lines, line => line.StartsWith("POST /v1/recommendations: 200", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Personal, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(log.Lines, line => line.Contains(key[8..30], StringComparison.Ordinal));
    }
}
