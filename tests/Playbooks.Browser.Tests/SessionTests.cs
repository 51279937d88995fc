using Microsoft.Playwright;
using Playbooks.Server.Tests;

namespace Playbooks.Browser.Tests;

/// <summary>The end of a session: wished for, or come upon.</summary>
public sealed class SessionTests(WorkFixture fixture) : IClassFixture<WorkFixture>
{
    [ChromiumFact]
    public async Task WhoeverSignsOutIsOutAndGoingBackShowsNothing()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        await using var watched = await service.SignInAsync();
        await watched.GoAsync("/desk/account?account=A-01");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await watched.ArrivesAtAsync("/sign-in");
        Assert.Equal(0, await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).CountAsync());
        await watched.Page.GoBackAsync();
        await watched.ArrivesAtAsync("/sign-in?return=");
        Assert.DoesNotContain("Harrow", await watched.Page.ContentAsync(), StringComparison.Ordinal);
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task WhatIsSentAfterTheSessionEndedIsNotLost()
    {
        var clock = new MovedClock(DateTimeOffset.UtcNow);
        await using var service = await WorkingService.StartAsync(fixture, clock);
        using var mara = await service.ColleagueAsync("mara", "admin");
        await using var watched = await service.SignInAsync(mara);
        var page = watched.Page;
        await watched.GoAsync("/playbooks/edit?path=playbooks%2Factions.json&draft=live");
        await Editor.ReadyAsync(page);
        clock.Now += TimeSpan.FromHours(13);
        await Editor.ReplaceAsync(page, "\"title\": \"Thank-you\"", "\"title\": \"Much thought went into this\"");
        await page.Locator("#problems .note").WaitForAsync();
        Assert.Contains("You are signed out", await page.Locator("#problems").InnerTextAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Control+S");
        await page.GetByText("You are signed out").WaitForAsync();

        var other = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Sign in on another tab" }).ClickAsync());
        await other.Locator("#key").FillAsync(mara.Key);
        await other.Keyboard.PressAsync("Enter");
        await other.Locator(".matrix").WaitForAsync();
        await page.ReloadAsync();
        await Editor.ReadyAsync(page);
        Assert.Contains("Much thought went into this", await page.EvaluateAsync<string>("() => monaco.editor.getModels()[0].getValue()"), StringComparison.Ordinal);
        await page.Locator("[data-saves]").ClickAsync();
        await watched.ArrivesAtAsync("notice=saved");
        Assert.Contains("Much thought went into this", await page.Locator("#text").InputValueAsync(), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task APageThatIsOpenedAfterTheSessionEndedIsShownAfterSigningInAgain()
    {
        var clock = new MovedClock(DateTimeOffset.UtcNow);
        await using var service = await WorkingService.StartAsync(fixture, clock);
        using var mara = await service.ColleagueAsync("mara", "admin");
        await using var watched = await service.SignInAsync(mara);
        clock.Now += TimeSpan.FromHours(13);
        await watched.GoAsync("/desk?find=Pellinga");
        await watched.ArrivesAtAsync("/sign-in?return=");
        await watched.Page.Locator("#key").FillAsync(mara.Key);
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("/desk?find=Pellinga");
        Assert.Equal(1, await watched.Page.Locator(".found > li").CountAsync());
        watched.IsClean();
    }
}
