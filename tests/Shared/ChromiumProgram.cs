namespace Playbooks.Testing;

/// <summary>The system's own Chromium.</summary>
internal static class ChromiumProgram
{
    /// <summary>Where it is looked for.</summary>
    public const string Wanted = "chromium, chromium-browser or google-chrome on the path";

    // Packages put more than one name on the path; all of them take the same flags.
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The program, or null where there is none.</summary>
    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
