using Microsoft.Playwright;

namespace Playbooks.Browser.Tests;

public sealed class LookTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] s_pages = ["/", "/try", "/try?who=A-01%2FC-0101", "/try?who=A-01%2FC-0101&contact.attitude=11"];

    [ChromiumFact]
    public async Task NoPageScrollsSidewaysOnAPhoneOrALaptop()
    {
        foreach (var width in new[] { 390, 768, 1280 })
        {
            await using var watched = await browser.OpenAsync(width, 844);
            foreach (var page in s_pages)
            {
                await watched.GoAsync(page);
                await watched.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
                var (inner, scroll) = (await watched.Page.EvaluateAsync<int>("document.documentElement.clientWidth"), await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
                Assert.True(scroll <= inner, $"{page} at {width}: {scroll} > {inner}");
            }
            watched.IsClean();
        }
    }

    [ChromiumFact]
    public async Task DarkAndLightFollowTheSystem()
    {
        var colours = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var watched = await browser.OpenAsync(scheme: scheme);
            await watched.GoAsync("/");
            colours.Add(await watched.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        }
        Assert.Equal(["rgb(245, 241, 232)", "rgb(17, 24, 26)"], colours);
    }

    [ChromiumFact]
    public async Task EveryPageHasLandmarksOneHeadingATitleAndLabelledFields()
    {
        await using var watched = await browser.OpenAsync();
        foreach (var page in s_pages)
        {
            await watched.GoAsync(page);
            Assert.EndsWith("Playbooks", await watched.Page.TitleAsync(), StringComparison.Ordinal);
            foreach (var landmark in new[] { "main", "header.masthead", "footer", "nav[aria-label]", "h1" })
            {
                Assert.Equal(1, await watched.Page.Locator(landmark).CountAsync());
            }
            var unlabelled = await watched.Page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('input:not([type=hidden]),select,textarea')].filter(field => field.labels.length === 0).map(field => field.name)");
            Assert.Empty(unlabelled);
            var twice = await watched.Page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, place, all) => all.indexOf(id) !== place)");
            Assert.Empty(twice);
        }
    }

    [ChromiumFact]
    public async Task WhatHasTheFocusIsSeen()
    {
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync("/try?who=A-01%2FC-0101");
        for (var i = 0; i < 12; i++)
        {
            await watched.Page.Keyboard.PressAsync("Tab");
            Assert.Equal("3px", await watched.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineWidth"));
        }
    }

    [ChromiumFact]
    public async Task APageThatIsNotThereLeadsBack()
    {
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync("/nowhere");
        Assert.Equal("There is nothing at this address", await watched.Page.Locator("h1").InnerTextAsync());
        await watched.Page.GetByText("Back to the overview").ClickAsync();
        Assert.Equal(1, await watched.Page.Locator(".matrix").CountAsync());
    }
}
