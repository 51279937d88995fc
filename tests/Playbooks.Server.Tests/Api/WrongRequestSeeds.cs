namespace Playbooks.Server.Tests.Api;

/// <summary>What there is for requests to be wrong about: keys, another team's accounts, a draft, a decision, a job.</summary>
internal static class WrongRequestSeeds
{
    /// <summary>Brings it into a service over the small workspace. The words of the case files, and what each stands for.</summary>
    public static async Task<(string Word, string Meaning)[]> PlantAsync(RunningService service, WorkspaceCopy workspace)
    {
        var discarded = await service.DraftAsync();
        await service.DoneAsync(HttpMethod.Delete, $"/v1/drafts/{discarded}");
        await service.DoneAsync(HttpMethod.Patch, "/v1/accounts/A-2", new { team = "north" }, "*");
        await service.DoneAsync(HttpMethod.Put, "/v1/accounts/S-1", new { team = "south" }, "none");
        var decision = (await service.GetAsync("/v1/accounts/A-1/recommendation")).Text("decision");
        var job = (await service.DoneAsync(HttpMethod.Post, "/v1/jobs", new { kind = "run", format = "csv" })).Text("id");
        await Eventually.BecomesAsync(() => service.GetAsync($"/v1/jobs/{job}"), found => found.Text("state") == "done");
        return
        [
            ("{{key}}", service.Http.DefaultRequestHeaders.Authorization!.Parameter!),
            ("{{reader}}", await KeyAsync("reader")),
            ("{{agent}}", await KeyAsync("agent")),
            ("{{southern}}", await KeyAsync("admin", "south")),
            ("{{recommender}}", (await service.DoneAsync(HttpMethod.Post, "/v1/keys", new { name = "scripts", scopes = new[] { "recommend" } })).Text("key")),
            ("{{draft}}", await service.DraftAsync()),
            ("{{discarded}}", discarded),
            ("{{decision}}", decision),
            ("{{job}}", job),
            ("{{host}}", service.Address.Authority),
        ];

        Task<string> KeyAsync(string role, string? team = null) => RunningService.KeyOfAsync(workspace, TimeProvider.System, role, owner: null, team);
    }
}
