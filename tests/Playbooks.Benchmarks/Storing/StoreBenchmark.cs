using System.Diagnostics;
using System.Globalization;
using Playbooks.Benchmarks.Measuring;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Decisions;
using Playbooks.Storage;

namespace Playbooks.Benchmarks.Storing;

/// <summary>How many decisions a second become durable, beside what the disk does when each is synced on its own.</summary>
internal sealed class StoreBenchmark(BenchmarkOptions options, Results results)
{
    private const int RequestBytes = 2_500;
    private const int ResultBytes = 3_500;

    private static readonly int[] s_callers = [1, 16, 64];
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly byte[] _request = new byte[RequestBytes];
    private readonly byte[] _result = new byte[ResultBytes];
    private readonly int _rounds = options.IsQuick ? 5 : 9;
    private readonly TimeSpan _turn = TimeSpan.FromMilliseconds(options.IsQuick ? 300 : 1_000);
    private long _last;

    /// <summary>Measures by turns, and prints.</summary>
    public async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("playbooks-benchmark-");
        try
        {
            await using var store = await OpenAsync(Path.Combine(folder.FullName, "playbooks.db"));
            using var plain = new PlainLog(Path.Combine(folder.FullName, "plain"), RequestBytes + ResultBytes);
            var synced = new List<double>();
            var appended = s_callers.ToDictionary(callers => callers, _ => new List<double>());
            for (var round = -1; round < _rounds; round++)
            {
                var disk = await TurnAsync(1, () => { plain.Append(); return Task.CompletedTask; });
                foreach (var callers in s_callers)
                {
                    var speed = await TurnAsync(callers, () => AppendAsync(store));
                    // The first round warms up.
                    if (round >= 0)
                    {
                        appended[callers].Add(speed);
                    }
                }
                if (round >= 0)
                {
                    synced.Add(disk);
                }
            }
            Report(synced, appended);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Report(List<double> synced, Dictionary<int, List<double>> appended)
    {
        var limit = Of("limit", synced);
        results.Add("store", "sync", 1, "append", "limit", limit.Median, 0, null);
        foreach (var (callers, speeds) in appended)
        {
            var measure = Of("playbooks", speeds);
            results.Add("store", "sqlite", callers, "append", "playbooks", measure.Median, 0, measure.RatioTo(limit));
        }
    }

    private static Measure Of(string engine, List<double> speeds) => new(new Side(engine, "append", (_, _) => 0), speeds, 0);

    private async Task<double> TurnAsync(int callers, Func<Task> work)
    {
        var (done, watch) = (0L, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < _turn)
            {
                await work();
                Interlocked.Increment(ref done);
            }
        })));
        return done / watch.Elapsed.TotalSeconds;
    }

    private async Task AppendAsync(IStore store)
    {
        var number = Interlocked.Increment(ref _last);
        var record = new DecisionRecord
        {
            Id = number.ToString("D20", CultureInfo.InvariantCulture),
            Account = $"A-{number % 1_000}",
            At = s_at,
            Release = "sha256:benchmark",
            ReleaseNumber = 1,
            Request = _request,
            Result = _result,
            Actions = [new DecidedAction(1, "call", "high-risk/leaders-call", "C-1"), new DecidedAction(2, "write", "high-risk/others-write", "C-1")],
        };
        if (!await store.Decisions.AppendAsync(record, null, default))
        {
            throw new InvalidOperationException("the release is live, and its decision was not kept");
        }
    }

    private static async Task<IStore> OpenAsync(string file)
    {
        var opening = await Stores.OpenAsync(StoreAddress.Parse("sqlite:" + file), TimeProvider.System, default);
        var store = opening.Store ?? throw new InvalidOperationException(opening.Problem);
        var release = new ReleaseEntry
        {
            Number = 0,
            Hash = "sha256:benchmark",
            State = ReleaseState.Live,
            Origin = ReleaseOrigin.Folder,
            Author = "folder",
            Note = "",
            ProposedAt = s_at,
        };
        await store.Releases.AddAsync(release, DocumentSet.Empty, null, new AuditEntry(s_at, "folder", "release.published", ""), null, default);
        return store;
    }
}
