using Playbooks.Benchmarks.Deciding;
using Playbooks.Benchmarks.Measuring;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;

namespace Playbooks.Benchmarks.Loading;

/// <summary>From the documents' texts to a decider: read, checked, compiled, indexed. And what it keeps.</summary>
internal sealed class LoadBenchmark(BenchmarkOptions options, Results results)
{
    private const int Rules = 10_000;
    private const int Playbooks = 10;

    public void Run()
    {
        foreach (var profile in new[] { "sel", "mixed" })
        {
            var workload = options.Workload is { } folder ? WorkloadFiles.Read(folder, profile, Rules) : WorkloadGenerator.Make(profile, Rules);
            var documents = WorkloadDocuments.Of(workload, Playbooks);
            var workspace = WorkspaceChecker.Check(documents).Workspace!;
            var measures = new Rounds(options.IsQuick).Run(
            [
                Loading("load", () => WorkloadDocuments.Compile(documents)),
                Loading("compile", () => Release.Create(workspace)),
            ]);
            results.Add("load", profile, Rules, measures, (_, _) => false);
            Console.WriteLine($"load: {1_000 / measures[0].Median:N0} ms for {Rules} rules, {Kept(() => WorkloadDocuments.Compile(WorkloadDocuments.Of(workload, Playbooks))) / Rules:N0} B kept a rule, texts of the documents included");
        }
    }

    private static Side Loading(string variant, Func<Release> load) => new("playbooks", variant, (_, count) =>
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            sum += load().Hash.Length;
        }
        return sum;
    });

    private static long Kept(Func<Release> load)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var release = load();
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(release);
        return kept;
    }
}
