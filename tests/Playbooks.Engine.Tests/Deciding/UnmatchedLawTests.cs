using FsCheck;
using FsCheck.Fluent;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Tests.Compiling.Index;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>What the index says of the rules that did not match is what going through all of them says.</summary>
public sealed class UnmatchedLawTests
{
    private const int AccountsEach = 12;

    [Theory]
    [InlineData(0, 12, 60)]
    [InlineData(40, 130, 20)]
    [InlineData(500, 1_300, 3)]
    public void TheIndexExplainsAsAScanDoes(int fewest, int most, int workspaces)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(workspaces).WithQuietOnSuccess(true);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Agrees(seed, fewest, most)).Check(config);
    }

    private static bool Agrees(int seed, int fewest, int most)
    {
        var random = new Random(seed);
        var source = new RandomRules(random);
        var release = new Sample().Playbook("p", "contact", Rules(isForContacts: true)).Playbook("q", "account", Rules(isForContacts: false)).Release();
        return Enumerable.Range(0, AccountsEach).All(_ => Agrees(release.Decider, Sample.RequestFor(release, source.Facts())));

        string[] Rules(bool isForContacts) => [.. Enumerable.Range(0, random.Next(fewest, most)).Select(i => source.RuleWithActions(i, isForContacts))];
    }

    private static bool Agrees(Decider decider, DecisionRequest request)
    {
        Assert.Equal(Explain(decider, request, UnmatchedScan.Explain), Explain(decider, request, Unmatched.Explain));
        return true;
    }

    private static string Explain(Decider decider, DecisionRequest request, Action<DecisionRun, Matching> explain)
    {
        var run = new DecisionRun(decider.Compiled, request, "id");
        Deriving.WorkOut(run, assumed: null);
        explain(run, Matching.Of(run));
        return string.Join("\n", run.NotChosen.Select(miss => miss.ToString()).Concat(run.Missing.All.Select(missing => $"{missing.Fact.Name} of {missing.Contact} {missing.WouldMatter}")));
    }
}
