using System.Text;
using System.Text.Json;
using Playbooks.Engine.Recording;
using Playbooks.Storage;
using Playbooks.Storage.Jobs;

namespace Playbooks.Server.Tests.Api;

public sealed class JobTests
{
    private static readonly string[] s_ended = ["done", "failed", "cancelled"];

    [Fact]
    public async Task TheWholeBookIsDecidedWithProgressAndGivenInEachFormat()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, FixedClock.Monday);
        var csv = await OrderAsync(service, "csv");
        // The stream ends when the job does.
        var events = await service.Http.GetStringAsync(new Uri($"/v1/jobs/{csv}/events", UriKind.Relative));
        Assert.StartsWith("event: progress\ndata: {\"id\":\"" + csv, events, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"done\"", events.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        var rows = (await ResultAsync(service, csv)).TrimEnd().Split('\n');
        Assert.Equal(["account.id,contact.id", "A-1,C-1", "A-1,C-2", "A-2,C-3"], rows.Select(row => string.Join(',', row.Split(',')[..2])));
        var lines = await OrderAsync(service, "jsonl");
        await EndAsync(service, lines);
        Assert.Equal(["A-1", "A-2"], (await ResultAsync(service, lines)).TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.Text("account")));
        var sheet = await OrderAsync(service, "xlsx");
        await EndAsync(service, sheet);
        Assert.StartsWith("PK", await ResultAsync(service, sheet), StringComparison.Ordinal);
        // The clock stands still, so that chance puts them in order.
        var listed = (await service.Http.CallAsync("GET", "/v1/jobs")).Body.GetProperty("items").EnumerateArray().Select(job => job.Text("id"));
        Assert.Equal(new[] { csv, lines, sheet }.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(409, (await service.Http.CallAsync("DELETE", $"/v1/jobs/{csv}")).Status);
        Assert.Empty((await service.Http.CallAsync("GET", "/v1/decisions")).Body.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("""{ "kind": "walk", "format": "csv" }""", 422)]
    [InlineData("""{ "kind": "run", "format": "pdf" }""", 422)]
    [InlineData("""{ "kind": "run" }""", 422)]
    [InlineData("run", 400)]
    public async Task AWrongOrderIsRefused(string body, int status)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, FixedClock.Monday);
        Assert.Equal(status, (await service.Http.CallAsync("POST", "/v1/jobs", body)).Status);
        Assert.Equal(404, (await service.Http.CallAsync("GET", "/v1/jobs/01X/result")).Status);
    }

    [Fact]
    public async Task AnInterruptedJobGoesOnWhereItWasWithTheReleaseThatItBeganWith()
    {
        using var workspace = SmallWorkspace.Create();
        var (whole, request) = await RunOnceAsync(workspace);
        var interrupted = SortableId.Create(FixedClock.Monday.GetUtcNow());
        await InStoreAsync(workspace, async jobs =>
        {
            var job = new Job { Id = interrupted, Kind = "run", Request = request, Actor = "user:test", CreatedAt = FixedClock.Monday.GetUtcNow() };
            await jobs.AddAsync(job, new AuditEntry(job.CreatedAt, job.Actor, "job.ordered", job.Id), default);
            // The header and the first account with its two contacts were kept when the service ended.
            var kept = string.Concat(whole.Split('\n').Take(3).Select(line => line + "\n"));
            Assert.True(await jobs.ProgressAsync(job with { State = JobState.Running, Done = 1, Total = 2, Checkpoint = "A-1" }, Encoding.UTF8.GetBytes(kept), default));
            return "";
        });
        workspace.Replace(SmallWorkspace.PlaybookPath, "\"title\": \"Nothing else to do\"", "\"title\": \"Changed meanwhile\"");
        await using var service = await RunningService.StartAsync(workspace, FixedClock.Monday);
        await EndAsync(service, interrupted);
        Assert.Equal(whole, await ResultAsync(service, interrupted));
    }

    [Fact]
    public async Task FromAnEmptyStoreToAChangedRuleEveryDecisionStaysWhatItWas()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, FixedClock.Monday);
        var first = (await service.Http.CallAsync("GET", "/v1/accounts/A-1/recommendation?contact=C-1")).Body;
        Assert.Equal("call", first.GetProperty("actions")[0].Text("action"));
        workspace.Replace(SmallWorkspace.PlaybookPath, "\"then\": \"call\"", "\"then\": \"watch\"");
        var second = await Eventually.BecomesAsync(
            async () => (await service.Http.CallAsync("GET", "/v1/accounts/A-1/recommendation?contact=C-1")).Body,
            answer => answer.Text("release") != first.Text("release"));
        Assert.Equal("watch", second.GetProperty("actions")[0].Text("action"));
        var replay = (await service.Http.CallAsync("GET", $"/v1/decisions/{first.Text("decision")}/replay")).Body;
        Assert.True(replay.GetProperty("same").GetBoolean());
        Assert.Equal(first.Text("release"), replay.Text("release"));
    }

    private static async Task<(string Result, string Request)> RunOnceAsync(WorkspaceCopy workspace)
    {
        string id, result;
        await using (var service = await RunningService.StartAsync(workspace, FixedClock.Monday))
        {
            id = await OrderAsync(service, "csv");
            await EndAsync(service, id);
            result = await ResultAsync(service, id);
        }
        return (result, await InStoreAsync(workspace, async jobs => (await jobs.FindAsync(id, default))!.Request));
    }

    private static async Task<string> InStoreAsync(WorkspaceCopy workspace, Func<IJobStore, Task<string>> work)
    {
        var opening = await Stores.OpenAsync(StoreAddress.DefaultFor(workspace.Folder), FixedClock.Monday, default);
        await using var store = opening.Store!;
        return await work(store.Jobs);
    }

    private static async Task<string> OrderAsync(RunningService service, string format)
    {
        var (status, job) = await service.Http.CallAsync("POST", "/v1/jobs", $$"""{ "kind": "run", "format": "{{format}}" }""");
        Assert.Equal(202, status);
        return job.Text("id");
    }

    private static async Task EndAsync(RunningService service, string id)
    {
        var job = await Eventually.BecomesAsync(async () => (await service.Http.CallAsync("GET", $"/v1/jobs/{id}")).Body, job => s_ended.Contains(job.Text("state")));
        Assert.Equal("done", job.Text("state"));
    }

    private static Task<string> ResultAsync(RunningService service, string id) => service.Http.GetStringAsync(new Uri($"/v1/jobs/{id}/result", UriKind.Relative));
}
