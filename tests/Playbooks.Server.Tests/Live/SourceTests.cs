using Playbooks.Server.Tests.Api;

namespace Playbooks.Server.Tests.Live;

public sealed class SourceTests
{
    private const string Policy = "playbooks/policy.json";

    [Fact]
    public async Task ASaveInAFolderThatWantsApprovalWaitsForIt()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        workspace.Write(Policy, Authoring.ApprovalRequired);
        await Eventually.BecomesAsync(service.WorkspaceAsync, seen => seen.Number("number") == 2);

        workspace.Write(Authoring.Playbook, Authoring.Titled("Waits"));
        var waiting = await Eventually.BecomesAsync(service.WorkspaceAsync, seen => seen.GetProperty("newest").TryGetProperty("waiting", out _));
        Assert.Equal((2L, 3L, false), (waiting.Number("number"), waiting.GetProperty("newest").Number("waiting"), waiting.GetProperty("newest").GetProperty("isLive").GetBoolean()));

        // Saved again, the newer state takes the older one's place.
        workspace.Write(Authoring.Playbook, Authoring.Titled("Waits longer"));
        await Eventually.BecomesAsync(service.WorkspaceAsync, seen => seen.GetProperty("newest").Number("waiting") == 4);
        var entry = Assert.Single((await service.GetAsync("/v1/approvals")).Items());
        var approved = await service.DoneAsync(HttpMethod.Post, "/v1/approvals", new { release = 4, hash = entry.Text("hash"), verdict = "approve" });
        Assert.Equal(("live", "user:local"), (approved.Text("state"), approved.Text("approvedBy")));
        Assert.Equal("release 4 took its place", (await service.GetAsync("/v1/releases/3")).Text("endedBecause"));
    }

    [Fact]
    public async Task AFolderThatDoesNotSayOtherwiseWaitsFromTheFirstReleaseOn()
    {
        using var workspace = SmallWorkspace.Create();
        workspace.Write(Policy, """{ "bands": ["urgent", "save", "prevent", "fallback"] }""");
        await using (var service = await RunningService.StartAsync(workspace))
        {
            Assert.Contains("release 1 waits for somebody else to approve it", string.Join('\n', service.Started.Message), StringComparison.Ordinal);
        }
        // Started again, it is not proposed again.
        await using var again = await RunningService.StartAsync(workspace);
        var entry = Assert.Single((await again.GetAsync("/v1/releases")).Items());
        await again.DoneAsync(HttpMethod.Post, "/v1/approvals", new { release = 1, hash = entry.Text("hash"), verdict = "approve" });
        Assert.Equal(1, (await again.WorkspaceAsync()).Number("number"));
    }

    [Fact]
    public async Task AFailedExampleKeepsASaveFromGoingLive()
    {
        using var workspace = SmallWorkspace.Create();
        workspace.Write("playbooks/examples/small.json", """
            { "example": "high risk is called", "at": "2026-03-02T09:00:00Z",
              "given": { "account": { "id": "A" }, "contact": { "id": "C", "attitude": 2, "behaviour": 2 } },
              "expect": [ { "action": "call" } ] }
            """);
        await using var service = await RunningService.StartAsync(workspace);
        workspace.Replace(Authoring.Playbook, "\"then\": \"call\"", "\"then\": \"watch\"");
        var broken = await Eventually.BecomesAsync(service.WorkspaceAsync, seen => !seen.GetProperty("newest").GetProperty("isLive").GetBoolean());
        Assert.Equal("PB4409", Assert.Single(broken.GetProperty("newest").Items("diagnostics"), found => found.Text("severity") == "error").Text("code"));
        Assert.Equal(1, broken.Number("number"));
    }

    [Fact]
    public async Task WhatChangedWhileTheServiceWasDownIsPublishedWithANote()
    {
        using var workspace = SmallWorkspace.Create();
        await using (await RunningService.StartAsync(workspace))
        {
        }
        workspace.Write(Authoring.Playbook, Authoring.Titled("Meanwhile"));
        await using var service = await RunningService.StartAsync(workspace);
        var live = (await service.GetAsync("/v1/releases")).Items().First();
        Assert.Equal((2L, "the folder differed from release 1 when the service started"), (live.Number("number"), live.Text("note")));
    }

    [Fact]
    public async Task ABrokenFolderLeavesTheStoresReleaseLiveAtTheStart()
    {
        using var workspace = SmallWorkspace.Create();
        await using (await RunningService.StartAsync(workspace))
        {
        }
        workspace.Write(Authoring.Playbook, "{ half");
        await using var service = await RunningService.StartAsync(workspace);
        Assert.Contains("release 1 stays live", string.Join('\n', service.Started.Message), StringComparison.Ordinal);
        var state = await service.WorkspaceAsync();
        Assert.Equal((1L, false), (state.Number("number"), state.GetProperty("newest").GetProperty("isLive").GetBoolean()));
    }

    [Fact]
    public async Task WhereTheStoreIsTheSourceTheFolderIsLookedAtOnce()
    {
        using var workspace = SmallWorkspace.Create();
        await using (var first = await RunningService.StartAsync(workspace, source: WorkspaceSource.Store))
        {
            Assert.Equal(1, (await first.WorkspaceAsync()).Number("number"));
            await first.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft = await first.EditedAsync("Lost"), note = "by draft" });
            Assert.Equal(SmallWorkspace.Documents[Authoring.Playbook], workspace.Read(Authoring.Playbook));
        }
        workspace.Write(Authoring.Playbook, "{ half");
        await using var again = await RunningService.StartAsync(workspace, source: WorkspaceSource.Store);
        var state = await again.WorkspaceAsync();
        Assert.Equal((2L, true), (state.Number("number"), state.GetProperty("newest").GetProperty("isLive").GetBoolean()));
    }

    [Fact]
    public async Task WhatAnotherProcessPublishedIsTakenOver()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, source: WorkspaceSource.Store);
        await using var other = await RunningService.StartAsync(workspace, source: WorkspaceSource.Store);
        await other.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft = await other.EditedAsync("Elsewhere"), note = "elsewhere" });
        await Eventually.BecomesAsync(service.WorkspaceAsync, seen => seen.Number("number") == 2);
    }
}
