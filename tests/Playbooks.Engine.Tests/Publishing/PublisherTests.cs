using System.Text.Json;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Webhooks;
using Playbooks.Testing;

namespace Playbooks.Engine.Tests.Publishing;

public sealed class PublisherTests
{
    [Fact]
    public async Task ADraftGoesLiveAndTheReleaseBeforeItEnds()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.EditedAsync("Lost");
        desk.Clock.Now += TimeSpan.FromHours(1);
        var outcome = await desk.PublishAsync(draft);
        Assert.Equal((PublishEnd.Live, "release 2 is live"), (outcome.End, outcome.Message));
        var live = (await desk.LiveAsync())!;
        Assert.Equal((2L, 1L, draft, Desk.Ana, "because", desk.Clock.Now), (live.Number, live.Base, live.Draft, live.Author, live.Note, live.LiveFrom));
        Assert.StartsWith("sha256:", live.Hash, StringComparison.Ordinal);
        var before = (await desk.EntryAsync(1));
        Assert.Equal((ReleaseState.Past, desk.Clock.Now), (before.State, before.LiveUntil));
        Assert.Equal(Desk.Titled("Lost"), (await desk.DocumentsAsync(2)).Texts[Desk.Playbook]);
        Assert.Equal(DraftState.Published, (await desk.Workbench.FindAsync(draft, default))!.Draft.State);
    }

    [Fact]
    public async Task OthersAreToldOfWhatGoesLive()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Store.Webhooks.AddAsync(
            new Webhook("W-1", "https://example.org/", ["release.published"], "secret", Desk.Ana, desk.Clock.Now), new AuditEntry(desk.Clock.Now, Desk.Ana, "webhook.created", "W-1"), default);
        await desk.PublishAsync(await desk.EditedAsync("Lost"));
        var news = Assert.Single(await desk.Store.Webhooks.PendingAsync("W-1", 10, default));
        Assert.Equal(("release.published", "2"), (news.Type, news.Subject));
        using var data = JsonDocument.Parse(news.Data);
        Assert.Equal((await desk.LiveAsync())!.Hash, data.RootElement.GetProperty("release").GetString());
        Assert.Equal("draft", data.RootElement.GetProperty("origin").GetString());
    }

    [Fact]
    public async Task NothingBrokenGoesLiveAndAllMistakesAreSaid()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        await desk.SaveAsync(draft, Desk.Playbook, SmallWorkspace.Documents[Desk.Playbook].Replace("\"call\"", "\"cal\"", StringComparison.Ordinal));
        await desk.SaveAsync(draft, "templates/call.email.scriban", "---\nchannel: email\nsubject: A\n---\n{{ contact.nam }}");
        var outcome = await desk.PublishAsync(draft);
        Assert.Equal(PublishEnd.Broken, outcome.End);
        Assert.Equal(2, outcome.Diagnostics.Where(found => found.IsError).Select(found => found.Location.Document).Distinct().Count());
        Assert.Equal(1, (await desk.LiveAsync())!.Number);
        Assert.Equal(DraftState.Open, (await desk.Workbench.FindAsync(draft, default))!.Draft.State);
    }

    [Fact]
    public async Task AFailedExampleStopsIt()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        await desk.SaveAsync(draft, Desk.Playbook, SmallWorkspace.Documents[Desk.Playbook].Replace("\"call\"", "\"watch\"", StringComparison.Ordinal));
        var outcome = await desk.PublishAsync(draft);
        Assert.Equal((PublishEnd.Broken, "PB4409"), (outcome.End, Desk.Codes(outcome.Diagnostics.Where(found => found.IsError))));
    }

    [Fact]
    public async Task TheSameContentIsNotPublishedTwice()
    {
        await using var desk = await Desk.OpenAsync();
        var outcome = await desk.PublishAsync(await desk.DraftAsync());
        Assert.Equal((PublishEnd.Unchanged, "release 1 is live and holds the same"), (outcome.End, outcome.Message));
        var folder = await desk.Publisher.PublishFolderAsync(Desk.Small(), new Publication("command:test", "again"), default);
        Assert.Equal(PublishEnd.Unchanged, folder.End);
        Assert.Null(await desk.Releases.FindAsync(2, default));
    }

    [Fact]
    public async Task ANewExampleAloneIsPublishedUnderTheSameHash()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        await desk.SaveAsync(draft, "playbooks/examples/more.json", Desk.Example.Replace("high risk is called", "again", StringComparison.Ordinal));
        var outcome = await desk.PublishAsync(draft);
        Assert.Equal((PublishEnd.Live, (await desk.EntryAsync(1)).Hash), (outcome.End, outcome.Release!.Hash));
        Assert.True((await desk.DocumentsAsync(2)).Has("playbooks/examples/more.json"));
    }

    [Fact]
    public async Task TheSameContentHasTheSameHashAnywhere()
    {
        await using var one = await Desk.OpenAsync();
        await using var other = await Desk.EmptyAsync();
        var windows = DocumentSet.Of(Desk.Small().Texts.Select(text => KeyValuePair.Create(text.Key, text.Value.ReplaceLineEndings("\r\n"))));
        var outcome = await other.Publisher.PublishFolderAsync(windows, new Publication("command:other", "elsewhere"), default);
        Assert.Equal((await one.LiveAsync())!.Hash, outcome.Release!.Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    public async Task ANoteIsRequired(string note)
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.EditedAsync("Lost");
        var outcome = await desk.Publisher.PublishDraftAsync(draft, new Publication(Desk.Ana, note), default);
        Assert.Equal((PublishEnd.Refused, "PB4707"), (outcome.End, Desk.Codes(outcome.Diagnostics)));
    }

    [Fact]
    public async Task AnEditThatComesWhilePublishingIsNotLost()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.EditedAsync("Lost");
        desk.Releases.BeforeAdd = () => desk.SaveAsync(draft, Desk.Playbook, Desk.Titled("Later"), Desk.Bo);
        Assert.Equal(PublishEnd.Outdated, (await desk.PublishAsync(draft)).End);
        Assert.Equal(1, (await desk.LiveAsync())!.Number);
        Assert.Equal(PublishEnd.Live, (await desk.PublishAsync(draft)).End);
        Assert.Equal(Desk.Titled("Later"), (await desk.DocumentsAsync(2)).Texts[Desk.Playbook]);
    }

    [Fact]
    public async Task OfTwoThatPublishAtOnceOneIsToldThatItIsOutdated()
    {
        await using var desk = await Desk.OpenAsync();
        var (first, second) = (await desk.EditedAsync("First"), await desk.EditedAsync("Second", Desk.Bo));
        desk.Releases.BeforeAdd = async () => Assert.Equal(PublishEnd.Live, (await desk.PublishAsync(second, Desk.Bo)).End);
        var outcome = await desk.PublishAsync(first);
        Assert.Equal((PublishEnd.Outdated, 2L), (outcome.End, outcome.Release!.Number));
        Assert.Equal(second, (await desk.LiveAsync())!.Draft);
    }

    [Fact]
    public async Task AnEarlierReleaseIsRestoredAsANewOne()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.PublishAsync(await desk.EditedAsync("Lost"));
        var outcome = await desk.Publisher.RollbackAsync(1, new Publication(Desk.Bo, "it was better before"), default);
        Assert.Equal((PublishEnd.Live, 3L, ReleaseOrigin.Rollback, 1L), (outcome.End, outcome.Release!.Number, outcome.Release.Origin, outcome.Release.Restores));
        Assert.Equal((await desk.EntryAsync(1)).Hash, outcome.Release.Hash);
        Assert.Equal(PublishEnd.Unchanged, (await desk.Publisher.RollbackAsync(1, new Publication(Desk.Bo, "again"), default)).End);
        Assert.Equal(PublishEnd.NotFound, (await desk.Publisher.RollbackAsync(9, new Publication(Desk.Bo, "what"), default)).End);
        Assert.Equal(PublishEnd.Refused, (await desk.Publisher.RollbackAsync(2, new Publication(Desk.Bo, ""), default)).End);
    }

    [Fact]
    public async Task AScheduledReleaseGoesLiveWhenItsTimeHasCome()
    {
        await using var desk = await Desk.OpenAsync();
        var at = desk.Clock.Now.AddHours(2);
        var outcome = await desk.PublishAsync(await desk.EditedAsync("Lost"), at: at);
        Assert.Equal((PublishEnd.Scheduled, "release 2 goes live at 2026-03-02 11:00:00Z"), (outcome.End, outcome.Message));
        Assert.Empty(await desk.Publisher.PublishDueAsync(default));
        desk.Clock.Now = at;
        Assert.Equal(PublishEnd.Live, Assert.Single(await desk.Publisher.PublishDueAsync(default)).End);
        var live = (await desk.LiveAsync())!;
        Assert.Equal((2L, at), (live.Number, live.LiveFrom));
        Assert.Empty(await desk.Publisher.PublishDueAsync(default));
    }

    [Fact]
    public async Task AScheduledReleaseThatWasOvertakenEndsWithTheReason()
    {
        await using var desk = await Desk.OpenAsync();
        var at = desk.Clock.Now.AddHours(2);
        await desk.PublishAsync(await desk.EditedAsync("Lost"), at: at);
        await desk.PublishAsync(await desk.EditedAsync("Quicker", Desk.Bo), Desk.Bo);
        desk.Clock.Now = at;
        Assert.Equal(PublishEnd.Outdated, Assert.Single(await desk.Publisher.PublishDueAsync(default)).End);
        var ended = (await desk.EntryAsync(2));
        Assert.Equal((ReleaseState.Void, "release 3 went live after this one was proposed"), (ended.State, ended.EndedBecause));
        Assert.Equal(3, (await desk.LiveAsync())!.Number);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(60 * 24 * 400)]
    public async Task ATimeThatIsOverOrFarAwayIsRefused(int minutes)
    {
        await using var desk = await Desk.OpenAsync();
        var outcome = await desk.PublishAsync(await desk.EditedAsync("Lost"), at: desk.Clock.Now.AddMinutes(minutes));
        Assert.Equal((PublishEnd.Refused, "PB4708"), (outcome.End, Desk.Codes(outcome.Diagnostics)));
    }

    [Fact]
    public async Task ScheduledAnewTheEarlierOneEnds()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.EditedAsync("Lost");
        await desk.PublishAsync(draft, at: desk.Clock.Now.AddHours(2));
        await desk.PublishAsync(draft, at: desk.Clock.Now.AddHours(3));
        Assert.Equal("release 3 took its place", (await desk.EntryAsync(2)).EndedBecause);
    }
}
