using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Playbooks.Benchmarks.Serving.Load;

/// <summary>The load generator <c>wrk</c>, where it is installed.</summary>
internal static partial class Wrk
{
    private const string Script =
        """
        local bodies, next = {}, 0
        for line in io.lines(os.getenv("PLAYBOOKS_BODIES")) do bodies[#bodies + 1] = line end
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        request = function()
          next = next % #bodies + 1
          return wrk.format(nil, nil, nil, bodies[next])
        end
        """;

    /// <summary>Whether it is there.</summary>
    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    /// <summary>Writes what it needs to ask: a body a line, and a script that takes them in turn.</summary>
    public static void Prepare(string folder, IEnumerable<RequestBody> bodies)
    {
        File.WriteAllText(ScriptIn(folder), Script);
        File.WriteAllLines(BodiesIn(folder), bodies.Select(body => Encoding.UTF8.GetString(body.Json)));
    }

    /// <summary>Asks as fast as the service answers. Answers a second, and how many in all.</summary>
    public static async Task<(double PerSecond, long Answers)> RunAsync(string folder, Uri address, int connections, TimeSpan length)
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"-d{Math.Max(1, Math.Round(length.TotalSeconds))}s");
        var start = new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", seconds, "-s", ScriptIn(folder), address.ToString()]) { RedirectStandardOutput = true };
        start.Environment["PLAYBOOKS_BODIES"] = BodiesIn(folder);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"wrk was not answered as it should be:\n{output}");
        }
        return (Number(PerSecond().Match(output)), (long)Number(Answers().Match(output)));
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string ScriptIn(string folder) => Path.Combine(folder, "ask.lua");

    private static string BodiesIn(string folder) => Path.Combine(folder, "bodies.txt");

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Answers();
}
