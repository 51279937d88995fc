using System.Net;
using System.Text.Json;

namespace Playbooks.Server.Tests.Api;

public sealed class ReleaseTests
{
    private const string HighRisk = """{ "account": { "id": "A" }, "contact": { "id": "C", "attitude": 2, "behaviour": 2 } }""";

    [Fact]
    public async Task AnEditIsPublishedAndTheNextAnswerIsAnotherOne()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.DraftAsync();
        await service.SaveAsync(draft, Authoring.Playbook, SmallWorkspace.Documents[Authoring.Playbook].Replace("\"call\"", "\"watch\"", StringComparison.Ordinal));
        Assert.Equal("call", (await service.RecommendedAsync(HighRisk)).Items("actions").First().Text("action"));

        using var published = await service.SendAsync(HttpMethod.Post, "/v1/releases", new { draft, note = "calls are too much" });
        Assert.Equal((HttpStatusCode.Created, "/v1/releases/2"), (published.StatusCode, published.Headers.Location!.ToString()));
        var answer = await service.RecommendedAsync(HighRisk);
        var release = await service.GetAsync("/v1/releases/2");
        Assert.Equal(("watch", release.Text("hash")), (answer.Items("actions").First().Text("action"), answer.Text("release")));
        Assert.Equal(("live", "draft", "user:local", "calls are too much", draft), (release.Text("state"), release.Text("origin"), release.Text("author"), release.Text("note"), release.Text("draft")));

        // The folder is the source, so that it shows what is live.
        Assert.Contains("\"watch\", \"band\": \"urgent\"", workspace.Read(Authoring.Playbook), StringComparison.Ordinal);
        await Eventually.BecomesAsync(service.WorkspaceAsync, seen => seen.Number("number") == 2);
    }

    [Fact]
    public async Task ReleasesAreListedNewestFirstWithTheirDocumentsAndDifferences()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft = await service.EditedAsync("Lost"), note = "second" });
        var page = await service.GetAsync("/v1/releases?limit=1");
        Assert.Equal(2, Assert.Single(page.Items()).Number("number"));
        var next = Assert.Single((await service.GetAsync($"/v1/releases?limit=1&after={page.Text("next")}")).Items());
        Assert.Equal((1L, "past", "folder"), (next.Number("number"), next.Text("state"), next.Text("author")));
        var item = Assert.Single((await service.GetAsync("/v1/releases/1")).Items("documents"), document => document.Text("path") == Authoring.Playbook);
        var document = await service.GetAsync($"/v1/releases/1/documents/{Authoring.Playbook}");
        Assert.Equal((item.Text("etag"), SmallWorkspace.Documents[Authoring.Playbook]), (document.Text("etag"), document.Text("text")));
        Assert.Equal(Authoring.Playbook, Assert.Single((await service.GetAsync("/v1/releases/2/differences")).Items()).Text("path"));
        await service.RefusedAsync(404, HttpMethod.Get, "/v1/releases/3");
        await service.RefusedAsync(404, HttpMethod.Get, "/v1/releases/1/documents/playbooks/none.json");
    }

    [Fact]
    public async Task TheLiveDocumentsAreThere()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var all = (await service.GetAsync("/v1/documents")).Items().Select(item => item.Text("path")).ToList();
        Assert.Contains(Authoring.Playbook, all);
        var paged = new List<string>();
        for (var page = await service.GetAsync("/v1/documents?limit=2"); ; page = await service.GetAsync($"/v1/documents?limit=2&after={page.Text("next")}"))
        {
            paged.AddRange(page.Items().Select(item => item.Text("path")));
            if (!page.TryGetProperty("next", out _))
            {
                break;
            }
        }
        Assert.Equal(all, paged);
        using var one = await service.Http.GetAsync(new Uri($"/v1/documents/{Authoring.Playbook}", UriKind.Relative));
        Assert.NotNull(one.Headers.ETag);
        await service.RefusedAsync(404, HttpMethod.Get, "/v1/documents/playbooks/none.json");
        await service.RefusedAsync(404, HttpMethod.Get, "/v1/documents/playbooks/sample-book/book.csv");
    }

    [Fact]
    public async Task ABrokenDraftIsRefusedWithItsMistakes()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.DraftAsync();
        await service.SaveAsync(draft, Authoring.Playbook, SmallWorkspace.Documents[Authoring.Playbook].Replace("contact.quadrant", "contact.quadrantt", StringComparison.Ordinal));
        var problem = await service.RefusedAsync(422, HttpMethod.Post, "/v1/releases", new { draft, note = "broken" });
        Assert.Contains("PB2104", problem.Items("diagnostics").Select(found => found.Text("code")));
        Assert.Equal("open", (await service.GetAsync($"/v1/drafts/{draft}")).Text("state"));
        Assert.Equal(1, (await service.WorkspaceAsync()).Number("number"));
    }

    [Theory]
    [InlineData("""{ "note": "x" }""", 422)]
    [InlineData("""{ "draft": "x" }""", 422)]
    [InlineData("""{ "draft": "x", "note": "x" }""", 404)]
    [InlineData("""{ "draft": "x", "note": "x", "publishAt": "soon" }""", 422)]
    [InlineData("""{ "draft": "x", "note": "x", "now": true }""", 422)]
    [InlineData("""{ "draft": 7, "note": "x" }""", 422)]
    public async Task AWrongWishIsRefused(string body, int status)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var answer = await service.Http.PostAsync(new Uri("/v1/releases", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Single((await service.GetAsync("/v1/releases")).Items());
    }

    [Fact]
    public async Task ATimeThatIsOverIsRefusedAndOneToComeIsWaitedFor()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.EditedAsync("Lost");
        await service.RefusedAsync(422, HttpMethod.Post, "/v1/releases", new { draft, note = "late", publishAt = "2020-01-01T00:00:00Z" });
        var scheduled = await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft, note = "soon", publishAt = DateTimeOffset.UtcNow.AddSeconds(1).ToString("O") });
        Assert.Equal("scheduled", scheduled.Text("state"));
        await Eventually.BecomesAsync(service.WorkspaceAsync, seen => seen.Number("number") == 2);
        Assert.Equal(Authoring.Titled("Lost"), workspace.Read(Authoring.Playbook));
    }

    [Fact]
    public async Task ARollbackRestoresWhatWasLive()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft = await service.EditedAsync("Lost"), note = "second" });
        await service.RefusedAsync(422, HttpMethod.Post, "/v1/releases/1/rollback", new { });
        var back = await service.DoneAsync(HttpMethod.Post, "/v1/releases/1/rollback", new { note = "better before" });
        Assert.Equal((3L, "rollback", 1L), (back.Number("number"), back.Text("origin"), back.Number("restores")));
        Assert.Equal(SmallWorkspace.Documents[Authoring.Playbook], workspace.Read(Authoring.Playbook));
        foreach (var same in new[] { 1, 3 })
        {
            using var again = await service.SendAsync(HttpMethod.Post, $"/v1/releases/{same}/rollback", new { note = "again" });
            Assert.Equal((200, "release 3 is live and holds the same"), ((int)again.StatusCode, JsonDocument.Parse(await again.Content.ReadAsStringAsync()).RootElement.Text("message")));
        }
        await service.RefusedAsync(404, HttpMethod.Post, "/v1/releases/9/rollback", new { note = "what" });
    }

    [Fact]
    public async Task AFileThatIsBeingMendedIsNotWrittenOver()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.EditedAsync("Lost");
        workspace.Write(Authoring.Playbook, "{ half");
        var problem = await service.RefusedAsync(409, HttpMethod.Post, "/v1/releases", new { draft, note = "meanwhile" });
        Assert.Equal("PB4709", Assert.Single(problem.Items("diagnostics")).Text("code"));
        Assert.Equal("{ half", workspace.Read(Authoring.Playbook));
    }

    [Fact]
    public async Task WhereThePolicyWantsItASecondPersonApproves()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.DraftAsync();
        await service.SaveAsync(draft, "playbooks/policy.json", Authoring.ApprovalRequired);
        await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft, note = "two see more" });

        var proposed = await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft = await service.EditedAsync("Lost"), note = "third" });
        Assert.Equal(("proposed", 3L), (proposed.Text("state"), Assert.Single((await service.GetAsync("/v1/approvals")).Items()).Number("number")));
        var hash = proposed.Text("hash");
        await service.RefusedAsync(409, HttpMethod.Post, "/v1/approvals", new { release = 3, hash = "sha256:other", verdict = "approve" });
        var own = await service.RefusedAsync(403, HttpMethod.Post, "/v1/approvals", new { release = 3, hash, verdict = "approve" });
        Assert.Equal("own-proposal", own.Text("code"));
        await service.RefusedAsync(422, HttpMethod.Post, "/v1/approvals", new { release = 3, hash, verdict = "maybe" });
        await service.RefusedAsync(422, HttpMethod.Post, "/v1/approvals", new { release = 3, hash, verdict = "refuse" });
        await service.RefusedAsync(404, HttpMethod.Post, "/v1/approvals", new { release = 9, hash, verdict = "approve" });
        Assert.Equal("void", (await service.DoneAsync(HttpMethod.Post, "/v1/releases/3/withdraw", new { note = "not yet" })).Text("state"));
        await service.RefusedAsync(409, HttpMethod.Post, "/v1/releases/3/withdraw", new { note = "again" });
        Assert.Equal(2, (await service.WorkspaceAsync()).Number("number"));
    }
}
