using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Playbooks.Browser.Tests;

/// <summary>A page of the service in the browser. Complaints of the console and requests that fail or go elsewhere are remembered.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _address;
    private readonly ConcurrentQueue<string> _complaints = new();

    private WatchedPage(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page, _address) = (context, page, address);
        page.Console += (_, message) => Complain(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, error) => Complain(true, $"page: {error}");
        // A page that asks anew ends the question before; that is no failure.
        page.RequestFailed += (_, request) => Complain(request.Failure != "net::ERR_ABORTED", $"failed: {request.Url} {request.Failure}");
        page.Response += (_, response) => Complain(response.Status >= 400, $"{response.Status}: {response.Url}");
        page.Request += (_, request) => Complain(!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal), $"elsewhere: {request.Url}");
    }

    /// <summary>Playwright's page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a page in a fresh profile.</summary>
    public static async Task<WatchedPage> OpenAsync(IBrowser browser, Uri address, int width, int height, ColorScheme scheme)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
        });
        // Machines that run all tests at once are slow; a page that never comes still ends the test.
        context.SetDefaultTimeout(120_000);
        return new WatchedPage(context, await context.NewPageAsync(), address);
    }

    /// <summary>Goes to an address of the service.</summary>
    public Task GoAsync(string path) => Page.GotoAsync(new Uri(_address, path).ToString());

    /// <summary>
    /// Waits until the page's address holds a text and the page is there whole. It asks the browser again and again: a
    /// wait for the event of the change can begin just after it, and then never ends.
    /// </summary>
    public Task ArrivesAtAsync(string part) =>
        Page.WaitForFunctionAsync("part => location.href.includes(part) && document.readyState === 'complete'", part);

    /// <summary>Signs in with a key.</summary>
    public async Task SignInAsync(string key)
    {
        await GoAsync("/sign-in");
        await Page.Locator("#key").FillAsync(key);
        await Page.Keyboard.PressAsync("Enter");
        await Page.Locator(".matrix").WaitForAsync();
    }

    /// <summary>Waits until nothing of the page is on its way: the editor, where it has one, and what the page asks for by itself.</summary>
    public async Task IsSettledAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Page.WaitForFunctionAsync("() => document.getElementById('document')?.dataset.ready !== undefined || !document.getElementById('monaco')");
    }

    /// <summary>
    /// Goes to what has a name by the key that people without a mouse use, from the beginning of the content; what cannot be
    /// reached so ends the test. Of radio buttons only the chosen or first one is reached, as everywhere.
    /// </summary>
    public async Task TabToAsync(string name)
    {
        const int MostStops = 250;
        await Page.EvaluateAsync("() => { document.activeElement.blur(); document.getElementById('content').focus(); }");
        for (var stop = 0; stop < MostStops; stop++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var focused = await Page.EvaluateAsync<string>("() => { const at = document.activeElement; return (at.labels?.[0] ?? at).textContent.trim(); }");
            if (focused == name)
            {
                return;
            }
        }
        Assert.Fail($"`{name}` was not reached with the keyboard");
    }

    /// <summary>Fails when anything went wrong since it was asked last.</summary>
    /// <param name="except">What answers of refusal begin with, where the page shows one: 4 for all that the asker did wrong.</param>
    public void IsClean(int except = 0)
    {
        var complaints = _complaints.ToArray();
        _complaints.Clear();
        Assert.DoesNotContain(complaints, complaint => except == 0 || !(complaint.StartsWith($"{except}", StringComparison.Ordinal) || complaint.Contains($"with a status of {except}", StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Complain(bool isWrong, string complaint)
    {
        if (isWrong)
        {
            _complaints.Enqueue(complaint);
        }
    }
}
