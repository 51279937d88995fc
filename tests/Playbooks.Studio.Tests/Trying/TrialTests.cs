using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Playbooks.Engine.Deciding;
using Playbooks.Studio.Trying;

namespace Playbooks.Studio.Tests.Trying;

public sealed class TrialTests
{
    [Fact]
    public void WithoutFactsNothingIsDecided()
    {
        var trial = Try("");
        Assert.Null(trial.Decision);
        Assert.Equal((0, 0), (trial.BadFields, trial.Complaints.Length));
    }

    [Fact]
    public void AContactOfTheSampleBookFillsTheFormAndComesWithTheOthersOfItsAccount()
    {
        var trial = Try("who=A-1%2FC-2");
        Assert.Equal("9", Field(trial, "contact.attitude").Value);
        Assert.Equal("250000", Field(trial, "account.arr").Value);
        Assert.Equal("C-2", trial.ContactId);
        Assert.Equal(2, trial.Decision!.Account.Children(0).Length);
        Assert.Equal(["call", "thank"], trial.Decision.Actions.Select(action => action.Action.Id));
    }

    [Fact]
    public void AFieldInTheAddressCountsMoreThanTheSample()
    {
        var trial = Try("who=A-1%2FC-1&contact.attitude=9&contact.behaviour=8.5");
        Assert.Equal(["thank", "thank"], trial.Decision!.Actions.Select(action => action.Action.Id));
    }

    [Fact]
    public void AnEmptyFieldInTheAddressIsNotKnown()
    {
        var trial = Try("who=A-2%2FC-3&contact.attitude=");
        Assert.Equal("watch", Assert.Single(trial.Decision!.Actions).Action.Id);
        Assert.Contains(trial.Decision.Missing, missing => missing.Fact.Name == "contact.attitude");
    }

    [Fact]
    public void FactsFromScratchNeedNoSample() =>
        Assert.Equal("call", Assert.Single(Try("contact.attitude=1&contact.behaviour=1").Decision!.Actions).Action.Id);

    [Fact]
    public void EveryTypeOfFactIsTakenFromItsField()
    {
        var trial = Try("account.arr=1200.50&account.renewsOn=2026-06-01&account.products=Payroll%0D%0ATime&contact.role=EndUser&contact.attitude=3&event.kind=Complaint");
        var account = trial.Decision!.Account;
        Assert.Equal(1200.50m, account.Get(account.Layout.Find("arr")!));
        Assert.Equal(new DateTime(2026, 6, 1), account.Get(account.Layout.Find("renewsOn")!));
        Assert.Equal(["Payroll", "Time"], (IEnumerable<object?>)account.Get(account.Layout.Find("products")!)!);
        Assert.Equal("Complaint", trial.Decision.Event!.Get(trial.Decision.Event.Layout.Find("kind")!));
    }

    [Fact]
    public void TheEventOfTheSampleKeepsItsId()
    {
        using var copy = SmallWorkspace.Create();
        copy.Replace("playbooks/facts.json", "\"event.kind\":", "\"event.id\": { \"type\": \"text\" }, \"event.kind\":");
        copy.Write("playbooks/sample-book/book.csv", "account.id,contact.id,contact.attitude,event.id,event.kind\nA-1,C-1,3,E-7,Complaint\n");
        var live = LiveReleases.Of(copy);
        var decision = Trial.Of(live, FactsForm.Read(live, Query("who=A-1%2FC-1&event.kind=Cancellation")), LiveReleases.Monday).Decision!;
        Assert.Equal(("E-7", "Cancellation"), (decision.Event!.Get(decision.Event.Layout.Find("id")!), decision.Event.Get(decision.Event.Layout.Find("kind")!)));
    }

    [Theory]
    [InlineData("contact.attitude=11", "contact.attitude")]
    [InlineData("contact.attitude=high", "contact.attitude")]
    [InlineData("contact.role=Boss", "contact.role")]
    [InlineData("account.renewsOn=someday", "account.renewsOn")]
    [InlineData("account.arr=1e400", "account.arr")]
    [InlineData("account.arr=1 2", "account.arr")]
    [InlineData("account.arr=\"1\"", "account.arr")]
    [InlineData("event.kind={}", "event.kind")]
    public void AValueThatCannotBeTakenIsAComplaintAtItsField(string query, string fact)
    {
        var trial = Try(query);
        Assert.Null(trial.Decision);
        Assert.NotNull(Field(trial, fact).Complaint);
        Assert.Equal(1, trial.BadFields);
    }

    [Fact]
    public void AValueOfExcessiveLengthIsNotTaken() =>
        Assert.NotNull(Field(Try("contact.attitude=1&account.products=" + new string('x', 600)), "account.products").Complaint);

    [Fact]
    public void PersonalFactsComeFromTheSampleAlone()
    {
        var trial = Try("who=A-1%2FC-1&contact.name=Somebody");
        Assert.Equal("Ada Alder", Field(trial, "contact.name").Value);
        Assert.Equal("contact.name", Assert.Single(trial.Form.Unknown));
    }

    [Fact]
    public void UnknownNamesAreSaidAndLeftOut() => Assert.Equal("account.arrr x", string.Join(' ', Try("x=1&account.arrr=2").Form.Unknown));

    [Fact]
    public void AContactThatTheBookLostIsSaid() => Assert.True(Try("who=A-1%2FC-99").Form.IsLost);

    [Fact]
    public void DerivedFactsAreNotAskedFor() =>
        Assert.DoesNotContain(Try("").Form.Fields, field => field.Fact.Name is "contact.quadrant" or "account.valueTier" or "contact.id");

    [Fact]
    public void TheMomentIsThisOneUnlessTheAddressNamesAnother()
    {
        Assert.Equal(LiveReleases.Monday, Try("who=A-1%2FC-1").Decision!.At);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 13, 30, 0, TimeSpan.Zero), Try("who=A-1%2FC-1&at=2026-07-01T13:30").Decision!.At);
        Assert.Equal("Decide for: not a moment, such as `2026-03-02T09:00`", Assert.Single(Try("who=A-1%2FC-1&at=soon").Complaints));
    }

    [Fact]
    public void EveryContactOfTheShippedSampleBookCanBeTried()
    {
        var live = LiveReleases.Shipped();
        foreach (var account in live.Sample.Accounts)
        {
            foreach (var contact in account.Facts.Contacts.ToArray())
            {
                var who = Who.Write(Who.Id(account.Facts.Account), Who.Id(contact));
                var trial = Trial.Of(live, FactsForm.Read(live, Query($"who={Uri.EscapeDataString(who)}")), LiveReleases.Monday);
                Assert.NotNull(trial.Decision);
                var straight = live.Release.Decider.Decide(new DecisionRequest(account.Facts, LiveReleases.Monday) { History = account.History });
                Assert.Equal(straight.Actions.Select(Key).Order(StringComparer.Ordinal), trial.Decision.Actions.Select(Key).Order(StringComparer.Ordinal));
            }
        }
    }

    private static string Key(RecommendedAction action) => $"{action.Contact} {action.Action.Id} {action.Rule.Id}";

    private static Trial Try(string query)
    {
        var live = LiveReleases.Small();
        return Trial.Of(live, FactsForm.Read(live, Query(query)), LiveReleases.Monday);
    }

    private static QueryCollection Query(string query) => new(QueryHelpers.ParseQuery(query));

    private static FactField Field(Trial trial, string fact) => trial.Form.Fields.Single(field => field.Fact.Name == fact);
}
