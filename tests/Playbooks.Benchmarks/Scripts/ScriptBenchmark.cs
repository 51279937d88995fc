using System.Diagnostics;
using Playbooks.Benchmarks.Measuring;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Benchmarks.Scripts;

/// <summary>
/// How long past its budget a script goes on that does not end by itself, and how many calls others have answered in the
/// meantime; and how many calls a process answers when nobody attacks it.
/// </summary>
internal sealed class ScriptBenchmark(BenchmarkOptions options, Results results) : IDisposable
{
    private const int CallsOfOthers = 20;

    private static readonly (string Name, string Body)[] s_attacks =
    [
        ("regex", "var t = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'; return /^(a+)+$/.test(t) ? 1 : 2;"),
        ("sort", "var l = []; for (var i = 0; i < 20000; i++) { l.push(i); } for (;;) { l.sort(); }"),
        ("memory", "var l = []; for (;;) { l.push(l.concat(l).join('x') + 'y'); }"),
        ("depth", "var one = { toString: function () { return '' + one; } }; return '' + one;"),
        ("loop", "for (;;);"),
    ];

    private readonly ScriptPool _pool = new(ScriptCommand.Find() ?? throw new InvalidOperationException("build src/Playbooks.Cli, and name it in PLAYBOOKS_COMMAND"), TimeProvider.System);
    private readonly int _rounds = options.IsQuick ? 3 : 4;

    /// <summary>Measures, and prints. In these lines `rules` is the delay past the budget in milliseconds, never below 0.</summary>
    public async Task RunAsync()
    {
        var kind = Scripted("return account.arr / 100;");
        await CallAsync(kind);
        foreach (var (name, body) in s_attacks)
        {
            var delays = new List<double>();
            var others = new List<double>();
            for (var round = 0; round < _rounds; round++)
            {
                // Another text each time, so that it never rests.
                var hostile = Scripted($"/* {round} */ {body}");
                var stopping = CallAsync(hostile);
                others.Add(await CallOthersAsync(kind));
                var (why, took) = await stopping;
                delays.Add(Math.Max(0, (took - ScriptLimits.Time).TotalMilliseconds));
                Console.Error.WriteLine($"{name}: {why}");
            }
            delays.Sort();
            others.Sort();
            results.Add("scripts", name, (int)Math.Round(delays[delays.Count / 2]), "past-budget", "playbooks", others[others.Count / 2], 0, null);
        }
        results.Add("scripts", "one", 1, "batch", "playbooks", Batch(kind), 0, null);
    }

    public void Dispose() => _pool.Dispose();

    private static ScriptCall Scripted(string body)
    {
        var source = new SourceText("playbooks/scripts/score.js", $"function score(account) {{ {body} }}");
        var script = new Script(source, "score", [ScriptParameter.Account], new Location(source, default, ""));
        return new ScriptCall(script, """[{"arr":1200}]"""u8.ToArray());
    }

    private async Task<(string Outcome, TimeSpan Took)> CallAsync(ScriptCall call)
    {
        var watch = Stopwatch.StartNew();
        var outcome = (await _pool.RunAsync([call], default))[0];
        return ($"{outcome.End} {outcome.Text}", watch.Elapsed);
    }

    private async Task<double> CallOthersAsync(ScriptCall call)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < CallsOfOthers; i++)
        {
            await CallAsync(call);
        }
        return CallsOfOthers / watch.Elapsed.TotalSeconds;
    }

    private double Batch(ScriptCall call)
    {
        const int Calls = 2_000;
        var watch = Stopwatch.StartNew();
        _pool.Run([.. Enumerable.Repeat(call, Calls)]);
        return Calls / watch.Elapsed.TotalSeconds;
    }
}
