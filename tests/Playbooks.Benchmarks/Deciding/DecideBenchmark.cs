using System.Globalization;
using Playbooks.Benchmarks.Deciding.Limit;
using Playbooks.Benchmarks.Measuring;

namespace Playbooks.Benchmarks.Deciding;

/// <summary>Best match and all matches over the rule workload, every side by turns.</summary>
internal sealed class DecideBenchmark(BenchmarkOptions options, Results results)
{
    private const int RulesForPeers = 1_000;

    private static readonly int[] Sizes = [10, 100, 1_000, 10_000];

    private static readonly string[] Profiles = ["sel", "mixed"];

    public void Run()
    {
        foreach (var profile in Profiles)
        {
            foreach (var size in Sizes.Where(size => options.Rules is null || options.Rules == size))
            {
                var workload = options.Workload is { } folder ? WorkloadFiles.Read(folder, profile, size) : WorkloadGenerator.Make(profile, size);
                Run(workload);
            }
        }
    }

    private void Run(Workload workload)
    {
        var release = WorkloadDocuments.Compile(WorkloadDocuments.Of(workload));
        var ours = new Ours(workload, release);
        var limit = new HandWritten(workload);
        var loop = new DelegateLoop(workload);
        var decisions = new DecisionCheck(workload);
        decisions.AssertSame("delegates", loop);
        decisions.AssertSame("limit", limit);
        decisions.AssertSame("playbooks", ours);
        Console.WriteLine($"{workload.Profile} {workload.Rules.Length}: the index takes {ours.Bytes / workload.Rules.Length} B a rule, the limit {limit.Bytes / workload.Rules.Length} B");
        using var peers = workload is { Profile: "sel", Rules.Length: RulesForPeers } ? NodePeers.Start(workload) : null;
        var contacts = workload.Contacts.Length;
        IReadOnlyList<Measure> measures = new Rounds(options.IsQuick).Run(
        [
            SideOf("limit", "best", new LimitBest(limit), contacts),
            SideOf("playbooks", "best", new OursBest(ours), contacts),
            SideOf("playbooks", "best-traced", new OursBestTraced(ours), contacts),
            SideOf("playbooks", "best-explained", new OursBestExplained(ours), contacts),
            SideOf("delegates", "best", new LoopBest(loop), contacts),
            SideOf("limit", "all", new LimitAll(limit), contacts),
            SideOf("playbooks", "all", new OursAll(ours), contacts),
            SideOf("playbooks", "all-traced", new OursAllTraced(ours), contacts),
            SideOf("playbooks", "all-explained", new OursAllExplained(ours), contacts),
            SideOf("delegates", "all", new LoopAll(loop), contacts),
            .. peers?.Sides ?? [],
        ]);
        // What a peer takes in memory is its own affair, and not known here.
        measures = [.. measures.Select(measure => IsPeer(measure) ? measure with { Bytes = 0 } : measure)];
        results.Add("decide", workload.Profile, workload.Rules.Length, measures, (other, side) => other.Engine == "limit" && side.Variant.StartsWith(other.Variant, StringComparison.Ordinal));
        Compare(workload, measures);
    }

    // The ratios that are promised beside the shares of the limit's speed.
    private static void Compare(Workload workload, IReadOnlyList<Measure> measures)
    {
        var of = measures.ToDictionary(measure => (measure.Side.Engine, measure.Side.Variant));
        foreach (var variant in new[] { "best", "all" })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Profile} {workload.Rules.Length}: {variant}-traced takes {of[("playbooks", variant)].RatioTo(of[("playbooks", variant + "-traced")]):0.00} x the time of {variant}, {variant}-explained {of[("playbooks", variant)].RatioTo(of[("playbooks", variant + "-explained")]):0.00} x"));
        }
        foreach (var other in measures.Where(measure => IsPeer(measure) || measure.Side is { Engine: "delegates", Variant: "best" }))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Profile} {workload.Rules.Length}: playbooks is {of[("playbooks", "best")].RatioTo(other):N0} times as fast as {other.Side.Engine}, the limit {of[("limit", "best")].RatioTo(other):N0} times"));
        }
    }

    private static bool IsPeer(Measure measure) => measure.Side.Engine is NodePeers.JsonRulesEngine or NodePeers.ZenEngine;

    private static Side SideOf<TQuestion>(string engine, string variant, TQuestion question, int contacts)
        where TQuestion : struct, IQuestion =>
        new(engine, variant, (start, count) =>
        {
            var sum = 0L;
            var contact = start % contacts;
            for (var i = 0; i < count; i++)
            {
                sum += question.Ask(contact);
                contact = contact + 1 == contacts ? 0 : contact + 1;
            }
            return sum;
        });
}
