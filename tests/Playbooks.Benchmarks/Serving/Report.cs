using System.Globalization;
using Playbooks.Benchmarks.Measuring;

namespace Playbooks.Benchmarks.Serving;

/// <summary>Says what came of it.</summary>
/// <param name="results">Where the lines go.</param>
/// <param name="rules">How many rules decide.</param>
/// <param name="sync">How long the disk takes to sync, in milliseconds.</param>
internal sealed class Report(Results results, int rules, double sync)
{
    private const string Benchmark = "service";
    private const string Profile = "sample";

    /// <summary>Answers a second.</summary>
    public void Throughput(string variant, Pair<Measure> speeds, Pair<double> bytes)
    {
        results.Add(Benchmark, Profile, rules, variant, "baseline", speeds.Baseline.Median, bytes.Baseline, null);
        results.Add(Benchmark, Profile, rules, variant, "playbooks", speeds.Ours.Median, bytes.Ours, speeds.Ours.RatioTo(speeds.Baseline));
    }

    /// <summary>How much of a core one answer took, which others who keep the machine busy change less than how many there are a second.</summary>
    public static void Cores(Pair<double> microseconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"service: an answer takes {microseconds.Ours:N0} µs of a core, and {microseconds.Baseline:N0} µs at the baseline: {microseconds.Baseline / microseconds.Ours:0.000}"));

    /// <summary>How long answers take at a rate, in milliseconds; the ratio is to what is allowed: the baseline's and two syncs.</summary>
    public void Latency(double rate, Pair<List<double[]>> took)
    {
        var (baseline, ours) = (MedianOf(took.Baseline, 0.99), MedianOf(took.Ours, 0.99));
        var allowed = baseline + (2 * sync);
        results.Add(Benchmark, Profile, rules, "p99", "baseline", rate, 0, null, baseline);
        results.Add(Benchmark, Profile, rules, "p99", "playbooks", rate, 0, allowed / ours, ours);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"service: at {rate:N0}/s half of the answers took {MedianOf(took.Ours, 0.5):0.00} ms (baseline {MedianOf(took.Baseline, 0.5):0.00} ms), 99 of 100 {ours:0.00} ms; allowed are {baseline:0.00} ms + 2 syncs of {sync:0.00} ms = {allowed:0.00} ms"));
    }

    private static double MedianOf(List<double[]> rounds, double share)
    {
        var values = rounds.Select(took => took[(int)(took.Length * share)]).Order().ToList();
        return values[values.Count / 2];
    }
}
