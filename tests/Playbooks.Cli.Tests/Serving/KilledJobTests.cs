using System.Text.Json;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Serving;

/// <summary>A run of the whole book whose process is killed again and again.</summary>
public sealed class KilledJobTests
{
    private const int Kills = 3;

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public async Task ARunThatWasKilledGoesOnToTheSameResultAsOneThatWasNot(string format)
    {
        using var workspace = SmallWorkspace.Create();
        await ManyAccounts.ImportAsync(workspace);
        var order = $$"""{ "kind": "run", "format": "{{format}}", "at": "2026-03-02T09:00:00Z" }""";
        var (id, kills, done) = ("", 0, -1L);
        while (kills < Kills)
        {
            await using var service = await ServeProcess.StartAsync(workspace.Folder);
            id = id.Length > 0 ? id : (await service.DoneAsync("POST", "/v1/jobs", order)).Text("id");
            var job = await ProgressAsync(service, id, beyond: done);
            if (job.Text("state") is not ("waiting" or "running"))
            {
                break;
            }
            await service.KillAsync();
            (kills, done) = (kills + 1, job.GetProperty("done").GetInt64());
        }
        Assert.True(kills > 0, "the run was over before it could be killed");
        await using var last = await ServeProcess.StartAsync(workspace.Folder);
        var killed = await ResultAsync(last, id);
        Assert.Equal(ManyAccounts.Count, killed.Split('\n').Count(line => line.Contains(ManyAccounts.Beginning, StringComparison.Ordinal)));
        Assert.Equal(await ResultAsync(last, (await last.DoneAsync("POST", "/v1/jobs", order)).Text("id")), killed);
    }

    private static Task<JsonElement> ProgressAsync(ServeProcess service, string id, long beyond) =>
        Eventually.BecomesAsync(() => service.DoneAsync("GET", $"/v1/jobs/{id}"), job => job.GetProperty("done").GetInt64() > Math.Max(beyond, 0) || job.TryGetProperty("endedAt", out _));

    private static async Task<string> ResultAsync(ServeProcess service, string id)
    {
        var job = await Eventually.BecomesAsync(() => service.DoneAsync("GET", $"/v1/jobs/{id}"), job => job.TryGetProperty("endedAt", out _));
        Assert.True(job.Text("state") == "done", job.ToString());
        return await service.Client.GetStringAsync(new Uri($"/v1/jobs/{id}/result", UriKind.Relative));
    }
}
