using Playbooks.Engine.Compiling;
using Playbooks.Engine.Proving;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Tests.Proving;

public sealed class GridTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void EveryCombinationIsDecidedAndTheLastAxisChangesFastest()
    {
        var release = Sample.Rules("""{ "id": "r", "title": "r", "when": { "contact.quadrant": "HighRisk", "account.tier": "High" }, "then": "call" }""").Release();

        var cells = Grid.Enumerate(release.Decider, Axes(release, "contact.quadrant", "account.tier"), At).ToList();

        Assert.Equal(12, cells.Count);
        Assert.Equal(["Loyal", "High"], cells[0].Values.AsEnumerable());
        Assert.Equal(["Loyal", "Medium"], cells[1].Values.AsEnumerable());
        Assert.Equal(["HighRisk", "High"], Assert.Single(cells, cell => !cell.Decision.Actions.IsEmpty).Values.AsEnumerable());
    }

    [Fact]
    public void OtherFactsStayAsTheyAreGiven()
    {
        var release = Sample.Rules("""{ "id": "r", "title": "r", "when": { "contact.role": "Sponsor", "account.plan": "Basic" }, "then": "call" }""").Release();
        var facts = Sample.RequestFor(release, """{"account":{"plan":"Basic"},"contact":{"role":"User"}}""").Facts;

        var cells = Grid.Enumerate(release.Decider, Axes(release, "contact.role"), At, facts).ToList();

        Assert.Equal(["call", ""], cells.Select(cell => string.Concat(cell.Decision.Actions.Select(action => action.Action.Id))));
        Assert.Equal("User", facts.Contacts[0].Get(release.Workspace.Vocabulary.Find("contact.role")!.Column));
    }

    [Fact]
    public void OnlyChoicesOfAccountAndContactAreAxes()
    {
        var release = Sample.Rules("""{ "id": "r", "title": "r", "then": "call" }""").Release();

        Assert.Throws<ArgumentException>(() => Grid.Enumerate(release.Decider, Axes(release, "account.score"), At));
        Assert.Throws<ArgumentException>(() => Grid.Enumerate(release.Decider, Axes(release, "event.kind"), At));
        Assert.Throws<ArgumentException>(() => Grid.Enumerate(release.Decider, [.. Enumerable.Repeat(Axes(release, "contact.quadrant")[0], 7)], At));
    }

    private static FactDefinition[] Axes(Release release, params string[] names) => [.. names.Select(name => release.Workspace.Vocabulary.Find(name)!)];
}
