namespace Playbooks.Server.Tests.Live;

public sealed class LogTests
{
    [Fact]
    public async Task NoFactOfACustomerReachesTheLog()
    {
        using var log = new KeptLog();
        using var workspace = SmallWorkspace.Create();
        workspace.Write("playbooks/sample-book/book.csv", workspace.Read("playbooks/sample-book/book.csv") + "A-3,Secretly Ltd,lots,,C-4,Zed Secretly,EndUser,1,1\n");
        await using var service = await RunningService.StartAsync(workspace, log: log);
        await service.RecommendedAsync("""{ "account": { "id": "A-secretly", "name": "Secretly" }, "contact": { "id": "C-secretly", "name": "Secretly", "attitude": 2, "behaviour": 2 } }""");
        using var refused = await service.RecommendAsync("""{ "account": { "id": "A-secretly", "arr": "Secretly" } }""");
        await service.Http.GetStringAsync(new Uri("/try?account.arr=12&secretly=secretly", UriKind.Relative));
        Assert.DoesNotContain("secretly", string.Join('\n', log.Lines), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TakingOverAndStayingWithTheLastGoodStateAreLogged()
    {
        using var log = new KeptLog();
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, log: log);
        Assert.Contains(log.Lines, line => line.StartsWith("workspace `small` taken over: 3 rules, release sha256:", StringComparison.Ordinal));
        workspace.Replace(SmallWorkspace.PlaybookPath, "\"then\": \"call\"", "\"then\": \"cal\"");
        await Eventually.BecomesAsync(() => Task.FromResult(log.Lines.ToList()), lines => lines.Exists(line => line.Contains("stays live", StringComparison.Ordinal)));
        await Eventually.BecomesAsync(() => Task.FromResult(log.Lines.ToList()), lines => lines.Exists(line => line.Contains("playbooks/loyalty.json:4", StringComparison.Ordinal)));
    }
}
