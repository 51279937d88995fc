using FsCheck;
using FsCheck.Fluent;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Compiling.Index;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Compiling.Index;

/// <summary>What the index finds is what testing one rule after the other finds, whatever the rules and the facts.</summary>
public sealed class IndexLawTests
{
    private const int AccountsEach = 12;

    [Theory]
    [InlineData(0, 12, 60)]
    [InlineData(40, 130, 20)]
    [InlineData(400, 1_300, 3)]
    public void TheIndexFindsWhatAScanFinds(int fewest, int most, int workspaces)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(workspaces).WithQuietOnSuccess(true);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Agrees(seed, fewest, most)).Check(config);
    }

    private static bool Agrees(int seed, int fewest, int most)
    {
        var random = new Random(seed);
        var source = new RandomRules(random);
        var release = Sample.Rules([.. Enumerable.Range(0, random.Next(fewest, most)).Select(source.Rule)]).Release();
        var rules = release.Decider.Compiled.Rules;
        var (index, scan) = (new RuleIndex(rules), new RuleScan(rules));
        return Enumerable.Range(0, AccountsEach).All(_ => Agrees(release, index, scan, source.Facts()));
    }

    private static bool Agrees(Release release, RuleIndex index, RuleScan scan, string facts)
    {
        var request = Sample.RequestFor(release, facts);
        var run = new DecisionRun(release.Decider.Compiled, request, "id");
        Deriving.WorkOut(run, assumed: null);
        for (var contact = DecisionRun.TheAccount; contact < run.Contacts.Length; contact++)
        {
            run.SpeakOf(contact);
            var (matched, failed) = Found(scan, run);
            run.SpeakOf(contact);
            var (found, failedToo) = Found(index, run);
            Assert.Equal(matched, found);
            Assert.Equal(failed, failedToo);
            AssertBest(index, run, matched);
        }
        return true;
    }

    private static (int[] Matched, string[] Failed) Found(RuleMatcher matcher, DecisionRun run)
    {
        run.Matches.Clear();
        matcher.Match(run.Frame, run.Matches);
        return ([.. run.Matches.Rules.Select(rule => rule.Rule.Place)], [.. run.Matches.Failed.Select(failed => $"{failed.Rule.Rule.Place}: {failed.Failure.Message}")]);
    }

    private static void AssertBest(RuleIndex index, DecisionRun run, int[] matched)
    {
        var buffer = index.NewBuffer();
        var first = matched.Length == 0 ? -1 : matched[0];
        run.Frame.Reset();
        Assert.Equal(first, index.Best(run.Frame, buffer));
        run.Frame.Reset();
        index.All(run.Frame, buffer);
        Assert.Equal(matched, buffer.Found[..buffer.Count]);
        AssertExplained(index, run, matched);
    }

    // An explanation is worked out from what was taken down, by whatever buffer, and is that of the lookup itself.
    private static void AssertExplained(RuleIndex index, DecisionRun run, int[] matched)
    {
        var (buffer, trace) = (index.NewBuffer(), index.NewTrace());
        var (expected, explained) = (MissesIn(run, index), MissesIn(run, index));
        foreach (var lane in matched.SelectMany(rule => index.Actions.Of(rule).ToArray()))
        {
            expected.Touch(lane);
        }
        run.Frame.Reset();
        index.FindMisses(run.Frame, buffer, expected);

        run.Frame.Reset();
        Assert.Equal(matched.FirstOrDefault(-1), index.BestTraced(run.Frame, buffer, trace));
        Assert.Equal(matched.Take(1), trace.Found.ToArray());
        var other = index.NewBuffer();
        run.Frame.Reset();
        index.Explain(run.Frame, trace, other, explained);

        Assert.Equal(matched, other.Found[..other.Count]);
        Assert.Equal(expected.Nearest, explained.Nearest);
    }

    private static MissTrace MissesIn(DecisionRun run, RuleIndex index)
    {
        var obstacles = new Obstacles(run);
        var misses = new MissTrace(index.Actions, (rule, enough) => obstacles.Of(rule, DecisionRun.TheAccount, enough).Count);
        misses.Clear();
        return misses;
    }
}
