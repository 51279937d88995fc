using Microsoft.Playwright;

namespace Playbooks.Browser.Tests;

/// <summary>The system's own Chromium, driven by Playwright, which cannot download one here.</summary>
internal static class Chromium
{
    private static readonly string[] s_flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Starts it without a window, with a fresh profile.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = ChromiumProgram.Executable,
        Headless = true,
        Args = s_flags,
    });
}
