using System.Text.RegularExpressions;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Proving;
using Playbooks.Testing;

namespace Playbooks.Engine.Tests.Shipped;

/// <summary>Nothing ships that no example speaks of: a rule, an action, or a capability that the guide promises.</summary>
public sealed class ReachTests
{
    private static readonly string[] s_promised =
    [
        "A1", "A6", "A7", "A8", "A9", "B1", "B2", "B3", "B4", "B5", "B6", "B7",
        "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "D3", "D11", "D12",
    ];

    private static readonly Lazy<Release> s_release = new(ShippedWorkspace.Compile);

    private static readonly Lazy<Decision[]> s_decisions = new(() => [.. ShippedWorkspace.DecideExamples(s_release.Value)]);

    [Fact]
    public void EveryRuleIsReachedByAnExample()
    {
        var reached = s_decisions.Value.SelectMany(decision => decision.Rules).Where(rule => rule.Outcome == RuleOutcome.Matched).Select(rule => rule.Rule);
        Assert.Empty(s_release.Value.Workspace.Rules.Select(rule => rule.Id).Except(reached));
    }

    [Fact]
    public void EveryActionIsRecommendedInAnExample()
    {
        var recommended = s_decisions.Value.SelectMany(decision => decision.Actions).Select(action => action.Action.Id);
        Assert.Empty(s_release.Value.Workspace.Actions.Keys.Except(recommended));
    }

    [Fact]
    public void NoExampleFailsToWorkOutAFact() =>
        Assert.Empty(s_decisions.Value.SelectMany(decision => decision.Failures).Select(failure => $"{failure.Where}: {failure.Diagnostic.Message}"));

    [Fact]
    public void EveryCapabilityPointsToAnExampleThatExists()
    {
        var rows = File.ReadAllLines(Repository.PathOf("playbooks/README.md"))
            .Where(line => Regex.IsMatch(line, "^\\| [A-D][0-9]+ \\|"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToArray();
        var examples = Examples.Run(s_release.Value).Results.Where(result => result.IsPassed).Select(result => result.Example.Name);
        Assert.Empty(s_promised.Except(rows.Select(row => row[1])));
        Assert.Empty(rows.Select(row => row[3]).Except(examples));
    }

    [Fact]
    public void NoTwoExamplesHaveOneName()
    {
        var names = Examples.Run(s_release.Value).Results.Select(result => result.Example.Name).ToArray();
        Assert.Empty(names.GroupBy(name => name).Where(group => group.Skip(1).Any()).Select(group => group.Key));
    }
}
