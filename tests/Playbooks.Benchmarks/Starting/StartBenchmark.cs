using System.Diagnostics;
using System.Globalization;
using Playbooks.Benchmarks.Measuring;

namespace Playbooks.Benchmarks.Starting;

/// <summary>
/// Whole processes of the published command: <c>check</c> on the workspace that ships, beside <c>--version</c>, which does
/// nothing but start.
/// </summary>
internal sealed class StartBenchmark(BenchmarkOptions options, Results results)
{
    public void Run()
    {
        var root = FindRoot();
        var folder = Directory.CreateTempSubdirectory("playbooks-start-");
        try
        {
            Publish(root, folder.FullName);
            Measure(Path.Combine(folder.FullName, OperatingSystem.IsWindows() ? "playbooks.exe" : "playbooks"), root);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Measure(string command, string root)
    {
        var (version, check) = (new List<double>(), new List<double>());
        // Files are read from disk once, and no more.
        Start(command, "--version");
        Start(command, "check", "--workspace", root);
        var before = ProcessorTime();
        for (var round = 0; round < (options.IsQuick ? 7 : 21); round++)
        {
            version.Add(Start(command, "--version"));
            check.Add(Start(command, "check", "--workspace", root));
        }
        Measure[] measures =
        [
            new(new Side("baseline", "start", (_, _) => 0), [.. version.Select(seconds => 1 / seconds)], 0),
            new(new Side("playbooks", "start", (_, _) => 0), [.. check.Select(seconds => 1 / seconds)], 0),
        ];
        results.Add("start", "shipped", 0, measures, (limit, _) => limit.Engine == "baseline");
        var processor = ProcessorTime() is { } after && before is { } begun ? $", {(after - begun) / check.Count:N0} ms of processor time for one of each" : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start: check {1_000 / measures[1].Median:N0} ms, start alone {1_000 / measures[0].Median:N0} ms{processor}"));
    }

    private static double Start(string command, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException(error);
    }

    private static void Publish(string root, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(root, "src", "Playbooks.Cli"), "-c", "Release", "-o", folder, "-v", "q", "-nologo"]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(output);
        }
    }

    // What children that ended have used, in milliseconds; Linux alone tells. It says more than the clock where others work too.
    private static double? ProcessorTime()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }
        // Behind the name in brackets: state first, and the children's user and system time thirteenth and fourteenth, in hundredths.
        var fields = File.ReadAllText("/proc/self/stat") is var text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : [];
        return 10 * (double.Parse(fields[13], CultureInfo.InvariantCulture) + double.Parse(fields[14], CultureInfo.InvariantCulture));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Playbooks.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("the benchmark runs outside of the repository");
    }
}
