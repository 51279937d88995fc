namespace Playbooks.Browser.Tests;

public sealed class TryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [ChromiumFact]
    public async Task ChangingTheAttitudeChangesTheQuadrantAndTheActions()
    {
        await using var watched = await browser.OpenAsync();
        await ShowAsync(watched, "9", "9");
        Assert.Contains("Truly loyal", await watched.Page.Locator(".verdict").InnerTextAsync(), StringComparison.Ordinal);
        var before = await ActionsAsync(watched);
        await ShowAsync(watched, "1", "1");
        Assert.Contains("High risk", await watched.Page.Locator(".verdict").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(before, await ActionsAsync(watched));
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task AContactOfTheSampleBookIsChosenFromTheList()
    {
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync("/try");
        await watched.Page.Locator("#who").SelectOptionAsync(new[] { "A-18/C-1802" });
        await watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        Assert.Equal("A-18/C-1802", await watched.Page.Locator("#who").InputValueAsync());
        Assert.NotEqual("", await watched.Page.Locator("#contact-attitude").InputValueAsync());
        Assert.Equal("", await watched.Page.Locator("#event-kind").InputValueAsync());
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task AnEmptiedFieldIsNotKnownInsteadOfTheSamplesValue()
    {
        await using var watched = await browser.OpenAsync();
        await ShowAsync(watched, "", "9");
        Assert.Equal("", await watched.Page.Locator("#contact-attitude").InputValueAsync());
        Assert.Contains("not known", await watched.Page.Locator(".verdict").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task AnAddressWithFactsThatCannotBeTakenSaysWhatIsWrongAtTheField()
    {
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync("/try?who=A-01%2FC-0101&contact.attitude=11&account.renewsOn=someday&contact.role=Boss");
        Assert.Equal("true", await watched.Page.Locator("#contact-attitude").GetAttributeAsync("aria-invalid"));
        Assert.Equal("true", await watched.Page.Locator("#account-renewsOn").GetAttributeAsync("aria-invalid"));
        Assert.Equal("true", await watched.Page.Locator("#contact-role").GetAttributeAsync("aria-invalid"));
        Assert.Equal(3, await watched.Page.Locator(".problem li").CountAsync());
    }

    [ChromiumFact]
    public async Task NoPersonalFactStandsInTheAddress()
    {
        await using var watched = await browser.OpenAsync();
        await ShowAsync(watched, "3", "3");
        Assert.DoesNotContain("name=", watched.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("email", watched.Page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await watched.Page.Locator("[name='contact.name']").CountAsync());
    }

    private static async Task ShowAsync(WatchedPage watched, string attitude, string behaviour)
    {
        await watched.GoAsync("/try?who=A-01%2FC-0101");
        await watched.Page.Locator("#contact-attitude").FillAsync(attitude);
        await watched.Page.Locator("#contact-behaviour").FillAsync(behaviour);
        await watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Recommend" }).ClickAsync();
        await watched.ArrivesAtAsync("contact.attitude=");
    }

    private static async Task<string> ActionsAsync(WatchedPage watched)
    {
        var ids = new List<string>();
        foreach (var action in await watched.Page.Locator("article.action").AllAsync())
        {
            ids.Add(await action.GetAttributeAsync("data-action") ?? "");
        }
        return string.Join(' ', ids);
    }
}
