namespace Playbooks.Retention.Interviews;

/// <summary>An installed Chromium, Chrome or Edge.</summary>
public static class Browser
{
    /// <summary>What is looked for, in words.</summary>
    public const string Wanted = "Chromium, Chrome or Edge";

    private static readonly string[] s_names =
    [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge",
    ];

    private static readonly string[] s_places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium", "/usr/bin/google-chrome", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    private static readonly string[] s_windowsPlaces =
    [
        @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly Environment.SpecialFolder[] s_windowsFolders =
    [
        Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData,
    ];

    /// <summary>The first one on the path, else in one of the usual places; null where there is none.</summary>
    public static string? Find() => OnPath().Concat(InUsualPlaces()).FirstOrDefault(File.Exists);

    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in s_names
        select Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static IEnumerable<string> InUsualPlaces() => !OperatingSystem.IsWindows()
        ? s_places
        : from folder in s_windowsFolders
          from place in s_windowsPlaces
          select Path.Combine(Environment.GetFolderPath(folder), place);
}
