using Playbooks.Engine.Publishing;
using Playbooks.Storage.Webhooks;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>Releases: one is live, changes compare first, content never changes.</summary>
public abstract class ReleaseStoreContract<TPlace> : StoreContract<TPlace>
    where TPlace : IStorePlace, new()
{
    [Fact]
    public async Task AReleaseComesBackAsItWasKept()
    {
        var added = await Store.Releases.AddAsync(
            Given.Release(ReleaseState.Scheduled) with { Base = 7, PublishAt = Noon.AddHours(1), Origin = ReleaseOrigin.Folder, ApprovedBy = "user:bo", ApprovedAt = Noon },
            Given.Documents(("playbooks/a.json", "{}"), ("templates/ü.md", "grüße 👋")), null, By("release.proposed"), null, default);

        await RestartAsync();

        Assert.Equal(1, added!.Number);
        Assert.Equal(added, await Store.Releases.FindAsync(1, default));
        Assert.Equal(added, await Store.Releases.FindAsync("sha256:1", default));
        Assert.Equal([added], (await Store.Releases.WaitingAsync(default)).AsEnumerable());
        var documents = await Store.Releases.DocumentsAsync(1, default);
        Assert.Equal("grüße 👋", documents!.Texts["templates/ü.md"]);
        Assert.Equal(["playbooks/a.json", "templates/ü.md"], documents.Texts.Keys);
        Assert.Equal(["release.proposed 1"], await AuditAsync());
    }

    [Fact]
    public async Task WhatIsNotThereIsNull()
    {
        Assert.Null(await Store.Releases.FindAsync(7, default));
        Assert.Null(await Store.Releases.FindAsync("sha256:7", default));
        Assert.Null(await Store.Releases.LiveAsync(default));
        Assert.Null(await Store.Releases.DocumentsAsync(7, default));
    }

    [Fact]
    public async Task GoingLiveEndsTheOneBefore()
    {
        var first = await Given.LiveReleaseAsync(Store);
        var second = await Given.LiveReleaseAsync(Store, seenLive: 1);

        Assert.Equal(second, await Store.Releases.LiveAsync(default));
        Assert.Equal(first with { State = ReleaseState.Past, LiveUntil = second.LiveFrom }, await Store.Releases.FindAsync(1, default));
        Assert.Equal([2, 1], (await Store.Releases.ListAsync(null, 10, default)).Select(release => release.Number));
        Assert.Equal([1], (await Store.Releases.ListAsync(2, 10, default)).Select(release => release.Number));
        Assert.Equal(2, (await Store.Releases.FindAsync("sha256:1", default))!.Number);
    }

    [Fact]
    public async Task WhoSawAnotherLiveReleaseChangesNothing()
    {
        await Given.LiveReleaseAsync(Store);

        Assert.Null(await Store.Releases.AddAsync(Given.Release(ReleaseState.Live), Given.Documents(), null, By("release.published"), null, default));
        Assert.Null(await Store.Releases.AddAsync(Given.Release(ReleaseState.Proposed), Given.Documents(), 7, By("release.proposed"), null, default));

        Assert.Equal(1, (await Store.Releases.LiveAsync(default))!.Number);
        Assert.Equal(["release.published 1"], await AuditAsync());
    }

    [Fact]
    public async Task ReleasesThatDifferOnlyInWhatDecidesNothingKeepTheirOwnDocuments()
    {
        await Given.LiveReleaseAsync(Store, text: "one");
        await Given.LiveReleaseAsync(Store, seenLive: 1, text: "two");

        Assert.Equal("one", (await Store.Releases.DocumentsAsync(1, default))!.Texts["playbooks/facts.json"]);
        Assert.Equal("two", (await Store.Releases.DocumentsAsync(2, default))!.Texts["playbooks/facts.json"]);
    }

    [Fact]
    public async Task AWaitingReleaseMovesOnWhenItIsAsItWasSeen()
    {
        await Given.LiveReleaseAsync(Store);
        var waiting = (await Store.Releases.AddAsync(Given.Release(ReleaseState.Proposed), Given.Documents(), 1, By("release.proposed"), null, default))!;
        var approved = waiting with { State = ReleaseState.Live, ApprovedBy = "user:bo", ApprovedAt = Noon, LiveFrom = Noon.AddMinutes(1) };

        Assert.Null(await Store.Releases.MoveAsync(approved, ReleaseState.Scheduled, 1, By("release.approved", "2"), null, default));
        Assert.Null(await Store.Releases.MoveAsync(approved, ReleaseState.Proposed, null, By("release.approved", "2"), null, default));
        var moved = await Store.Releases.MoveAsync(approved, ReleaseState.Proposed, 1, By("release.approved", "2"), null, default);

        Assert.Equal(approved, moved);
        Assert.Equal(moved, await Store.Releases.LiveAsync(default));
        Assert.Equal(Noon.AddMinutes(1), (await Store.Releases.FindAsync(1, default))!.LiveUntil);
        Assert.Null(await Store.Releases.MoveAsync(approved, ReleaseState.Proposed, 2, By("release.approved", "2"), null, default));
        Assert.Equal(["release.published 1", "release.proposed 2", "release.approved 2"], await AuditAsync());
    }

    [Fact]
    public async Task MovingOnChangesNothingOfWhatWasProposed()
    {
        var waiting = (await Store.Releases.AddAsync(Given.Release(ReleaseState.Proposed), Given.Documents(), null, By("release.proposed"), null, default))!;

        var refused = await Store.Releases.MoveAsync(
            waiting with { State = ReleaseState.Refused, EndedBecause = "too soon", Hash = "sha256:other", Author = "user:mallory", Note = "x" },
            ReleaseState.Proposed, null, By("release.refused", "1"), null, default);

        Assert.Equal(waiting with { State = ReleaseState.Refused, EndedBecause = "too soon" }, refused);
    }

    [Fact]
    public async Task ManyWhoPublishAtOnceComeOneAfterTheOther()
    {
        await Given.LiveReleaseAsync(Store);

        var published = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Given.LiveReleaseAsync(Store, seenLive: 1)));

        Assert.Single(published, release => release is not null);
        Assert.Equal(2, (await Store.Releases.LiveAsync(default))!.Number);
    }

    [Fact]
    public async Task APublishedDraftIsPublishedAndWhatElseWaitedOfItIsOver()
    {
        await Store.Drafts.AddAsync(Given.Draft("D-1"), By("draft.begun", "D-1"), default);
        await Store.Releases.AddAsync(Given.Release(ReleaseState.Proposed, "D-1"), Given.Documents(), null, By("release.proposed"), null, default);

        await Store.Releases.AddAsync(Given.Release(ReleaseState.Live, "D-1"), Given.Documents(), null, By("release.published"), null, default);

        Assert.Equal(DraftState.Published, (await Store.Drafts.FindAsync("D-1", default))!.State);
        var waited = await Store.Releases.FindAsync(1, default);
        Assert.Equal((ReleaseState.Void, "its draft was published as release 2"), (waited!.State, waited.EndedBecause));
        Assert.Equal(["draft.begun D-1", "release.proposed 1", "release.published 2", "release.voided 1"], await AuditAsync());
    }

    [Fact]
    public async Task ADraftThatChangedAfterItWasReadIsNotPublished()
    {
        await Store.Drafts.AddAsync(Given.Draft("D-1"), By("draft.begun", "D-1"), default);
        await Store.Drafts.SaveAsync("D-1", "a.json", "new", 0, By("draft.saved", "D-1"), default);

        Assert.Null(await PublishAsync("D-1", 0));
        Assert.Null(await PublishAsync("D-2", 0));
        Assert.Null(await Store.Releases.LiveAsync(default));
        Assert.NotNull(await PublishAsync("D-1", 1));
        Assert.Null(await PublishAsync("D-1", 1));

        async Task<ReleaseEntry?> PublishAsync(string draft, long revision) => await Store.Releases.AddAsync(
            Given.Release(ReleaseState.Live, draft, revision), Given.Documents(), (await Store.Releases.LiveAsync(default))?.Number, By("release.published"), null, default);
    }

    [Fact]
    public async Task OthersAreToldOnlyOfWhatGoesLive()
    {
        await Store.Webhooks.AddAsync(new Webhook("W-1", "https://example.org/", ["release.published"], "secret", "user:eva", Noon), By("webhook.created", "W-1"), default);
        var told = Given.Told("release.published", "");

        var waiting = await Store.Releases.AddAsync(Given.Release(ReleaseState.Proposed), Given.Documents(), null, By("release.proposed"), told, default);
        Assert.Empty(await Store.Webhooks.PendingAsync("W-1", 10, default));
        await Store.Releases.MoveAsync(waiting! with { State = ReleaseState.Live }, ReleaseState.Proposed, null, By("release.approved", "1"), told with { Subject = "1" }, default);
        await Store.Releases.AddAsync(Given.Release(ReleaseState.Live), Given.Documents(), 1, By("release.published"), told, default);
        await Store.Releases.AddAsync(Given.Release(ReleaseState.Live), Given.Documents(), 1, By("release.published"), told, default);

        Assert.Equal(["2", "1"], (await Store.Webhooks.PendingAsync("W-1", 10, default)).Select(delivery => delivery.Subject));
    }
}
