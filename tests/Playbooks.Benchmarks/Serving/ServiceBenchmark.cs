using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Playbooks.Benchmarks.Measuring;
using Playbooks.Benchmarks.Serving.Load;
using Playbooks.Benchmarks.Storing;
using Playbooks.Retention.Book;
using Playbooks.Storage;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Benchmarks.Serving;

/// <summary>
/// How many recommendations a second the service answers, messages written and each decision on the disk, beside an
/// address in the same process that parses the same body and returns the same bytes; and how long an answer takes.
/// </summary>
internal sealed class ServiceBenchmark(BenchmarkOptions options, Results results)
{
    private const int Connections = 128;
    private const int SyncedBytes = 8 * 1024;

    // Many short turns: a second in which the disk or somebody else stood in the way spoils one of them.
    private static readonly TimeSpan s_latencyTurn = TimeSpan.FromSeconds(1);

    private readonly int _rounds = options.IsQuick ? 5 : 9;
    private readonly TimeSpan _turn = TimeSpan.FromSeconds(options.IsQuick ? 2 : 5);
    private long _recommended;

    /// <summary>Measures by turns, and prints.</summary>
    /// <exception cref="InvalidOperationException">A decision that was answered is not recorded.</exception>
    public async Task RunAsync()
    {
        var workspace = Workspaces.Shipped();
        var bodies = RequestBody.Of(SampleBook.Read(Workspaces.Root, workspace.Vocabulary, []), workspace.Vocabulary);
        var folder = Directory.CreateTempSubdirectory("playbooks-benchmark-").FullName;
        try
        {
            var sync = SyncOf(folder);
            await using (var service = await ServiceProcess.StartAsync(Workspaces.Root, folder))
            {
                await MeasureAsync(service, bodies, new Report(results, workspace.Rules.Count(), sync), folder);
            }
            Compare(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MeasureAsync(ServiceProcess service, ImmutableArray<RequestBody> bodies, Report report, string folder)
    {
        var sides = await Target.TeachAsync(service, bodies);
        var size = sides.Ours.Requests.Average(request => request.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"service: {bodies.Length} questions of {size:N0} bytes with their headers"));
        using var generator = await LoadGenerator.OpenAsync(service.EndPoint, Connections);
        await sides.Baseline.WarmUpAsync(generator, _turn);
        await sides.Ours.WarmUpAsync(generator, _turn);

        var (speeds, used) = await ThroughputAsync(service, generator, sides);
        report.Throughput("throughput", speeds, new(used.Baseline.Bytes, used.Ours.Bytes));
        Report.Cores(new(used.Baseline.Microseconds, used.Ours.Microseconds));
        var rate = speeds.Ours.Median / 2;
        report.Latency(rate, await LatencyAsync(generator, sides, rate));
        _recommended += sides.Ours.Asked;
        if (Wrk.IsInstalled)
        {
            Wrk.Prepare(folder, bodies);
            report.Throughput("throughput-wrk", await WrkAsync(folder, sides), default);
        }
    }

    private async Task<(Pair<Measure> Speeds, Pair<Used> Used)> ThroughputAsync(ServiceProcess service, LoadGenerator generator, Pair<Target> sides)
    {
        var speeds = new Pair<List<double>>([], []);
        var used = new Pair<List<Used>>([], []);
        for (var round = 0; round < _rounds; round++)
        {
            var (started, askedBaseline) = (await Used.ByAsync(service), sides.Baseline.Asked);
            speeds.Baseline.Add(await sides.Baseline.AskAsFastAsItAnswersAsync(generator, _turn));
            var (between, askedOurs) = (await Used.ByAsync(service), sides.Ours.Asked);
            speeds.Ours.Add(await sides.Ours.AskAsFastAsItAnswersAsync(generator, _turn));
            used.Baseline.Add(between.Since(started, sides.Baseline.Asked - askedBaseline));
            used.Ours.Add((await Used.ByAsync(service)).Since(between, sides.Ours.Asked - askedOurs));
        }
        return (Measures(speeds), new(Used.MedianOf(used.Baseline), Used.MedianOf(used.Ours)));
    }

    private async Task<Pair<List<double[]>>> LatencyAsync(LoadGenerator generator, Pair<Target> sides, double rate)
    {
        var took = new Pair<List<double[]>>([], []);
        for (var seconds = _rounds * _turn; seconds > TimeSpan.Zero; seconds -= s_latencyTurn)
        {
            took.Baseline.Add(await sides.Baseline.AskAtRateAsync(generator, rate, s_latencyTurn));
            took.Ours.Add(await sides.Ours.AskAtRateAsync(generator, rate, s_latencyTurn));
        }
        return took;
    }

    private async Task<Pair<Measure>> WrkAsync(string folder, Pair<Target> sides)
    {
        var speeds = new Pair<List<double>>([], []);
        for (var round = 0; round < _rounds; round++)
        {
            speeds.Baseline.Add((await Wrk.RunAsync(folder, sides.Baseline.Address, Connections, _turn)).PerSecond);
            var (perSecond, answers) = await Wrk.RunAsync(folder, sides.Ours.Address, Connections, _turn);
            speeds.Ours.Add(perSecond);
            _recommended += answers;
        }
        return Measures(speeds);
    }

    // wrk leaves without waiting for answers that are on their way.
    private void Compare(string folder)
    {
        var unseen = Wrk.IsInstalled ? _rounds * Connections : 0;
        using var connection = new Database(StoreAddress.DefaultFor(folder).Place).Open(SqliteOpenMode.ReadWrite);
        var recorded = connection.Number("SELECT count(*) FROM decisions")!.Value;
        if (recorded < _recommended || recorded > _recommended + unseen)
        {
            throw new InvalidOperationException($"{_recommended} recommendations were answered, and {recorded} decisions are recorded");
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"service: {_recommended} recommendations answered, {recorded} decisions recorded{(unseen > 0 ? $" (wrk left up to {unseen} on their way)" : "")}"));
    }

    private static double SyncOf(string folder)
    {
        const int Syncs = 200;
        using var log = new PlainLog(Path.Combine(folder, "plain"), SyncedBytes);
        var took = new double[Syncs];
        for (var i = 0; i < Syncs; i++)
        {
            var began = Stopwatch.GetTimestamp();
            log.Append();
            took[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
        Array.Sort(took);
        return took[Syncs / 2];
    }

    private static Pair<Measure> Measures(Pair<List<double>> speeds) => new(
        new Measure(new Side("baseline", "", (_, _) => 0), speeds.Baseline, 0), new Measure(new Side("playbooks", "", (_, _) => 0), speeds.Ours, 0));
}
