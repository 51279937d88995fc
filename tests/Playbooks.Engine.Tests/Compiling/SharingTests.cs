using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Tests.Compiling;

/// <summary>What ten thousand rules share is kept once.</summary>
public sealed class SharingTests
{
    [Fact]
    public void RulesThatAskTheSameAndWantTheSameShareIt()
    {
        var workspace = Shipped.ShippedWorkspace.Compile().Workspace;
        var cells = workspace.Rules.SelectMany(rule => rule.When).ToList();
        var compiled = new CompiledWorkspace(workspace).Rules;

        // Cells that are lists in JSON are not shared; there are a few.
        Assert.InRange(cells.Distinct(ReferenceEqualityComparer.Instance).Count(), 1, cells.Count / 2);
        Assert.Equal(
            cells.Where(cell => cell.Test is not AnyTest).Distinct(ReferenceEqualityComparer.Instance).Count(),
            compiled.SelectMany(rule => rule.Cells.ToArray()).Distinct().Count());
        Assert.Equal(
            workspace.Rules.SelectMany(rule => rule.Then.Where(IsOfTheCatalogue).Select(action => (action.Id, rule.Band))).Distinct().Count(),
            compiled.SelectMany(rule => rule.Actions).Where(action => IsOfTheCatalogue(action.Definition)).Distinct().Count());

        bool IsOfTheCatalogue(ActionDefinition action) => ReferenceEquals(action, workspace.Actions[action.Id]);
    }
}
