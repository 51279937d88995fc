using Microsoft.Playwright;

namespace Playbooks.Browser.Tests;

public sealed class OverviewTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [ChromiumFact]
    public async Task TheMatrixShowsAPointForEachContactWithScoresAndNamesTheQuadrants()
    {
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync("/");
        var rows = await watched.Page.Locator(".contacts tbody tr").CountAsync();
        var points = await watched.Page.Locator("a.point").CountAsync();
        Assert.True(points > 20);
        Assert.Equal(rows, points);
        Assert.Equal(["High risk", "Accessible", "Trapped", "Truly loyal"], await watched.Page.Locator(".quadrant text").AllTextContentsAsync());
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task APointLiesInTheFieldOfItsQuadrant()
    {
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync("/");
        foreach (var tone in new[] { "loyal", "risk" })
        {
            var field = (await watched.Page.Locator($".quadrant.tone-{tone} rect").BoundingBoxAsync())!;
            var point = (await watched.Page.Locator($"a.point.tone-{tone} .point-mark").First.BoundingBoxAsync())!;
            Assert.InRange(point.X + (point.Width / 2), field.X, field.X + field.Width);
            Assert.InRange(point.Y + (point.Height / 2), field.Y, field.Y + field.Height);
        }
    }

    [ChromiumFact]
    public async Task AClickOnAPointLeadsToItsRecommendation()
    {
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync("/");
        await watched.Page.Locator("a.point.tone-risk").Last.ClickAsync();
        Assert.Contains("/try?who=", watched.Page.Url, StringComparison.Ordinal);
        Assert.Contains("High risk", await watched.Page.Locator(".verdict").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await watched.Page.Locator("article.action").CountAsync() > 0);
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task EveryAccountHasARowThatLeadsToItsRecommendation()
    {
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync("/");
        var row = watched.Page.Locator("table.accounts tbody tr").First;
        var (account, action) = (await row.Locator("th a").InnerTextAsync(), await row.Locator(".act-title").InnerTextAsync());
        await row.Locator("th a").ClickAsync();
        Assert.Contains(account, await watched.Page.Locator("output").AllTextContentsAsync());
        Assert.Equal(action, await watched.Page.Locator("article.action.is-first h3").InnerTextAsync());
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task TheKeyboardAloneLeadsFromTheMatrixToAnotherAction()
    {
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync("/");
        var keyboard = watched.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await FocusedTextAsync(watched.Page));
        await keyboard.PressAsync("Enter");
        // The place from which Tab goes on moves with the jump, a little after the key.
        await watched.ArrivesAtAsync("/#");
        await keyboard.PressAsync("Tab");
        Assert.Equal("Skip the chart", await FocusedTextAsync(watched.Page));
        await keyboard.PressAsync("Tab");
        var label = await watched.Page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')");
        Assert.Contains("attitude", label, StringComparison.Ordinal);
        await keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("/try?who=");
        await watched.Page.Locator("#contact-attitude").FocusAsync();
        await keyboard.PressAsync("Control+A");
        await keyboard.TypeAsync("0");
        await keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("contact.attitude=0");
        Assert.Equal("0", await watched.Page.Locator("#contact-attitude").InputValueAsync());
        watched.IsClean();
    }

    private static Task<string> FocusedTextAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent");
}
