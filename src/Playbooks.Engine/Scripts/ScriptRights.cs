using System.Runtime.InteropServices;

namespace Playbooks.Engine.Scripts;

/// <summary>What a process for scripts gives up before it runs any: it writes no files, not even what it looked like when it died.</summary>
internal static class ScriptRights
{
    private const int FileSize = 1;
    private const int CoreSize = 4;

    /// <summary>Gives it up, where the system knows how.</summary>
    public static void GiveUp()
    {
        if (OperatingSystem.IsLinux())
        {
            var none = default(Limit);
            // Whether it worked makes no difference: nothing here writes files; this holds if that should ever fail.
            _ = SetLimit(FileSize, in none);
            _ = SetLimit(CoreSize, in none);
        }
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Limit
    {
        private readonly nuint _soft;
        private readonly nuint _hard;
    }
}
