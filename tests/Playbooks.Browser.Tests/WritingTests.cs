using Microsoft.Playwright;

namespace Playbooks.Browser.Tests;

public sealed class WritingTests(WorkFixture fixture) : IClassFixture<WorkFixture>
{
    private const string Document = "/playbooks/edit?path=playbooks%2Factions.json&draft=live";

    [ChromiumFact]
    public async Task ByKeyboardAloneAMistakeIsRepairedPublishedAndSeenAtTheDesk()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        await using var watched = await service.SignInAsync();
        var (page, keyboard) = (watched.Page, watched.Page.Keyboard);
        await watched.GoAsync(Document);
        await Editor.ReadyAsync(page);

        // A key that is written wrong is underlined, and `Ctrl+.` repairs it.
        await Editor.ReplaceAsync(page, "\"title\": \"Thank-you\"", "\"titel\": \"A word of thanks\"");
        await page.Locator("#problems li.is-error [data-repairs]").First.WaitForAsync();
        Assert.Equal("title", await page.Locator("#problems li[data-replacement]").First.GetAttributeAsync("data-replacement"));
        await keyboard.PressAsync("F8");
        await keyboard.PressAsync("Escape");
        await page.Locator(".squiggly-error").First.WaitForAsync();
        await keyboard.PressAsync("Control+.");
        await page.GetByText("Replace with title", new() { Exact = true }).First.WaitForAsync();
        await keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.getElementById('problems').textContent.includes('None in this document')");

        await keyboard.PressAsync("Control+S");
        await watched.ArrivesAtAsync("notice=saved");
        await Editor.ReadyAsync(page);
        await watched.TabToAsync("Review and publish");
        await keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("/drafts/");
        Assert.Contains("+    \"title\": \"A word of thanks\"", await page.Locator(".difference").InnerTextAsync(), StringComparison.Ordinal);

        await watched.TabToAsync("What changes, and why");
        await keyboard.TypeAsync("Warmer words");
        await watched.TabToAsync("Publish");
        await keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("/releases/2");
        Assert.Contains("It is live", await page.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);

        await watched.GoAsync("/desk?find=Harrow");
        await watched.TabToAsync("Harrow & Pell Freight");
        await keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("/desk/account");
        Assert.Contains("A word of thanks", await page.Locator(".actions").InnerTextAsync(), StringComparison.Ordinal);
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task OfTwoEditorsTheSecondSeesWhatChangedAndNothingIsLost()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        await using var watched = await service.SignInAsync();
        var first = watched.Page;
        await watched.GoAsync(Document);
        await Editor.ReadyAsync(first);
        await Editor.ReplaceAsync(first, "\"title\": \"Thank-you\"", "\"title\": \"Thanks\"");
        await first.Keyboard.PressAsync("Control+S");
        await watched.ArrivesAtAsync("notice=saved");
        await Editor.ReadyAsync(first);

        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);
        await Editor.ReadyAsync(second);
        await Editor.ReplaceAsync(first, "\"title\": \"Thanks\"", "\"title\": \"Many thanks\"");
        await first.Keyboard.PressAsync("Control+S");
        await first.WaitForFunctionAsync("() => document.getElementById('unsaved')?.hidden && document.getElementById('text').defaultValue.includes('Many thanks')");
        await Editor.ReplaceAsync(second, "\"title\": \"Thanks\"", "\"title\": \"Thank you so much\"");
        var answer = await second.RunAndWaitForResponseAsync(() => second.Keyboard.PressAsync("Control+S"), response => response.Request.Method == "POST" && response.Url.EndsWith("/playbooks/save", StringComparison.Ordinal));
        Assert.Equal(412, answer.Status);
        await second.Locator("#conflict-title").WaitForAsync();
        await Editor.ReadyAsync(second);

        var difference = await second.Locator(".difference").InnerTextAsync();
        Assert.Contains("-    \"title\": \"Many thanks\"", difference, StringComparison.Ordinal);
        Assert.Contains("+    \"title\": \"Thank you so much\"", difference, StringComparison.Ordinal);
        Assert.Contains("Thank you so much", await second.EvaluateAsync<string>("() => monaco.editor.getModels()[0].getValue()"), StringComparison.Ordinal);
        Assert.Equal("Save mine over theirs", await second.Locator("[data-saves]").InnerTextAsync());

        // What the first one saved is still there until the second decides, and then the second's is.
        await first.ReloadAsync();
        Assert.Contains("Many thanks", await first.Locator("#text").InputValueAsync(), StringComparison.Ordinal);
        await second.Locator("[data-saves]").ClickAsync();
        await second.WaitForFunctionAsync("() => location.href.includes('notice=saved') && document.readyState === 'complete'");
        Assert.Contains("Thank you so much", await second.Locator("#text").InputValueAsync(), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task WithoutAScriptADocumentIsCheckedRepairedAndSavedAllTheSame()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        await using var watched = await service.SignInAsync();
        var context = await fixture.Browser.NewContextAsync(new() { JavaScriptEnabled = false, StorageState = await watched.Page.Context.StorageStateAsync() });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(new Uri(watched.Page.Url), Document).ToString());
        var text = await page.Locator("#text").InputValueAsync();
        await page.Locator("#text").FillAsync(text.Replace("\"title\": \"Thank-you\"", "\"titel\": \"Thanks\"", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replace with title" }).First.ClickAsync();
        Assert.Contains("\"title\": \"Thanks\"", await page.Locator("#text").InputValueAsync(), StringComparison.Ordinal);
        await page.Locator("[data-saves]").ClickAsync();
        Assert.Contains("notice=saved", page.Url, StringComparison.Ordinal);
        await context.DisposeAsync();
    }

    [ChromiumFact]
    public async Task CompletionKnowsWhatACellCanHold()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        await using var watched = await service.SignInAsync();
        var page = watched.Page;
        await watched.GoAsync("/playbooks/edit?path=playbooks%2Fsaving.json&draft=live");
        await Editor.ReadyAsync(page);
        await Editor.ReplaceAsync(page, "\"account.zone\": \"RedZone\"", "\"account.zone\": \"\"", 1);
        await page.Keyboard.PressAsync("Control+Space");
        await page.Locator(".suggest-widget.visible").GetByText("DeadZone").First.WaitForAsync();
        watched.IsClean();
    }
}
