using Playbooks.Studio.Overview;

namespace Playbooks.Studio.Tests.Overview;

public sealed class OverviewModelTests
{
    [Fact]
    public void AccountsComeWithTheirFirstActionTheMostUrgentFirst()
    {
        var model = OverviewModel.Of(LiveReleases.Small(), LiveReleases.Monday);
        Assert.Equal(
            [("Alder & Sons", "call", "Ada Alder", "A-1/C-1", 1), ("Cedar Ltd", "watch", "Cy Cedar", "A-2/C-3", 0)],
            model.Accounts.Select(account => (account.Name, account.First!.Action.Id, account.FirstFor!, account.Who, account.Others)));
    }

    [Fact]
    public void SharesOfTheQuadrantsAddUpToAllContacts()
    {
        var model = OverviewModel.Of(LiveReleases.Shipped(), LiveReleases.Monday);
        Assert.Equal(model.Matrix!.Points.Length, model.Matrix.Quadrants.Sum(share => share.Count));
        Assert.Equal(model.Accounts.Length, model.Accounts.Select(account => account.Account).Distinct().Count());
    }

    [Fact]
    public void EveryAccountOfTheShippedSampleBookHasAnAction()
    {
        var model = OverviewModel.Of(LiveReleases.Shipped(), LiveReleases.Monday);
        Assert.All(model.Accounts, account => Assert.NotNull(account.First));
    }

    [Fact]
    public void AWorkspaceWithoutScoresHasAccountsAndNoMatrix()
    {
        using var copy = SmallWorkspace.Create();
        copy.Write("playbooks/facts.json", """{ "facts": { "account.name": { "type": "text" }, "account.late": { "type": "boolean" } } }""");
        copy.Write("playbooks/policy.json", """{ "bands": ["urgent", "fallback"] }""");
        copy.Write("playbooks/loyalty.json", """{ "playbook": "late", "title": "Late", "for": "account", "rules": [{ "id": "late", "title": "Late", "when": { "account.late": "true" }, "then": "thank", "band": "urgent" }] }""");
        copy.Write("playbooks/actions.json", """{ "thank": { "title": "Say thank you", "kind": "CheckIn", "owner": "CustomerSuccess", "due": "5 days" } }""");
        copy.Delete("templates/call.email.scriban");
        copy.Write("playbooks/sample-book/book.csv", "account.id,account.name,account.late\nA-1,Alder,true\nA-2,Birch,false\n");
        var model = OverviewModel.Of(LiveReleases.Of(copy), LiveReleases.Monday);
        Assert.Null(model.Matrix);
        Assert.Equal([("Alder", "thank"), ("Birch", null)], model.Accounts.Select(account => (account.Name, account.First?.Action.Id)));
    }
}
