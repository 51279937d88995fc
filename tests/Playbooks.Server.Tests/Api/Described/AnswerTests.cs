using System.Text;
using System.Text.Json;
using Playbooks.Engine.Recording;
using Playbooks.Storage;
using Playbooks.Storage.Jobs;

namespace Playbooks.Server.Tests.Api.Described;

/// <summary>The answers of every operation, held to what <c>/openapi/v1.json</c> says of them. Its problems are held to it where requests are wrong.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private const string Risky = """{ "account": { "id": "A" }, "contact": { "id": "C", "attitude": 2, "behaviour": 2 } }""";

    private readonly WorkspaceCopy _workspace = SmallWorkspace.Create();
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private RunningService _service = null!;
    private DescribedApi _api = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(_workspace);
        _api = await DescribedApi.ReadAsync(_service.Http);
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task EveryOperationAnswersAsItIsDescribed()
    {
        await CallServiceAsync();
        await CallBookAsync();
        await CallDecisionsAsync();
        await CallJobsAsync();
        await CallKeysAndWebhooksAsync();
        await CallDraftsAsync();
        await CallReleasesAsync();
        Assert.Equal([], _api.Operations.Except(_answered));
    }

    [Fact]
    public async Task RecommendationsOfTheShippedWorkspaceAreAsDescribed()
    {
        using var workspace = WorkspaceCopy.OfShipped();
        await using var service = await RunningService.StartAsync(workspace);
        var api = await DescribedApi.ReadAsync(service.Http);
        foreach (var account in (await service.GetAsync("/v1/accounts?limit=200")).Items())
        {
            var path = $"/v1/accounts/{Uri.EscapeDataString(account.Text("account"))}";
            Assert.Empty(api.Complaints("AccountShape", await service.GetAsync(path)));
            Assert.Empty(api.Complaints("Recommendation", await service.GetAsync(path + "/recommendation?explain=all")));
        }
        Assert.Empty(api.Complaints("WorkspaceDescription", await service.WorkspaceAsync()));
    }

    private async Task CallServiceAsync()
    {
        await CallAsync("GET", "/health/live");
        await CallAsync("GET", "/health/ready");
        await CallAsync("GET", "/v1/workspace");
        await CallAsync("GET", "/v1/documents?limit=2");
        await CallAsync("GET", "/v1/documents/playbooks/loyalty.json");
        await CallAsync("GET", "/v1/audit?limit=3");
        await CallAsync("GET", "/v1/audit/verification");
    }

    private async Task CallBookAsync()
    {
        await CallAsync("PUT", "/v1/accounts/N-1", """{ "facts": { "name": "New", "arr": { "value": 5, "asOf": "2026-01-01" } }, "team": "north" }""", ("If-None-Match", "*"));
        await CallAsync("PATCH", "/v1/accounts/N-1", """{ "facts": { "products": ["Payroll"] } }""", ("If-Match", "*"));
        await CallAsync("PUT", "/v1/accounts/N-1/contacts/P-1", """{ "facts": { "name": "Ned" } }""", ("If-None-Match", "*"));
        await CallAsync("PATCH", "/v1/accounts/N-1/contacts/P-1", """{ "facts": { "attitude": 2 } }""", ("If-Match", "*"));
        foreach (var time in new[] { 1, 2 })
        {
            await CallAsync("POST", "/v1/surveys", """{ "account": "N-1", "contact": "P-1", "facts": { "attitude": 3 }, "at": "2026-01-02T00:00:00Z" }""");
            await CallAsync("POST", "/v1/events", """{ "account": "N-1", "facts": { "kind": "Complaint" }, "at": "2026-01-02T00:00:00Z" }""");
            await CallAsync("POST", "/v1/purchases", """{ "account": "N-1", "product": "Payroll", "amount": 12.5, "quantity": 2, "at": "2026-01-02T00:00:00Z" }""");
            await CallAsync("POST", "/v1/products", """{ "account": "N-1", "product": "Payroll", "since": "2026-01-02", "until": "2026-02-02", "usage": 12.5 }""");
        }
        var kept = await CallAsync("GET", "/v1/accounts/N-1");
        Assert.Equal([1, 1, 1, 1, 1], new[] { "contacts", "surveys", "events", "purchases", "products" }.Select(name => kept.GetProperty(name).GetArrayLength()));
        await CallAsync("GET", "/v1/accounts?limit=1");
        await CallAsync("GET", "/v1/contacts/P-1");
        await CallAsync("GET", "/v1/accounts/N-1/contacts/P-1");
        using var csv = new StringContent("account.id,account.arr\nN-1,7\nN-2,-1\n", Encoding.UTF8, "text/csv");
        using var imported = await _service.Http.PostAsync(new Uri("/v1/imports?kind=accounts", UriKind.Relative), csv);
        await HoldAsync("POST", "/v1/imports?kind=accounts", imported);
    }

    private async Task CallDecisionsAsync()
    {
        await CallAsync("POST", "/v1/recommendations?explain=all", Risky);
        var id = (await CallAsync("GET", "/v1/accounts/N-1/recommendation")).Text("decision");
        await CallAsync("GET", "/v1/decisions");
        await CallAsync("GET", $"/v1/decisions/{id}/explanation");
        await CallAsync("GET", $"/v1/decisions/{id}/replay");
        await CallAsync("POST", "/v1/accounts/N-1/erasure");
        await CallAsync("GET", $"/v1/decisions/{id}");
    }

    private async Task CallJobsAsync()
    {
        var id = (await CallAsync("POST", "/v1/jobs", """{ "kind": "run", "format": "jsonl" }""")).Text("id");
        using var events = await _service.Http.GetAsync(new Uri($"/v1/jobs/{id}/events", UriKind.Relative));
        await HoldAsync("GET", $"/v1/jobs/{id}/events", events);
        var told = (await events.Content.ReadAsStringAsync()).Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal));
        Assert.All(told, line => Assert.Empty(_api.Complaints("JobShape", JsonDocument.Parse(line[6..]).RootElement)));
        using var result = await _service.Http.GetAsync(new Uri($"/v1/jobs/{id}/result", UriKind.Relative));
        await HoldAsync("GET", $"/v1/jobs/{id}/result", result);
        // A line of it is a recommendation.
        Assert.All((await result.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Empty(_api.Complaints("Recommendation", JsonDocument.Parse(line).RootElement)));
        await CallAsync("GET", "/v1/jobs");
        await CallAsync("GET", $"/v1/jobs/{id}");
        await CancelAsync(like: id);
    }

    // Ordered by another process the job waits until the service looks for such, so that it can be cancelled before it is done.
    private async Task CancelAsync(string like)
    {
        var opening = await Stores.OpenAsync(StoreAddress.DefaultFor(_workspace.Folder), TimeProvider.System, default);
        await using var store = opening.Store!;
        var request = (await store.Jobs.FindAsync(like, default))!.Request;
        using var cancelled = await Eventually.BecomesAsync(
            async () =>
            {
                var job = new Job { Id = SortableId.Create(DateTimeOffset.UtcNow), Kind = "run", Request = request, Actor = "user:test", CreatedAt = DateTimeOffset.UtcNow };
                await store.Jobs.AddAsync(job, new AuditEntry(job.CreatedAt, job.Actor, "job.ordered", job.Id), default);
                return await _service.Http.DeleteAsync(new Uri($"/v1/jobs/{job.Id}", UriKind.Relative));
            },
            answer => answer.IsSuccessStatusCode);
        await HoldAsync("DELETE", $"/v1/jobs/{like}", cancelled);
    }

    private async Task CallKeysAndWebhooksAsync()
    {
        var key = (await CallAsync("POST", "/v1/keys", """{ "name": "a", "role": "agent", "for": "ann", "team": "north", "expiresAt": "2099-01-01T00:00:00Z" }""")).Text("id");
        await CallAsync("DELETE", $"/v1/keys/{key}");
        await CallAsync("GET", $"/v1/keys/{key}");
        await CallAsync("GET", "/v1/keys");
        var hook = (await CallAsync("POST", "/v1/webhooks", """{ "url": "http://127.0.0.1:1/", "types": ["decision.made", "release.published"] }""")).Text("id");
        await CallAsync("GET", "/v1/webhooks");
        await CallAsync("POST", "/v1/recommendations", Risky);
        await Eventually.BecomesAsync(() => CallAsync("GET", $"/v1/webhooks/{hook}/deliveries"), found => found.Items().Any(item => item.TryGetProperty("lastError", out _)));
        await CallAsync("DELETE", $"/v1/webhooks/{hook}");
    }

    private async Task CallDraftsAsync()
    {
        await CallAsync("DELETE", $"/v1/drafts/{await DraftAsync()}");
        var draft = await DraftAsync();
        await CallAsync("PUT", $"/v1/drafts/{draft}/documents/playbooks/new.json", """{ "text": "{}" }""", ("If-None-Match", "*"));
        await CallAsync("DELETE", $"/v1/drafts/{draft}/documents/{Authoring.Playbook}", null, ("If-Match", "*"));
        await CallAsync("GET", $"/v1/drafts/{draft}/documents");
        await CallAsync("GET", $"/v1/drafts/{draft}/documents/{Authoring.Playbook}");
        await CallAsync("GET", $"/v1/drafts/{draft}");
        await CallAsync("GET", $"/v1/drafts/{draft}/check");
        await CallAsync("GET", $"/v1/drafts/{draft}/differences");
        await CallAsync("DELETE", $"/v1/drafts/{draft}/edits/{Authoring.Playbook}", null, ("If-Match", "*"));
        await CallAsync("POST", $"/v1/drafts/{draft}/rebase", "{}");
        await CallAsync("GET", "/v1/drafts?state=open");
    }

    private async Task CallReleasesAsync()
    {
        await PublishAsync("playbooks/policy.json", Authoring.ApprovalRequired);
        var waiting = await PublishAsync(Authoring.Playbook, Authoring.Titled("Waits"));
        await CallAsync("GET", "/v1/approvals");
        await CallAsync("GET", $"/v1/releases/{waiting.Number("number")}");
        await CallAsync("GET", $"/v1/releases/{waiting.Number("number")}/differences");
        await CallAsync("GET", $"/v1/releases/{waiting.Number("number")}/documents/{Authoring.Playbook}");
        await CallAsync("POST", $"/v1/releases/{waiting.Number("number")}/withdraw", """{ "note": "not yet" }""");
        var again = await CallAsync("POST", "/v1/releases/1/rollback", """{ "note": "as it was" }""");
        var second = await RunningService.KeyOfAsync(_workspace, TimeProvider.System, "approver", "second");
        await CallAsync("POST", "/v1/approvals", $$"""{ "release": {{again.Number("number")}}, "hash": "{{again.Text("hash")}}", "verdict": "approve" }""", Calls.With(second));
        var past = await CallAsync("GET", "/v1/releases");
        Assert.Equal(["live", "void", "past", "past"], past.Items().Select(release => release.Text("state")));
    }

    private async Task<JsonElement> PublishAsync(string path, string text)
    {
        var draft = await DraftAsync();
        await _service.SaveAsync(draft, path, text);
        return await CallAsync("POST", "/v1/releases", $$"""{ "draft": "{{draft}}", "note": "an edit" }""");
    }

    private async Task<string> DraftAsync() => (await CallAsync("POST", "/v1/drafts", """{ "title": "an edit" }""")).Text("id");

    private async Task<JsonElement> CallAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var answer = await _service.Http.SendAsync(method, path, body, headers);
        return await HoldAsync(method, path, answer);
    }

    private async Task<JsonElement> HoldAsync(string method, string path, HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        Assert.Null(_api.Complaint(method, path, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, text));
        _answered.Add(_api.OperationOf(method, path)!);
        return answer.Content.Headers.ContentType?.MediaType == "application/json" ? JsonDocument.Parse(text).RootElement : default;
    }
}
