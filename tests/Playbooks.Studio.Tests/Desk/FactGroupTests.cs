using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Studio.Desk;
using Playbooks.Studio.Trying;

namespace Playbooks.Studio.Tests.Desk;

public sealed class FactGroupTests
{
    private static readonly Live.LiveRelease s_small = LiveReleases.Small();

    [Fact]
    public void WhatIsGivenStandsBeforeWhatFollowsFromIt()
    {
        var account = s_small.Sample.Accounts.First(account => account.Facts.Contacts.Length > 0);
        var contact = Who.Id(account.Facts.Contacts[0]);
        var groups = Groups(account.Facts, contact);
        var name = groups[0].Title;
        Assert.Equal([name, "The account", $"{name}, worked out"], groups.Select(group => group.Title).Take(3));
        Assert.DoesNotContain(groups.SelectMany(group => group.Facts), fact => fact.Value.Length == 0 || fact.Fact.Column.Name == "id");
    }

    [Fact]
    public void WithoutAContactOnlyTheAccountIsTold() =>
        Assert.All(Groups(s_small.Sample.Accounts[0].Facts, null), group => Assert.StartsWith("The account", group.Title, StringComparison.Ordinal));

    [Fact]
    public void WhatIsNotKnownIsCountedAndNotListed()
    {
        var groups = Groups(s_small.Sample.Accounts[0].Facts, null);
        var facts = s_small.Release.Workspace.Vocabulary.Facts.Count(fact => fact.Entity == Engine.Vocabulary.Entity.Account && fact.Derivation is null && fact.Column.Name != "id");
        var account = groups.Single(group => group.Title == "The account");
        Assert.Equal(facts, account.Facts.Length + account.NotKnown);
    }

    private static ImmutableArray<FactGroup> Groups(FactSet facts, string? contact)
    {
        var decision = s_small.Release.Decider.Decide(new DecisionRequest(facts, LiveReleases.Monday));
        return FactGroup.Of(decision, facts, s_small.Release.Workspace, contact);
    }
}
