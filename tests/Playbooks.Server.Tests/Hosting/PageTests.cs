namespace Playbooks.Server.Tests.Hosting;

public sealed class PageTests
{
    [Fact]
    public async Task TheOverviewLinksEveryContactWithScoresToItsTrial()
    {
        using var workspace = SmallWorkspace.Create();
        var html = await PageAsync(workspace, "/");
        foreach (var who in new[] { "A-1%2FC-1", "A-1%2FC-2", "A-2%2FC-3" })
        {
            Assert.Contains($"class=\"point tone-", html, StringComparison.Ordinal);
            Assert.Contains($"href=\"/try?who={who}\"", html, StringComparison.Ordinal);
        }
        Assert.Contains("Ada Alder, Alder &amp; Sons: High risk, attitude 2, behaviour 3, value High", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptySampleBookSaysHowToFillIt()
    {
        using var workspace = SmallWorkspace.Create();
        workspace.Delete("playbooks/sample-book/book.csv");
        Assert.Contains("The sample book is empty", await PageAsync(workspace, "/"), StringComparison.Ordinal);
        Assert.Contains("Choose a contact above, or fill in some facts", await PageAsync(workspace, "/try"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWorkspaceWithoutScoresSaysWhatTheMatrixIsDrawnFrom()
    {
        using var workspace = SmallWorkspace.Create();
        workspace.Replace("playbooks/facts.json", "contact.attitude", "contact.mood");
        workspace.Replace("playbooks/sample-book/book.csv", "contact.attitude", "contact.mood");
        var html = await PageAsync(workspace, "/");
        Assert.Contains("This workspace has no scores to place contacts by", html, StringComparison.Ordinal);
        Assert.Contains("Call them", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"point", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsOfTheSampleBookThatCannotBeReadAreSaid()
    {
        using var workspace = SmallWorkspace.Create();
        workspace.Write("playbooks/sample-book/book.csv", workspace.Read("playbooks/sample-book/book.csv") + "A-3,Dogwood,lots,,C-4,Di Dogwood,EndUser,1,1\n");
        var html = await PageAsync(workspace, "/");
        Assert.Contains("1 row was left out", html, StringComparison.Ordinal);
        Assert.Contains("Alder &amp; Sons", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheAddressSaysIsTextAndNeverMarkup()
    {
        using var workspace = SmallWorkspace.Create();
        var attack = Uri.EscapeDataString("\"><script>alert(1)</script>");
        var html = await PageAsync(workspace, $"/try?who={attack}&account.renewsOn={attack}&{attack}={attack}");
        Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> PageAsync(WorkspaceCopy workspace, string path)
    {
        await using var service = await RunningService.StartAsync(workspace, FixedClock.Monday);
        return await service.Http.GetStringAsync(new Uri(path, UriKind.Relative));
    }
}
