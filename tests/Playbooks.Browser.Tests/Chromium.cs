using Microsoft.Playwright;

namespace Playbooks.Browser.Tests;

/// <summary>The system's own Chromium, driven by Playwright, which cannot download one here.</summary>
internal static class Chromium
{
    /// <summary>Where it is looked for.</summary>
    public const string Wanted = "chromium, chromium-browser or google-chrome on the path";

    // Packages put more than one name on the path; all of them take the same flags.
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] s_flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>The program, or null where there is none.</summary>
    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Starts it without a window, with a fresh profile.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Executable,
        Headless = true,
        Args = s_flags,
    });
}
