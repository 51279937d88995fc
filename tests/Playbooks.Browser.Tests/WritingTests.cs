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
        await ReadyAsync(page);

        // A key that is written wrong is underlined, and `Ctrl+.` repairs it.
        await ReplaceAsync(page, "\"title\": \"Thank-you\"", "\"titel\": \"A word of thanks\"");
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
        await ReadyAsync(page);
        await TabToAsync(page, "Review and publish");
        await keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("/drafts/");
        Assert.Contains("+    \"title\": \"A word of thanks\"", await page.Locator(".difference").InnerTextAsync(), StringComparison.Ordinal);

        await TabToAsync(page, "What changes, and why");
        await keyboard.TypeAsync("Warmer words");
        await TabToAsync(page, "Publish");
        await keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("/releases/2");
        Assert.Contains("It is live", await page.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);

        await watched.GoAsync("/desk?find=Harrow");
        await TabToAsync(page, "Harrow & Pell Freight");
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
        await ReadyAsync(first);
        await ReplaceAsync(first, "\"title\": \"Thank-you\"", "\"title\": \"Thanks\"");
        await first.Keyboard.PressAsync("Control+S");
        await watched.ArrivesAtAsync("notice=saved");
        await ReadyAsync(first);

        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);
        await ReadyAsync(second);
        await ReplaceAsync(first, "\"title\": \"Thanks\"", "\"title\": \"Many thanks\"");
        await first.Keyboard.PressAsync("Control+S");
        await first.WaitForFunctionAsync("() => document.getElementById('unsaved')?.hidden && document.getElementById('text').defaultValue.includes('Many thanks')");
        await ReplaceAsync(second, "\"title\": \"Thanks\"", "\"title\": \"Thank you so much\"");
        await second.Keyboard.PressAsync("Control+S");
        await second.Locator("#conflict-title").WaitForAsync();
        await ReadyAsync(second);

        var difference = await second.Locator(".difference").InnerTextAsync();
        Assert.Contains("-    \"title\": \"Many thanks\"", difference, StringComparison.Ordinal);
        Assert.Contains("+    \"title\": \"Thank you so much\"", difference, StringComparison.Ordinal);
        Assert.Contains("Thank you so much", await second.EvaluateAsync<string>("() => monaco.editor.getModels()[0].getValue()"), StringComparison.Ordinal);
        Assert.Equal("Save mine over theirs", await second.Locator("[data-saves]").InnerTextAsync());
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
        await ReadyAsync(page);
        await ReplaceAsync(page, "\"account.zone\": \"RedZone\"", "\"account.zone\": \"\"", 1);
        await page.Keyboard.PressAsync("Control+Space");
        await page.Locator(".suggest-widget.visible").GetByText("DeadZone").First.WaitForAsync();
        watched.IsClean();
    }

    private static Task ReadyAsync(IPage page) => page.WaitForFunctionAsync("() => document.getElementById('document')?.dataset.ready === 'true'");

    // Typing over what is found; how far from its end the cursor is left afterwards.
    private static async Task ReplaceAsync(IPage page, string found, string written, int back = 0)
    {
        await page.EvaluateAsync(
            """
            ([found, written, back]) => {
              const editor = monaco.editor.getEditors()[0];
              const range = editor.getModel().findMatches(found, false, false, true, null, false)[0].range;
              editor.executeEdits('test', [{ range, text: written }]);
              editor.setPosition({ lineNumber: range.startLineNumber, column: range.startColumn + written.length - back });
              editor.focus();
            }
            """,
            new object[] { found, written, back });
    }

    // By the key that people without a mouse use; a page of which something cannot be reached so ends the test.
    private static async Task TabToAsync(IPage page, string name)
    {
        const int MostStops = 250;
        await page.EvaluateAsync("() => { document.activeElement.blur(); document.getElementById('content').focus(); }");
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string>("() => { const at = document.activeElement; return (at.labels?.[0] ?? at).textContent.trim(); }");
            if (focused == name)
            {
                return;
            }
        }
        Assert.Fail($"`{name}` was not reached with the keyboard");
    }
}
