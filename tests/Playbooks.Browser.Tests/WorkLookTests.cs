namespace Playbooks.Browser.Tests;

/// <summary>The pages for work, by what can be said of their looks without looking.</summary>
public sealed class WorkLookTests(WorkFixture fixture) : IClassFixture<WorkFixture>
{
    private static readonly string[] s_pages =
    [
        "/playbooks", "/playbooks/edit?path=playbooks%2Fsaving.json", "/playbooks/edit?path=templates%2Fthank-you.letter.scriban",
        "/releases", "/releases/1", "/desk", "/desk?find=nobody+has+this+name", "/desk/account?account=A-01",
    ];

    [ChromiumFact]
    public async Task EachFitsAPhoneAndALaptopAndIsLabelled()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        await using var watched = await service.SignInAsync();
        foreach (var width in new[] { 390, 1280 })
        {
            await watched.Page.SetViewportSizeAsync(width, 844);
            foreach (var page in s_pages)
            {
                await watched.GoAsync(page);
                Assert.True(await watched.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{page} scrolls sideways at {width}");
                Assert.Equal(1, await watched.Page.Locator("h1").CountAsync());
                Assert.Empty(await watched.Page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('main input:not([type=hidden]),main select,main textarea')].filter(field => !field.closest('#monaco') && !field.labels?.length && !field.hidden).map(field => field.name)"));
                Assert.Empty(await watched.Page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('main a,main button')].filter(one => !one.closest('#monaco') && !(one.textContent.trim() || one.getAttribute('aria-label'))).map(one => one.outerHTML)"));
                Assert.Empty(await watched.Page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('[id]')].map(one => one.id).filter((id, place, all) => all.indexOf(id) !== place)"));
            }
        }
        watched.IsClean();
    }

    [ChromiumFact]
    public async Task WhoeverDidNotSignInIsLedToTheSignInAndBack()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        await using var watched = await service.OpenAsync();
        await watched.GoAsync("/releases");
        Assert.Contains("/sign-in?return=", watched.Page.Url, StringComparison.Ordinal);
        await watched.Page.Locator("#key").FillAsync("pbk_wrong");
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.ArrivesAtAsync("refused=key");
        Assert.Equal("true", await watched.Page.Locator("#key").GetAttributeAsync("aria-invalid"));
    }

    [ChromiumFact]
    public async Task TheDeskFindsWhileTypingAndItsInterviewIsDownloaded()
    {
        await using var service = await WorkingService.StartAsync(fixture);
        await using var watched = await service.SignInAsync();
        var page = watched.Page;
        await watched.GoAsync("/desk");
        await page.Locator("#find").PressSequentiallyAsync("Pellinga");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.found > li').length === 1");
        await page.GetByText("Oskar Pellinga").ClickAsync();
        await watched.ArrivesAtAsync("contact=");
        foreach (var (name, ending, begins) in new[] { ("Word", ".docx", "PK"), ("PDF", ".pdf", "%PDF-"), ("HTML", ".html", "<!"), ("Markdown", ".md", "# ") })
        {
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText(name, new() { Exact = true }).ClickAsync());
            Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
            Assert.StartsWith(begins, await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.OrdinalIgnoreCase);
        }
        await page.Locator(".terms a[href^='/playbooks/edit']").First.ClickAsync();
        await watched.ArrivesAtAsync("line=");
        await Editor.ReadyAsync(page);
        await page.GoBackAsync();
        await watched.ArrivesAtAsync("contact=");
        await page.Locator("a[href^='/decisions/']").ClickAsync();
        await watched.ArrivesAtAsync("/decisions/");
        Assert.Contains("byte for byte", await page.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);
        watched.IsClean();
    }
}
