using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Measuring;

/// <summary>Measures how fast a release decides the accounts of a book, on one thread.</summary>
/// <param name="release">The release.</param>
/// <param name="requests">A decision to be made for each account; what scripts work out is filled in.</param>
/// <param name="clock">The clock of the host that measures.</param>
public sealed class DeciderBench(Release release, ImmutableArray<DecisionRequest> requests, TimeProvider clock)
{
    /// <summary>How many accounts of a book are enough.</summary>
    public const int MostAccounts = 2_000;

    private const int LeastInRound = 1_000;

    private readonly CompiledWorkspace _workspace = release.Decider.Compiled;
    private readonly ImmutableArray<DecisionRequest> _silent = [.. requests.Select(request => request with { WritesMessages = false })];
    private readonly ImmutableArray<DecisionRequest> _actionsAlone = [.. requests.Select(DerivedWork.ActionsAlone)];
    private readonly ImmutableArray<DecisionRequest> _explained = [.. requests.Select(request => request with { ExplainsAllRules = true })];

    /// <summary>Measures all ways of deciding by turns.</summary>
    /// <param name="rounds">How many rounds; the figure is their median.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="InvalidOperationException">There is nothing to decide.</exception>
    public Bench Run(int rounds, CancellationToken cancel)
    {
        if (requests.IsEmpty)
        {
            throw new InvalidOperationException("a book without accounts cannot be measured");
        }
        DecisionRun[] runs = [.. requests.Select(Derive)];
        var contacts = runs.Sum(run => run.Contacts.Length);
        (string What, string Unit, int Count, Action Work)[] ways =
        [
            ("decide", "decision", requests.Length, () => DecideAll(requests)),
            ("decide, without messages", "decision", requests.Length, () => DecideAll(_silent)),
            ("decide, actions alone", "decision", requests.Length, () => DecideAll(_actionsAlone)),
            ("decide, every rule explained", "decision", requests.Length, () => DecideAll(_explained)),
            ("all rules that match", "contact", Math.Max(1, contacts), () => MatchAll(runs)),
            ("best rule that matches", "contact", Math.Max(1, contacts), () => MatchBest(runs)),
        ];
        return new Bench(requests.Length, contacts, Measure(ways, rounds, cancel), MeasureStages(rounds, cancel), DerivedWork.Of(release, requests), CountRules(runs), CountTemplates(), UnindexedParts.Of(_workspace));
    }

    private ImmutableArray<BenchSpeed> Measure((string What, string Unit, int Count, Action Work)[] ways, int rounds, CancellationToken cancel)
    {
        var times = Repeats;
        var seconds = ways.Select(_ => new List<double>()).ToList();
        var bytes = new double[ways.Length];
        // The first round warms up, and does not count.
        for (var round = -1; round < rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                cancel.ThrowIfCancellationRequested();
                var (allocated, begun) = (GC.GetAllocatedBytesForCurrentThread(), clock.GetTimestamp());
                for (var i = 0; i < times; i++)
                {
                    ways[way].Work();
                }
                seconds[way].Add(Math.Max(clock.GetElapsedTime(begun).TotalSeconds, 1e-7) / times);
                bytes[way] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)times / ways[way].Count;
            }
        }
        return [.. ways.Select((way, i) => new BenchSpeed(way.What, way.Unit, way.Count / Median(seconds[i].Skip(1)), bytes[i]))];
    }

    private ImmutableArray<BenchStage> MeasureStages(int rounds, CancellationToken cancel)
    {
        var watch = new StageWatch(clock);
        var decisions = rounds * Repeats * requests.Length;
        for (var i = 0; i < decisions; i++)
        {
            cancel.ThrowIfCancellationRequested();
            release.Decider.Decide(requests[i % requests.Length], watch);
        }
        var stages = Enum.GetValues<DecidingStage>();
        var all = Math.Max(stages.Sum(stage => watch[stage].TotalSeconds), 1e-7);
        return [.. stages.Select(stage => new BenchStage(stage, watch[stage] / decisions, watch[stage].TotalSeconds / all))];
    }

    private int Repeats => Math.Max(1, LeastInRound / requests.Length);

    private void DecideAll(ImmutableArray<DecisionRequest> all)
    {
        foreach (var request in all)
        {
            release.Decider.Decide(request);
        }
    }

    private DecisionRun Derive(DecisionRequest request)
    {
        var run = new DecisionRun(_workspace, request, "bench");
        Deriving.WorkOut(run, assumed: null);
        return run;
    }

    private static void MatchAll(DecisionRun[] runs)
    {
        foreach (var run in runs)
        {
            for (var contact = 0; contact < run.Contacts.Length; contact++)
            {
                run.SpeakOf(contact);
                run.Matches.Clear();
                run.MatcherFor(contact).Match(run.Frame, run.Matches);
            }
        }
    }

    private void MatchBest(DecisionRun[] runs)
    {
        if (_workspace.ContactMatcher is not RuleIndex index)
        {
            return;
        }
        foreach (var run in runs)
        {
            var buffer = run.Matches.BufferFor(index);
            for (var contact = 0; contact < run.Contacts.Length; contact++)
            {
                run.SpeakOf(contact);
                index.Best(run.Frame, buffer);
            }
        }
    }

    private ImmutableArray<RuleWork> CountRules(DecisionRun[] runs)
    {
        var count = new RuleWorkCount(_workspace);
        foreach (var run in runs)
        {
            count.Count(run);
        }
        return count.Result;
    }

    private ImmutableArray<TemplateWork> CountTemplates()
    {
        var work = new Dictionary<string, TemplateWork>(StringComparer.Ordinal);
        foreach (var action in requests.SelectMany(request => release.Decider.Decide(request).Actions))
        {
            foreach (var message in action.Messages)
            {
                var known = Of(message.Template);
                work[message.Template] = known with { Written = known.Written + 1, Characters = known.Characters + message.Text.Length + (message.Subject?.Length ?? 0) };
            }
            foreach (var message in action.Withheld)
            {
                work[message.Template] = Of(message.Template) with { Withheld = Of(message.Template).Withheld + 1 };
            }
        }
        return [.. work.Values.OrderByDescending(template => template.Characters).ThenBy(template => template.Template, StringComparer.Ordinal)];

        TemplateWork Of(string template) => work.GetValueOrDefault(template) ?? new TemplateWork(template, 0, 0, 0);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
