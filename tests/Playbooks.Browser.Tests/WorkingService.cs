using Microsoft.Playwright;
using Playbooks.Server;

namespace Playbooks.Browser.Tests;

/// <summary>A fresh service over the shipped workspace, into which browsers sign in as people do.</summary>
internal sealed class WorkingService : IAsyncDisposable
{
    private readonly WorkspaceCopy _workspace = WorkspaceCopy.OfShipped();
    private readonly IBrowser _browser;
    private RunningService _service = null!;

    private WorkingService(IBrowser browser) => _browser = browser;

    /// <summary>Starts it.</summary>
    public static async Task<WorkingService> StartAsync(WorkFixture fixture, TimeProvider? clock = null)
    {
        var service = new WorkingService(fixture.Browser);
        service._service = await RunningService.StartOpenAsync(service._workspace, clock, change: options => options with { LargestBody = new ServeOptions { Workspace = "" }.LargestBody });
        return service;
    }

    /// <summary>The link of the start message, which works once.</summary>
    public string Link => _service.Started.Message.SelectMany(line => line.Split(' ')).First(word => word.Contains("/sign-in?token=", StringComparison.Ordinal))[_service.Address.GetLeftPart(UriPartial.Authority).Length..];

    /// <summary>Somebody who has a key of their own.</summary>
    public async Task<Colleague> ColleagueAsync(string name, string role) =>
        new(_service.Address, name, await RunningService.KeyOfAsync(_workspace, TimeProvider.System, role, name));

    /// <summary>The page of a colleague in a fresh profile, signed in with their key.</summary>
    public async Task<WatchedPage> SignInAsync(Colleague colleague)
    {
        var watched = await OpenAsync();
        await watched.SignInAsync(colleague.Key);
        return watched;
    }

    /// <summary>A page in a fresh profile.</summary>
    public Task<WatchedPage> OpenAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light) =>
        WatchedPage.OpenAsync(_browser, _service.Address, width, height, scheme);

    /// <summary>A page that is signed in by the link.</summary>
    public async Task<WatchedPage> SignInAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var watched = await OpenAsync(width, height, scheme);
        await watched.GoAsync(Link);
        // The browser focuses the button when the page is laid out, which may be after it is loaded.
        await watched.Page.Locator("button:focus").WaitForAsync();
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.Page.Locator(".matrix").WaitForAsync();
        return watched;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _workspace.Dispose();
    }
}
