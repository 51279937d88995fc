using System.Net;

namespace Playbooks.Server.Tests.Api;

public sealed class DraftTests
{
    [Fact]
    public async Task ADraftIsBegunReadListedAndDiscarded()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var created = await service.SendAsync(HttpMethod.Post, "/v1/drafts", new { title = "calmer words" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var address = created.Headers.Location!.ToString();
        var draft = await service.GetAsync(address);
        Assert.Equal(("calmer words", "open", 1L, 0L), (draft.Text("title"), draft.Text("state"), draft.Number("base"), draft.Number("revision")));
        Assert.Equal(draft.Text("id"), Assert.Single((await service.GetAsync("/v1/drafts?state=open")).Items()).Text("id"));

        await service.DoneAsync(HttpMethod.Delete, address);
        Assert.Equal("discarded", (await service.GetAsync(address)).Text("state"));
        Assert.Empty((await service.GetAsync("/v1/drafts?state=open")).Items());
        await service.RefusedAsync(409, HttpMethod.Delete, address);
        await service.RefusedAsync(404, HttpMethod.Delete, "/v1/drafts/none");
    }

    [Fact]
    public async Task TheSecondOfTwoEditorsIsToldWhatTheFirstSaved()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var address = $"/v1/drafts/{await service.DraftAsync()}/documents/{Authoring.Playbook}";
        var seen = (await service.GetAsync(address)).Text("etag");
        var first = await service.DoneAsync(HttpMethod.Put, address, new { text = Authoring.Titled("First") }, seen);
        Assert.True(first.GetProperty("edited").GetBoolean());

        var problem = await service.RefusedAsync(412, HttpMethod.Put, address, new { text = Authoring.Titled("Second") }, seen);
        var current = problem.GetProperty("current");
        Assert.Equal(("changed-meanwhile", Authoring.Titled("First"), "user:local"), (problem.Text("code"), current.Text("text"), current.Text("savedBy")));
        Assert.Contains("+", current.Text("difference"), StringComparison.Ordinal);
        Assert.Contains("Second", current.Text("difference"), StringComparison.Ordinal);
        Assert.Equal(Authoring.Titled("First"), (await service.GetAsync(address)).Text("text"));

        await service.DoneAsync(HttpMethod.Put, address, new { text = Authoring.Titled("Both") }, current.Text("etag"));
        Assert.Equal(Authoring.Titled("Both"), (await service.GetAsync(address)).Text("text"));
    }

    [Fact]
    public async Task AnEditSaysWhatItWasMadeOn()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.DraftAsync();
        var address = $"/v1/drafts/{draft}/documents/{Authoring.Playbook}";
        await service.RefusedAsync(428, HttpMethod.Put, address, new { text = "{}" });
        await service.RefusedAsync(428, HttpMethod.Delete, address);
        await service.RefusedAsync(400, HttpMethod.Put, address, new { text = "{}" }, "no quotes");
        await service.RefusedAsync(412, HttpMethod.Put, address, new { text = "{}" }, "\"0000000000000000\"");
        await service.RefusedAsync(412, HttpMethod.Put, address, new { text = "{}" }, "none");
        await service.RefusedAsync(412, HttpMethod.Put, $"/v1/drafts/{draft}/documents/playbooks/new.json", new { text = "{}" }, "*");
        await service.DoneAsync(HttpMethod.Put, $"/v1/drafts/{draft}/documents/playbooks/new.json", new { text = "{}" }, "none");
        await service.DoneAsync(HttpMethod.Put, address, new { text = "{}" }, "*");
    }

    [Fact]
    public async Task ADocumentIsTakenOutAndPutBack()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.DraftAsync();
        var (documents, edits) = ($"/v1/drafts/{draft}/documents/{Authoring.Playbook}", $"/v1/drafts/{draft}/edits/{Authoring.Playbook}");
        var removed = await service.DoneAsync(HttpMethod.Delete, documents, null, (await service.GetAsync(documents)).Text("etag"));
        Assert.Equal(("\"absent\"", true), (removed.Text("etag"), removed.GetProperty("edited").GetBoolean()));
        Assert.Contains((await service.GetAsync($"/v1/drafts/{draft}/documents")).Items(), item => item.Text("path") == Authoring.Playbook && !item.GetProperty("exists").GetBoolean());
        Assert.Equal("removed", Assert.Single((await service.GetAsync($"/v1/drafts/{draft}/differences")).Items()).Text("change"));

        await service.DoneAsync(HttpMethod.Delete, edits, null, removed.Text("etag"));
        Assert.Equal(SmallWorkspace.Documents[Authoring.Playbook], (await service.GetAsync(documents)).Text("text"));
        Assert.Empty((await service.GetAsync($"/v1/drafts/{draft}/differences")).Items());
    }

    [Fact]
    public async Task ADraftIsCheckedAndShowsWhatItChanges()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.EditedAsync("Lost");
        var check = await service.GetAsync($"/v1/drafts/{draft}/check");
        Assert.True(check.GetProperty("publishable").GetBoolean());
        var difference = Assert.Single((await service.GetAsync($"/v1/drafts/{draft}/differences")).Items());
        Assert.Equal((Authoring.Playbook, "edited", 1L, 1L), (difference.Text("path"), difference.Text("change"), difference.Number("added"), difference.Number("removed")));
        Assert.StartsWith("@@ ", difference.Text("text"), StringComparison.Ordinal);

        await service.SaveAsync(draft, Authoring.Playbook, Authoring.Titled("Lost").Replace("\"call\"", "\"cal\"", StringComparison.Ordinal));
        check = await service.GetAsync($"/v1/drafts/{draft}/check");
        Assert.False(check.GetProperty("publishable").GetBoolean());
        Assert.NotEmpty(check.Items("diagnostics"));
    }

    [Fact]
    public async Task ADraftIsRebasedDocumentByDocument()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var (first, second) = (await service.EditedAsync("First"), await service.EditedAsync("Second"));
        await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft = first, note = "first" });
        var outdated = await service.RefusedAsync(409, HttpMethod.Post, "/v1/releases", new { draft = second, note = "second" });
        Assert.StartsWith("release 2 went live since", outdated.Text("detail"), StringComparison.Ordinal);

        var conflict = await service.RefusedAsync(409, HttpMethod.Post, $"/v1/drafts/{second}/rebase", new { });
        Assert.Equal(Authoring.Playbook, Assert.Single(conflict.Items("diagnostics")).Text("document"));
        var rebased = await service.DoneAsync(HttpMethod.Post, $"/v1/drafts/{second}/rebase", new { settled = new[] { Authoring.Playbook } });
        Assert.Equal(2, rebased.Number("base"));
        Assert.Equal("live", (await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft = second, note = "second" })).Text("state"));
    }

    [Fact]
    public async Task WhatBothChangedIsDecidedPlaceByPlace()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var (first, second) = (await service.EditedAsync("First"), await service.EditedAsync("Second"));
        await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft = first, note = "first" });

        var problem = await service.RefusedAsync(409, HttpMethod.Post, $"/v1/drafts/{second}/rebase", new { });
        var conflict = Assert.Single(problem.GetProperty("current").Items("conflicts"));
        var place = Assert.Single(conflict.Items("places"));
        Assert.Equal(Assert.Single(problem.Items("diagnostics")).Number("line"), place.Number("line"));
        Assert.Equal(("First", "Second"), (Titles(place.Text("live")), Titles(place.Text("draft"))));

        var (path, seen) = (conflict.Text("path"), conflict.Text("seen"));
        await service.RefusedAsync(409, HttpMethod.Post, $"/v1/drafts/{second}/rebase", new { decided = new[] { new { path, seen = "\"0\"", sides = new[] { "live" } } } });
        await service.RefusedAsync(422, HttpMethod.Post, $"/v1/drafts/{second}/rebase", new { decided = new[] { new { path, seen, sides = new[] { "mine" } } } });
        var rebased = await service.DoneAsync(HttpMethod.Post, $"/v1/drafts/{second}/rebase", new { decided = new[] { new { path, seen, sides = new[] { "draft" } } } });
        Assert.Equal(2, rebased.Number("base"));
        Assert.Equal(Authoring.Titled("Second"), (await service.GetAsync($"/v1/drafts/{second}/documents/{path}")).Text("text"));
    }

    private static string Titles(string text) => text.Contains("First", StringComparison.Ordinal) ? "First" : text.Contains("Second", StringComparison.Ordinal) ? "Second" : text;

    [Theory]
    [InlineData("playbooks/..%2f..%2fetc%2fpasswd.json", 422)]
    [InlineData("playbooks/%2e%2e/%2e%2e/x.json", 404)]
    [InlineData("..%5c..%5cx.json", 422)]
    [InlineData("playbooks/.hidden.json", 422)]
    [InlineData("playbooks/x%00.json", 400)]
    [InlineData("playbooks/x%0a.json", 422)]
    [InlineData("Playbooks/x.json", 422)]
    [InlineData("playbooks/Facts.json", 422)]
    [InlineData("playbooks/x.exe", 422)]
    [InlineData("playbooks/con.json", 422)]
    [InlineData("x", 422)]
    public async Task APathThatNoDocumentMayHaveIsRefused(string path, int status)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.DraftAsync();
        using var answer = await service.SendAsync(HttpMethod.Put, $"/v1/drafts/{draft}/documents/{path}", new { text = "{}" }, "none");
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty((await service.GetAsync($"/v1/drafts/{draft}")).Items("edits"));
    }

    [Theory]
    [InlineData("{}", 422)]
    [InlineData("""{ "text": 1 }""", 422)]
    [InlineData("""{ "text": "{}", "txet": "" }""", 422)]
    [InlineData("""{ "text": "\ud83d" }""", null)]
    [InlineData("[]", 422)]
    [InlineData("{", 400)]
    public async Task ABodyThatIsNoTextIsRefused(string body, int? status)
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.DraftAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/drafts/{draft}/documents/playbooks/new.json")
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var answer = await service.Http.SendAsync(request);
        Assert.True(status is { } exact ? (int)answer.StatusCode == exact : (int)answer.StatusCode is 400 or 422, $"{answer.StatusCode}");
        Assert.Empty((await service.GetAsync($"/v1/drafts/{draft}")).Items("edits"));
    }
}
