using System.Diagnostics;
using System.Globalization;

namespace Playbooks.Benchmarks.Books;

/// <summary>The most memory that this process ever had.</summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";
    private const string Line = "VmHWM:";

    /// <summary>In bytes.</summary>
    public static long Bytes()
    {
        if (File.Exists(Status) && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)) is { } line)
        {
            return 1024 * long.Parse(line[Line.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
