using System.Diagnostics;

namespace Playbooks.Benchmarks.Deciding.Limit;

/// <summary>
/// The limit: for the same rules the better of two forms of hand-written code, chosen for each of the two questions by
/// trying, under the memory that the engine has too.
/// </summary>
internal sealed class HandWritten : IMatcher
{
    private const long BytesPerRule = 2_048;
    private const int ContactsTried = 1_000;

    // Long enough for the compiler to have done its best on each of them.
    private static readonly TimeSpan Trial = TimeSpan.FromMilliseconds(800);


    private static readonly int[] Fences = [63, 255];

    private readonly IMatcher _best;
    private readonly IMatcher _all;

    public HandWritten(Workload workload)
    {
        var facts = new EncodedFacts(workload);
        var boxes = new Boxes(workload, facts);
        var bitmaps = Fences.Select(fences => new Bitmaps(workload, facts, fences)).Where(form => form.Bytes <= BytesPerRule * workload.Rules.Length);
        IMatcher[] forms = [boxes, .. bitmaps];
        _best = Fastest(forms, (form, contact) => form.Best(contact));
        _all = Fastest(forms, (form, contact) => form.All(contact));
        Bytes = Math.Max(BytesOf(_best), BytesOf(_all));
    }

    public ReadOnlySpan<int> Found => _all.Found;

    /// <summary>What it takes in memory.</summary>
    public long Bytes { get; }

    public int Best(int contact) => _best.Best(contact);

    public int All(int contact) => _all.All(contact);

    private static long BytesOf(IMatcher form) => form is Bitmaps bitmaps ? bitmaps.Bytes : ((Boxes)form).Bytes;

    private static IMatcher Fastest(IMatcher[] forms, Func<IMatcher, int, int> ask)
    {
        var times = new long[forms.Length];
        Array.Fill(times, long.MaxValue);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Trial;)
        {
            for (var i = 0; i < forms.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                for (var contact = 0; contact < ContactsTried; contact++)
                {
                    ask(forms[i], contact);
                }
                times[i] = Math.Min(times[i], Stopwatch.GetTimestamp() - start);
            }
        }
        return forms[Array.IndexOf(times, times.Min())];
    }
}
