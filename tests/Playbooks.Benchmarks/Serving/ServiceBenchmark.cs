using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
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
    private const string Recommend = "/v1/recommendations";
    private const int Connections = 128;
    private const int SyncedBytes = 8 * 1024;

    // As often as it takes until all that is hot is compiled for good, which no clock says on a busy machine.
    private const int WarmUp = 30_000;

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
        var ours = new Target(service, Recommend, bodies);
        var baseline = new Target(service, BaselineEndpoint.Path, bodies);
        await TeachAsync(service, ours, bodies);
        using var generator = await LoadGenerator.OpenAsync(service.EndPoint, Connections);
        await WarmUpAsync(generator, baseline);
        await WarmUpAsync(generator, ours);

        var (speeds, used) = await ThroughputAsync(service, generator, baseline, ours);
        report.Throughput("throughput", speeds, new(used.Baseline.Bytes, used.Ours.Bytes));
        Report.Cores(new(used.Baseline.Microseconds, used.Ours.Microseconds));
        var rate = speeds.Ours.Median / 2;
        report.Latency(rate, await LatencyAsync(generator, baseline, ours, rate));
        _recommended += ours.Asked;
        if (Wrk.IsInstalled)
        {
            Wrk.Prepare(folder, bodies);
            report.Throughput("throughput-wrk", await WrkAsync(folder, baseline, ours), default);
        }
    }

    // The baseline answers with what the service answered.
    private static async Task TeachAsync(ServiceProcess service, Target ours, ImmutableArray<RequestBody> bodies)
    {
        using var connection = await Wire.OpenAsync(service.EndPoint);
        for (var i = 0; i < bodies.Length; i++)
        {
            var answer = await connection.AskAsync(ours.Requests[i]);
            ours.Asked++;
            var path = $"{BaselineEndpoint.Path}?account={bodies[i].Account}&contact={bodies[i].Contact}";
            await connection.AskAsync(Wire.Request("PUT", path, service.EndPoint, answer.Span));
        }
        var size = ours.Requests.Average(request => request.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"service: {bodies.Length} questions of {size:N0} bytes with their headers"));
    }

    private static async Task<double> TurnAsync(LoadGenerator generator, Target target, TimeSpan length)
    {
        var before = generator.Answers;
        var speed = await generator.AskAsFastAsItAnswersAsync(target.Requests, length);
        target.Asked += generator.Answers - before;
        return speed;
    }

    private async Task WarmUpAsync(LoadGenerator generator, Target target)
    {
        for (var until = target.Asked + WarmUp; target.Asked < until;)
        {
            await TurnAsync(generator, target, _turn);
        }
    }

    private async Task<(Pair<Measure> Speeds, Pair<Used> Used)> ThroughputAsync(ServiceProcess service, LoadGenerator generator, Target baseline, Target ours)
    {
        var speeds = new Pair<List<double>>([], []);
        var used = new Pair<Used>(default, default);
        for (var round = 0; round < _rounds; round++)
        {
            var (started, askedBaseline) = (await UsedAsync(service), baseline.Asked);
            speeds.Baseline.Add(await TurnAsync(generator, baseline, _turn));
            var (between, askedOurs) = (await UsedAsync(service), ours.Asked);
            speeds.Ours.Add(await TurnAsync(generator, ours, _turn));
            used = new(between.Since(started, baseline.Asked - askedBaseline), (await UsedAsync(service)).Since(between, ours.Asked - askedOurs));
        }
        return (Measures(speeds), used);
    }

    private async Task<Pair<List<double[]>>> LatencyAsync(LoadGenerator generator, Target baseline, Target ours, double rate)
    {
        var took = new Pair<List<double[]>>([], []);
        for (var round = 0; round < _rounds; round++)
        {
            took.Baseline.Add(await generator.AskAtRateAsync(baseline.Requests, rate, _turn));
            var before = generator.Answers;
            took.Ours.Add(await generator.AskAtRateAsync(ours.Requests, rate, _turn));
            ours.Asked += generator.Answers - before;
        }
        return took;
    }

    private async Task<Pair<Measure>> WrkAsync(string folder, Target baseline, Target ours)
    {
        var speeds = new Pair<List<double>>([], []);
        for (var round = 0; round < _rounds; round++)
        {
            speeds.Baseline.Add((await Wrk.RunAsync(folder, baseline.Address, Connections, _turn)).PerSecond);
            var (perSecond, answers) = await Wrk.RunAsync(folder, ours.Address, Connections, _turn);
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

    private static async Task<Used> UsedAsync(ServiceProcess service)
    {
        using var connection = await Wire.OpenAsync(service.EndPoint);
        var answer = await connection.AskAsync(Wire.Request("GET", BaselineEndpoint.UsedPath, service.EndPoint, []));
        var numbers = Encoding.ASCII.GetString(answer.Span).Split(' ');
        return new Used(double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    private static Pair<Measure> Measures(Pair<List<double>> speeds) => new(
        new Measure(new Side("baseline", "", (_, _) => 0), speeds.Baseline, 0), new Measure(new Side("playbooks", "", (_, _) => 0), speeds.Ours, 0));

    /// <summary>What a process has used, or one answer of it.</summary>
    private readonly record struct Used(double Bytes, double Microseconds)
    {
        public Used Since(Used before, long answers) => new((Bytes - before.Bytes) / answers, (Microseconds - before.Microseconds) / answers);
    }

    /// <summary>An address with the requests that are sent to it.</summary>
    private sealed class Target(ServiceProcess service, string path, ImmutableArray<RequestBody> bodies)
    {
        public Uri Address { get; } = new(service.Address, path);

        public ImmutableArray<byte[]> Requests { get; } = [.. bodies.Select(body => Wire.Request("POST", path, service.EndPoint, body.Json))];

        public long Asked { get; set; }
    }
}
