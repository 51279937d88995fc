using System.Diagnostics;

namespace Playbooks.Benchmarks.Measuring;

/// <summary>This program once more, as a process of its own with the runtime as the command ships it (its project file says so), where the environment says nothing else.</summary>
internal static class ChildProcess
{
    private static readonly (string Name, string Value)[] s_runtime =
    [
        ("DOTNET_gcServer", "0"),
        ("DOTNET_gcConcurrent", "1"),
        ("DOTNET_TieredPGO", "1"),
        ("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0"),
        ("DOTNET_HillClimbing_Disable", "1"),
    ];

    /// <summary>How to start it; its standard output is the caller's to read.</summary>
    public static ProcessStartInfo Of(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        foreach (var (name, value) in s_runtime)
        {
            start.Environment.TryAdd(name, value);
        }
        return start;
    }
}
