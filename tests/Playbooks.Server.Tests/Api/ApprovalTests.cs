using System.Net.Http.Headers;

namespace Playbooks.Server.Tests.Api;

public sealed class ApprovalTests
{
    [Fact]
    public async Task OnePersonProposesAndAnotherApproves()
    {
        using var workspace = SmallWorkspace.Create();
        workspace.Write("playbooks/policy.json", Authoring.ApprovalRequired);
        await using var service = await RunningService.StartAsync(workspace);
        await ApproveAsync(service, 1);
        var (ana, bo) = (await KeyAsync(workspace, "author", "ana"), await KeyAsync(workspace, "approver", "bo"));

        UseKey(service, ana);
        var proposed = await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft = await service.EditedAsync("Lost"), note = "please" });
        Assert.Equal(("proposed", "user:ana"), (proposed.Text("state"), proposed.Text("author")));
        var wish = new { release = 2, hash = proposed.Text("hash"), verdict = "approve", note = "well said" };
        await service.RefusedAsync(403, HttpMethod.Post, "/v1/approvals", wish);

        UseKey(service, bo);
        Assert.Equal("Lost", (await service.GetAsync("/v1/releases/2/differences")).Items().Select(difference => Added(difference.Text("text"))).Single());
        await service.RefusedAsync(403, HttpMethod.Post, "/v1/drafts", new { title = "mine" });
        await service.RefusedAsync(403, HttpMethod.Post, "/v1/releases/1/rollback", new { note = "mine" });
        var approved = await service.DoneAsync(HttpMethod.Post, "/v1/approvals", wish);
        Assert.Equal(("live", "user:bo"), (approved.Text("state"), approved.Text("approvedBy")));
        Assert.Equal(Authoring.Titled("Lost"), workspace.Read(Authoring.Playbook));
    }

    [Fact]
    public async Task ASecondKeyMakesNoSecondPerson()
    {
        using var workspace = SmallWorkspace.Create();
        workspace.Write("playbooks/policy.json", Authoring.ApprovalRequired);
        await using var service = await RunningService.StartAsync(workspace);
        await ApproveAsync(service, 1);
        UseKey(service, await KeyAsync(workspace, "author", "ana"));
        var proposed = await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft = await service.EditedAsync("Lost"), note = "please" });

        UseKey(service, await KeyAsync(workspace, "admin", "ana"));
        var problem = await service.RefusedAsync(403, HttpMethod.Post, "/v1/approvals", new { release = 2, hash = proposed.Text("hash"), verdict = "approve" });
        Assert.Equal("own-proposal", problem.Text("code"));
    }

    [Fact]
    public async Task AnEditVoidsWhatWasToBeApproved()
    {
        using var workspace = SmallWorkspace.Create();
        workspace.Write("playbooks/policy.json", Authoring.ApprovalRequired);
        await using var service = await RunningService.StartAsync(workspace);
        await ApproveAsync(service, 1);
        UseKey(service, await KeyAsync(workspace, "author", "ana"));
        var draft = await service.EditedAsync("Lost");
        var proposed = await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft, note = "please" });
        await service.SaveAsync(draft, Authoring.Playbook, Authoring.Titled("Worse"));

        UseKey(service, await KeyAsync(workspace, "approver", "bo"));
        Assert.Empty((await service.GetAsync("/v1/approvals")).Items());
        await service.RefusedAsync(409, HttpMethod.Post, "/v1/approvals", new { release = 2, hash = proposed.Text("hash"), verdict = "approve" });
        Assert.Equal("void", (await service.GetAsync("/v1/releases/2")).Text("state"));
    }

    [Fact]
    public async Task AReaderChangesNothing()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var draft = await service.EditedAsync("Lost");
        UseKey(service, await KeyAsync(workspace, "reader", "cy"));
        Assert.Equal("open", (await service.GetAsync($"/v1/drafts/{draft}")).Text("state"));
        await service.RefusedAsync(403, HttpMethod.Put, $"/v1/drafts/{draft}/documents/{Authoring.Playbook}", new { text = "{}" }, "*");
        await service.RefusedAsync(403, HttpMethod.Delete, $"/v1/drafts/{draft}");
        await service.RefusedAsync(403, HttpMethod.Post, "/v1/releases", new { draft, note = "mine" });
        service.Http.DefaultRequestHeaders.Authorization = null;
        await service.RefusedAsync(401, HttpMethod.Get, "/v1/documents");
        await service.RefusedAsync(401, HttpMethod.Get, $"/v1/drafts/{draft}");
    }

    [Fact]
    public async Task ARepeatedRequestPublishesOnce()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var wish = new { draft = await service.EditedAsync("Lost"), note = "once" };
        service.Http.DefaultRequestHeaders.Add("Idempotency-Key", "publish-1");
        var first = await service.DoneAsync(HttpMethod.Post, "/v1/releases", wish);
        var second = await service.DoneAsync(HttpMethod.Post, "/v1/releases", wish);
        Assert.Equal((first.Text("hash"), 2L, 2L), (second.Text("hash"), first.Number("number"), second.Number("number")));
    }

    // The first release of a folder that wants approval waits for somebody, too.
    private static async Task ApproveAsync(RunningService service, long number)
    {
        var hash = (await service.GetAsync($"/v1/releases/{number}")).Text("hash");
        await service.DoneAsync(HttpMethod.Post, "/v1/approvals", new { release = number, hash, verdict = "approve" });
    }

    private static Task<string> KeyAsync(WorkspaceCopy workspace, string role, string owner) => RunningService.KeyOfAsync(workspace, TimeProvider.System, role, owner);

    private static void UseKey(RunningService service, string key) => service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

    private static string Added(string difference)
    {
        var line = difference.Split('\n').Single(line => line.StartsWith('+'));
        return line.Split("\"title\": \"")[1].Split('"')[0];
    }
}
