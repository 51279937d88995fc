using Microsoft.Playwright;

namespace Playbooks.Browser.Tests;

/// <summary>One browser and one service over the shipped workspace for all tests of a class.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private WorkspaceCopy? _workspace;
    private RunningService? _service;

    /// <summary>A page in a profile of its own, which remembers everything that goes wrong on it.</summary>
    internal Task<WatchedPage> OpenAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light) =>
        WatchedPage.OpenAsync(_browser!, _service!.Address, width, height, scheme);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (ChromiumProgram.Executable is null)
        {
            return;
        }
        _workspace = WorkspaceCopy.OfShipped();
        _service = await RunningService.StartOpenAsync(_workspace);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
        _workspace?.Dispose();
    }
}
