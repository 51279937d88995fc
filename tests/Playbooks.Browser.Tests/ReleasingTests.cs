using System.Globalization;
using Microsoft.Playwright;

namespace Playbooks.Browser.Tests;

/// <summary>From a draft to what is live, and back.</summary>
public sealed class ReleasingTests(WorkFixture fixture) : IClassFixture<WorkFixture>
{
    private const string Actions = "playbooks/actions.json";
    private const string Title = "\"title\": \"Thank-you\"";

    [ChromiumFact]
    public async Task ByKeyboardAloneAnEarlierReleaseIsMadeLiveAgain()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        using var mara = await service.ColleagueAsync("mara", "admin");
        await using var watched = await service.SignInAsync(mara);
        await mara.ChangeAsync("Warmer words", Actions, Title, "\"title\": \"A word of thanks\"");
        await watched.GoAsync("/releases");
        await watched.TabToAsync("Release 1");
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("/releases/1");
        await watched.TabToAsync("Why");
        await watched.Page.Keyboard.TypeAsync("Nobody understood them");
        await watched.TabToAsync("Roll back to release 1");
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("/releases/3");
        Assert.Contains("It is live", await watched.Page.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("+    \"title\": \"Thank-you\"", await watched.Page.Locator(".difference").InnerTextAsync(), StringComparison.Ordinal);
        await watched.GoAsync("/desk/account?account=A-01");
        Assert.DoesNotContain("A word of thanks", await watched.Page.Locator(".desk-main").InnerTextAsync(), StringComparison.Ordinal);
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task ASecondPersonApprovesAndNobodyDoesSoForWhatIsTheirs()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        using var mara = await service.ColleagueAsync("mara", "admin");
        using var ana = await service.ColleagueAsync("ana", "author");
        using var bo = await service.ColleagueAsync("bo", "approver");
        await mara.ChangeAsync("Two see more than one", "playbooks/policy.json", "\"required\": false", "\"required\": true");
        var draft = await ana.DraftAsync("Warmer words");
        await ana.EditAsync(draft, Actions, Title, "\"title\": \"A word of thanks\"");
        await mara.EditAsync(draft, Actions, "\"A word of thanks\"", "\"A warm word of thanks\"");

        await using var proposing = await service.SignInAsync(ana);
        await proposing.GoAsync($"/drafts/{draft}");
        await proposing.TabToAsync("What changes, and why");
        await proposing.Page.Keyboard.TypeAsync("Please look at it");
        await proposing.TabToAsync("Propose");
        await proposing.Page.Keyboard.PressAsync("Enter");
        await proposing.ArrivesAtAsync("/releases/3");
        Assert.Contains("waits for somebody else", await proposing.Page.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("You proposed it", await proposing.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await proposing.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).CountAsync());
        proposing.IsClean();

        // Who wrote a part of it proposed it as well, whatever they may otherwise.
        await using var writing = await service.SignInAsync(mara);
        await writing.GoAsync("/releases/3");
        await writing.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await writing.Page.Locator(".banner").WaitForAsync();
        Assert.Contains("somebody else has to", await writing.Page.Locator(".banner").InnerTextAsync(), StringComparison.Ordinal);
        writing.IsClean(except: 403);

        await using var approving = await service.SignInAsync(bo);
        await approving.GoAsync("/releases");
        await approving.TabToAsync("Release 3");
        await approving.Page.Keyboard.PressAsync("Enter");
        await approving.ArrivesAtAsync("/releases/3");
        await approving.TabToAsync("Approve");
        await approving.Page.Keyboard.PressAsync("Enter");
        await approving.ArrivesAtAsync("notice=done");
        Assert.Contains("It is live", await approving.Page.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("by bo", await approving.Page.Locator(".terms").InnerTextAsync(), StringComparison.Ordinal);
        approving.IsClean();
    }

    [ChromiumFact]
    public async Task ATimeIsChosenAndTheReleaseTakenBackBeforeIt()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        using var mara = await service.ColleagueAsync("mara", "admin");
        await using var watched = await service.SignInAsync(mara);
        var page = watched.Page;
        var draft = await mara.DraftAsync("Warmer words");
        await mara.EditAsync(draft, Actions, Title, "\"title\": \"A word of thanks\"");
        await watched.GoAsync($"/drafts/{draft}");
        Assert.False(await page.Locator("#at").IsVisibleAsync());
        await page.Locator("#note").FillAsync("From the new year on");
        await page.GetByLabel("At a time").CheckAsync();
        var soon = DateTimeOffset.UtcNow.AddDays(30);
        await page.Locator("#at").FillAsync(soon.ToString("yyyy-MM-dd'T'08:00", CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await watched.ArrivesAtAsync("/releases/2");
        Assert.Contains("It is scheduled", await page.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(soon.ToString("d MMM yyyy", CultureInfo.InvariantCulture) + ", 08:00 UTC", await page.Locator(".terms").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("live", (await mara.DoneAsync(HttpMethod.Get, "/v1/releases/1")).GetProperty("state").GetString());

        await page.Locator("#withdraw-note").FillAsync("The year is far away");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await watched.ArrivesAtAsync("notice=done");
        Assert.Contains("It is taken back", await page.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task ByKeyboardAloneADraftTakesInWhatWentLiveSinceAndNothingIsLost()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        using var mara = await service.ColleagueAsync("mara", "admin");
        await using var watched = await service.SignInAsync(mara);
        var (page, keyboard) = (watched.Page, watched.Page.Keyboard);
        var draft = await mara.DraftAsync("Warmer words");
        await mara.EditAsync(draft, Actions, Title, "\"title\": \"A word of thanks\"");
        await mara.EditAsync(draft, "playbooks/saving.json", "How to save what is worth saving", "Saving");
        await mara.ChangeAsync("Somebody was faster", Actions, Title, "\"title\": \"Thanks\"");
        await mara.ChangeAsync("And once more", "playbooks/saving.json", "account-management-leads", "customer-success-leads");

        await watched.GoAsync($"/drafts/{draft}");
        Assert.Contains("playbooks/saving.json", await page.Locator("#outdated ~ .paths").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("fieldset.dispute").CountAsync());
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).IsDisabledAsync());
        // The first of the two is reached with Tab, the other with the arrow, as radio buttons are.
        await page.EvaluateAsync("() => document.querySelector('.dispute [value=live]').focus()");
        await keyboard.PressAsync("ArrowDown");
        Assert.True(await page.GetByLabel("The draft has").IsCheckedAsync());
        await watched.TabToAsync("Take in release 3");
        await keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("notice=rebased");
        var differences = await page.Locator(".difference").AllInnerTextsAsync();
        Assert.Contains("-    \"title\": \"Thanks\"", differences[0], StringComparison.Ordinal);
        Assert.Contains("+    \"title\": \"A word of thanks\"", differences[0], StringComparison.Ordinal);
        Assert.Contains("+  \"title\": \"Saving\"", differences[1], StringComparison.Ordinal);
        Assert.DoesNotContain("-  \"maintainer\"", differences[1], StringComparison.Ordinal);

        await watched.TabToAsync("What changes, and why");
        await keyboard.TypeAsync("Both together");
        await watched.TabToAsync("Publish");
        await keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("/releases/4");
        Assert.Contains("It is live", await page.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);
        watched.IsClean();
    }
}
