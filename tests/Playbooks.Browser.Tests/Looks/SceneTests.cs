using Microsoft.Playwright;

namespace Playbooks.Browser.Tests.Looks;

/// <summary>
/// Every page in every state, on a phone and on a laptop, light and dark. With <c>PLAYBOOKS_PICTURES</c> set to a folder, each is
/// photographed into it as well, to be looked at.
/// </summary>
public sealed class SceneTests(Showroom showroom) : IClassFixture<Showroom>
{
    private static readonly string? s_pictures = Environment.GetEnvironmentVariable("PLAYBOOKS_PICTURES");

    public static TheoryData<string> Names => [.. Scenes.All.Select(scene => scene.Name)];

    [ChromiumTheory]
    [MemberData(nameof(Names))]
    public async Task AnyPageInAnyStateFitsIsReadAndIsLabelled(string name)
    {
        var scene = Scenes.All.Single(one => one.Name == name);
        var watched = await showroom.PageOfAsync(scene.Who);
        var page = watched.Page;
        await page.SetViewportSizeAsync(1280, 900);
        await watched.GoAsync(showroom.Resolve(scene.Address));
        await watched.IsSettledAsync();
        await (scene.Then?.Invoke(page) ?? Task.CompletedTask);
        await watched.IsSettledAsync();
        var complaints = new List<string>(await Inspection.OfStructureAsync(page));
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var width in new[] { 1280, 390 })
            {
                await page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
                var look = FormattableString.Invariant($"{scheme} {width}: ");
                complaints.AddRange((await Inspection.OfLooksAsync(page)).Select(complaint => look + complaint));
                await PhotographAsync(page, FormattableString.Invariant($"{scene.Name}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png"));
            }
        }
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
        watched.IsClean(except: scene.IsRefusal ? 4 : 0);
    }

    private static async Task PhotographAsync(IPage page, string file)
    {
        if (s_pictures is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(s_pictures, file), FullPage = true });
        }
    }
}
