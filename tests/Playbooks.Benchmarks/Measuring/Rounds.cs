using System.Diagnostics;

namespace Playbooks.Benchmarks.Measuring;

/// <summary>
/// Measures sides by turns in one run: a round gives each side the same short while, so that what disturbs the
/// machine disturbs all of them, and ratios within a round hold.
/// </summary>
internal sealed class Rounds(bool isQuick)
{
    private readonly int _rounds = isQuick ? 5 : 9;
    private readonly TimeSpan _turn = TimeSpan.FromMilliseconds(isQuick ? 60 : 200);
    private readonly TimeSpan _warmUp = TimeSpan.FromMilliseconds(isQuick ? 300 : 1_000);

    /// <summary>Keeps the compiler from leaving the work out.</summary>
    public long Sink { get; private set; }

    /// <summary>Warms all sides up, then measures them.</summary>
    public IReadOnlyList<Measure> Run(IReadOnlyList<Side> sides, TimeSpan? warmUp = null)
    {
        foreach (var side in sides)
        {
            Turn(side, warmUp ?? _warmUp, out _);
        }
        var speeds = sides.Select(_ => new List<double>()).ToList();
        var bytes = new double[sides.Count];
        for (var round = 0; round < _rounds; round++)
        {
            for (var i = 0; i < sides.Count; i++)
            {
                speeds[i].Add(Turn(sides[i], _turn, out bytes[i]));
            }
        }
        return [.. sides.Select((side, i) => new Measure(side, speeds[i], bytes[i]))];
    }

    private double Turn(Side side, TimeSpan length, out double bytes)
    {
        var (done, batch) = (0, side.Batch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < length)
        {
            Sink += side.Work(done, batch);
            done = unchecked((done + batch) & int.MaxValue);
            batch = Math.Min(batch * 2, 16_384);
        }
        var seconds = watch.Elapsed.TotalSeconds;
        bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)done;
        return done / seconds;
    }
}
