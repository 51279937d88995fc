using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Playbooks.Benchmarks.Serving.Load;

/// <summary>
/// Waits until a time by the stopwatch, to a tenth of a millisecond where the system can. The runtime sleeps whole
/// milliseconds: what falls due between them would come late and in heaps, and the cores would go to rest, and forget what
/// they had at hand, from heap to heap.
/// </summary>
internal static class Alarm
{
    private const long Second = 1_000_000_000;

    /// <summary>Returns when it is time.</summary>
    public static void WaitUntil(long timestamp)
    {
        for (var left = timestamp - Stopwatch.GetTimestamp(); left > 0; left = timestamp - Stopwatch.GetTimestamp())
        {
            if (OperatingSystem.IsWindows())
            {
                Thread.Sleep(1);
            }
            else
            {
                var (seconds, rest) = Math.DivRem((long)(left * ((double)Second / Stopwatch.Frequency)), Second);
                _ = Sleep(new Length((nint)seconds, (nint)rest), IntPtr.Zero);
            }
        }
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sleep(in Length length, IntPtr left);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Length(nint Seconds, nint Nanoseconds);
}
