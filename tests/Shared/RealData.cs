namespace Playbooks.Testing;

/// <summary>Data made by others, for trying things on: in the folder that PLAYBOOKS_TEST_DATA names, else beside the repository.</summary>
internal static class RealData
{
    private static readonly string s_folder = Environment.GetEnvironmentVariable("PLAYBOOKS_TEST_DATA") is { Length: > 0 } named
        ? named
        : Path.Combine(Repository.Root, "..", "shared", "data");

    /// <summary>A path below the data folder, with forward slashes.</summary>
    public static string PathOf(string relative) => Path.GetFullPath(Path.Combine(s_folder, relative));
}
