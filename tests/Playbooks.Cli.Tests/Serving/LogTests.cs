using System.Text.Json;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Serving;

/// <summary>What a serving process writes to standard error.</summary>
public sealed class LogTests
{
    private const string Personal = "Zaphod-Marked";

    private static readonly string s_facts = $$"""{ "account": { "id": "{{Personal}}", "name": "{{Personal}}" }, "contact": { "id": "{{Personal}}", "name": "{{Personal}}", "attitude": 2, "behaviour": 2 } }""";

    [Fact]
    public async Task WhereLogsAreJsonEveryLineIsAndNoneHasPersonalDataOrALinkToSignIn()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await ServeProcess.StartAsync(workspace.Folder, null, ("PLAYBOOKS_LOG", "json"), ("PLAYBOOKS_LOG_REQUESTS", "true"));
        Assert.Equal(200, (await service.SendAsync("POST", "/v1/recommendations", s_facts)).Status);
        Assert.Equal(422, (await service.SendAsync("POST", "/v1/recommendations", s_facts.Replace("2, ", $"\"{Personal}\", ", StringComparison.Ordinal))).Status);
        Assert.Equal(404, (await service.SendAsync("GET", $"/v1/accounts/{Personal}?{Personal}")).Status);
        workspace.Replace(SmallWorkspace.PlaybookPath, "\"then\": \"call\"", "\"then\": \"cal\"");
        await Eventually.BecomesAsync(() => Task.FromResult(service.Said), lines => lines.Any(line => line.Contains("stays live", StringComparison.Ordinal)));
        service.Terminate();
        Assert.Equal(0, await service.EndAsync());
        foreach (var line in service.Said)
        {
            var entry = JsonDocument.Parse(line).RootElement;
            Assert.True(entry.GetProperty("Timestamp").GetDateTimeOffset() > DateTimeOffset.UnixEpoch && entry.Text("LogLevel").Length > 0 && entry.Text("Category").Length > 0 && entry.Text("Message").Length > 0);
        }
        Assert.DoesNotContain(service.Said, line => line.Contains(Personal, StringComparison.OrdinalIgnoreCase) || line.Contains("token", StringComparison.Ordinal));
        var answered = service.Said.Select(line => JsonDocument.Parse(line).RootElement).First(entry => entry.Text("Message").StartsWith("POST ", StringComparison.Ordinal)).GetProperty("State");
        Assert.Equal(("POST", "/v1/recommendations", 200), (answered.Text("Method"), answered.Text("Route"), answered.GetProperty("Status").GetInt32()));
    }

    [Fact]
    public async Task AStartSaysWhereItListensAndWarnsOfNothing()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await ServeProcess.StartAsync(workspace.Folder);
        Assert.Equal(200, (await service.SendAsync("GET", "/sign-in")).Status);
        service.Terminate();
        Assert.Equal(0, await service.EndAsync());
        Assert.DoesNotContain(service.Said, line => line.StartsWith("warn", StringComparison.Ordinal) || line.StartsWith("fail", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            // What forms are signed with is protected by the rights of its files alone.
            var keys = Directory.GetFiles(Path.Combine(workspace.Folder, ".playbooks", "forms"));
            Assert.NotEmpty(keys);
            foreach (var key in keys)
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
            }
        }
    }
}
