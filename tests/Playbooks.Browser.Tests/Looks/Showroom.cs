using Microsoft.Playwright;
using Playbooks.Server;

namespace Playbooks.Browser.Tests.Looks;

/// <summary>A service in which everything was done that pages can tell of, by a team of four, and a browser for each of them.</summary>
public sealed class Showroom : IAsyncLifetime
{
    private readonly Dictionary<string, WatchedPage> _pages = [];
    private readonly Dictionary<string, Colleague> _team = [];
    private readonly Dictionary<string, string> _ids = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private WorkspaceCopy? _workspace;
    private RunningService? _service;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (ChromiumProgram.Executable is null)
        {
            return;
        }
        _workspace = WorkspaceCopy.OfShipped();
        _service = await RunningService.StartAsync(_workspace, source: WorkspaceSource.Store, change: options => options with { LargestBody = new ServeOptions { Workspace = "" }.LargestBody });
        foreach (var (name, role) in new[] { ("mara", "admin"), ("ana", "author"), ("bo", "approver"), ("cy", "agent") })
        {
            _team[name] = new Colleague(_service.Address, name, await RunningService.KeyOfAsync(_workspace, TimeProvider.System, role, name));
        }
        await new ShowroomHistory(_team, _ids).MakeAsync();
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
        foreach (var colleague in _team.Values)
        {
            colleague.Dispose();
        }
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
        _workspace?.Dispose();
    }

    /// <summary>The page of somebody, who is signed in unless it is nobody.</summary>
    internal async Task<WatchedPage> PageOfAsync(string name)
    {
        if (!_pages.TryGetValue(name, out var watched))
        {
            _pages[name] = watched = await WatchedPage.OpenAsync(_browser!, _service!.Address, 1280, 900, ColorScheme.Light);
            if (_team.TryGetValue(name, out var colleague))
            {
                await watched.SignInAsync(colleague.Key);
            }
        }
        return watched;
    }

    /// <summary>An address in which <c>{name}</c> stands for the id of that name.</summary>
    internal string Resolve(string address) =>
        _ids.Aggregate(address, (resolved, id) => resolved.Replace("{" + id.Key + "}", id.Value, StringComparison.Ordinal));
}
