using System.Globalization;
using Playbooks.Benchmarks.Serving.Load;
using Playbooks.Retention.Book;

namespace Playbooks.Benchmarks.Serving;

/// <summary>
/// One side alone, warmed up and then asked for a while, for profilers: they count for the process whose number is printed,
/// from the line that says that it is warm.
/// </summary>
internal static class OneSide
{
    /// <summary>The first word on the command line: <c>service-side playbooks|baseline SECONDS [RATE]</c>.</summary>
    public const string Word = "service-side";

    private const int Connections = 128;

    private static readonly TimeSpan s_turn = TimeSpan.FromSeconds(1);

    /// <summary>Asks as fast as it answers, or at a rate, and prints what a second brings.</summary>
    public static async Task<int> RunAsync(string side, string seconds, string? rate)
    {
        var workspace = Workspaces.Shipped();
        var bodies = RequestBody.Of(SampleBook.Read(Workspaces.Root, workspace.Vocabulary, []), workspace.Vocabulary);
        var folder = Directory.CreateTempSubdirectory("playbooks-benchmark-").FullName;
        try
        {
            await using var service = await ServiceProcess.StartAsync(Workspaces.Root, folder);
            var (baseline, ours) = await Target.TeachAsync(service, bodies);
            var target = side == "baseline" ? baseline : ours;
            using var generator = await LoadGenerator.OpenAsync(service.EndPoint, Connections);
            await target.WarmUpAsync(generator, s_turn);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warm {service.Id}"));
            var perSecond = rate is null ? (double?)null : double.Parse(rate, CultureInfo.InvariantCulture);
            for (var left = int.Parse(seconds, CultureInfo.InvariantCulture); left > 0; left--)
            {
                var (before, asked, asking) = (await Used.ByAsync(service), target.Asked, Environment.CpuUsage.TotalTime);
                var came = await AskAsync(target, generator, perSecond);
                asking = Environment.CpuUsage.TotalTime - asking;
                var used = (await Used.ByAsync(service)).Since(before, target.Asked - asked);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{side}: {target.Asked - asked} answers, {came}; of each {used.Microseconds:N0} µs of a core (and {asking.TotalMicroseconds / (target.Asked - asked):N0} to ask), {used.Bytes:N0} bytes, {used.Paused:N1} µs of pauses, {1_000 * used.Collections:N2} collections of a thousand answers"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task<string> AskAsync(Target target, LoadGenerator generator, double? rate)
    {
        if (rate is null)
        {
            var speed = await target.AskAsFastAsItAnswersAsync(generator, s_turn);
            return string.Create(CultureInfo.InvariantCulture, $"{speed:N0}/s");
        }
        var took = await target.AskAtRateAsync(generator, rate.Value, s_turn);
        return string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):0.00} ms, p90 {At(0.9):0.00} ms, p99 {At(0.99):0.00} ms");

        double At(double share) => took[(int)(took.Length * share)];
    }
}
