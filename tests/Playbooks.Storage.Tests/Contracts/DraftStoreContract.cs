using Playbooks.Engine.Publishing;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>Drafts: two editors never overwrite each other, and what was proposed is void after an edit.</summary>
public abstract class DraftStoreContract<TPlace> : StoreContract<TPlace>
    where TPlace : IStorePlace, new()
{
    private static readonly IReadOnlyDictionary<string, string?> s_nothing = new Dictionary<string, string?>();

    [Fact]
    public async Task ADraftComesBackAsItWasKept()
    {
        await Given.LiveReleaseAsync(Store);
        await Store.Drafts.AddAsync(Given.Draft("D-1", based: 1), By("draft.begun", "D-1"), default);
        var saved = await Store.Drafts.SaveAsync("D-1", "playbooks/a.json", "{ \"ü\": 1 }", 0, By("draft.saved", "D-1", "user:bo"), default);

        await RestartAsync();

        var draft = await Store.Drafts.FindAsync("D-1", default);
        Assert.Equal(new DraftDocument("playbooks/a.json", "{ \"ü\": 1 }", 1, "user:bo", Noon), draft!.Documents["playbooks/a.json"]);
        Assert.Equal(new DraftSave(true, draft.Documents["playbooks/a.json"]), saved);
        Assert.Equal(("calmer words", "user:eva", 1L, Noon, DraftState.Open), (draft.Title, draft.Author, draft.Base!.Value, draft.CreatedAt, draft.State));
        Assert.Null(await Store.Drafts.FindAsync("D-2", default));
    }

    [Fact]
    public async Task TheSecondOfTwoEditorsIsShownWhatTheFirstSaved()
    {
        await DraftAsync();
        await SaveAsync("a.json", "first", 0);

        var second = await SaveAsync("a.json", "second", 0);

        Assert.False(second.Saved);
        Assert.Equal(("first", 1), (second.Current!.Text, second.Current.Version));
        Assert.Equal(2, (await SaveAsync("a.json", "second", 1)).Current!.Version);
        Assert.Equal(["draft.begun D-1", "draft.saved D-1", "draft.saved D-1"], await AuditAsync());
    }

    [Fact]
    public async Task OfManyWhoSaveAtOnceOneWins()
    {
        await DraftAsync();

        var saves = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => SaveAsync("a.json", $"{number}", 0)));

        Assert.Single(saves, save => save.Saved);
    }

    [Fact]
    public async Task ARevertedEditIsGoneAndItsVersionNeverComesBack()
    {
        await DraftAsync();
        await SaveAsync("a.json", "one", 0);

        Assert.False((await Store.Drafts.RevertAsync("D-1", "a.json", 0, By("draft.reverted", "D-1"), default)).Saved);
        Assert.Equal(new DraftSave(true, null), await Store.Drafts.RevertAsync("D-1", "a.json", 1, By("draft.reverted", "D-1"), default));
        Assert.Empty((await Store.Drafts.FindAsync("D-1", default))!.Documents);
        var again = await SaveAsync("a.json", "two", 0);

        Assert.Equal(3, again.Current!.Version);
        Assert.False((await SaveAsync("a.json", "from before", 1)).Saved);
        Assert.Equal(3, (await Store.Drafts.FindAsync("D-1", default))!.Revision);
    }

    [Fact]
    public async Task ADraftCanTakeADocumentOut()
    {
        await DraftAsync();

        await SaveAsync("a.json", null, 0);

        Assert.Null((await Store.Drafts.FindAsync("D-1", default))!.Documents["a.json"].Text);
    }

    [Fact]
    public async Task ADraftThatIsNotOpenTakesNothing()
    {
        await DraftAsync();
        Assert.True(await Store.Drafts.DiscardAsync("D-1", By("draft.discarded", "D-1"), default));

        Assert.False((await SaveAsync("a.json", "late", 0)).Saved);
        Assert.False(await Store.Drafts.DiscardAsync("D-1", By("draft.discarded", "D-1"), default));
        Assert.False(await Store.Drafts.RebaseAsync("D-1", 0, 1, s_nothing, By("draft.rebased", "D-1"), default));
        Assert.Equal(new DraftSave(false, null), await Store.Drafts.SaveAsync("D-9", "a.json", "x", 0, By("draft.saved", "D-9"), default));
        Assert.Equal(["draft.begun D-1", "draft.discarded D-1"], await AuditAsync());
    }

    [Theory]
    [InlineData("save")]
    [InlineData("revert")]
    [InlineData("rebase")]
    [InlineData("discard")]
    public async Task WhatWasProposedIsVoidAfterAnEdit(string edit)
    {
        await Given.LiveReleaseAsync(Store);
        await DraftAsync();
        await SaveAsync("a.json", "one", 0);
        await Store.Releases.AddAsync(Given.Release(ReleaseState.Proposed, "D-1", 1), Given.Documents(("a.json", "one")), 1, By("release.proposed"), null, default);
        await Store.Releases.AddAsync(Given.Release(ReleaseState.Scheduled, "D-1", 1), Given.Documents(("a.json", "one")), 1, By("release.proposed"), null, default);

        _ = edit switch
        {
            "save" => (await SaveAsync("a.json", "two", 1)).Saved,
            "revert" => (await Store.Drafts.RevertAsync("D-1", "a.json", 1, By("draft.reverted", "D-1"), default)).Saved,
            "rebase" => await Store.Drafts.RebaseAsync("D-1", 1, 1, s_nothing, By("draft.rebased", "D-1"), default),
            _ => await Store.Drafts.DiscardAsync("D-1", By("draft.discarded", "D-1"), default),
        };

        Assert.Empty(await Store.Releases.WaitingAsync(default));
        Assert.Equal(ReleaseState.Void, (await Store.Releases.FindAsync(2, default))!.State);
        Assert.Equal(ReleaseState.Void, (await Store.Releases.FindAsync(3, default))!.State);
        Assert.Equal(["release.voided 2", "release.voided 3"], (await AuditAsync())[^2..]);
        Assert.Equal(1, (await Store.Releases.LiveAsync(default))!.Number);
    }

    [Fact]
    public async Task ASaveThatWasNotDoneVoidsNothing()
    {
        await DraftAsync();
        await SaveAsync("a.json", "one", 0);
        await Store.Releases.AddAsync(Given.Release(ReleaseState.Proposed, "D-1", 1), Given.Documents(("a.json", "one")), null, By("release.proposed"), null, default);

        Assert.False((await SaveAsync("a.json", "late", 0)).Saved);

        Assert.Single(await Store.Releases.WaitingAsync(default));
    }

    [Fact]
    public async Task DraftsAreListedNewestFirstInPagesAndByState()
    {
        foreach (var id in new[] { "D-1", "D-2", "D-3" })
        {
            await Store.Drafts.AddAsync(Given.Draft(id), By("draft.begun", id), default);
        }
        await Store.Drafts.SaveAsync("D-2", "a.json", "text", 0, By("draft.saved", "D-2"), default);
        await Store.Drafts.DiscardAsync("D-3", By("draft.discarded", "D-3"), default);

        Assert.Equal(["D-3", "D-2"], (await Store.Drafts.ListAsync(null, null, 2, default)).Select(draft => draft.Id));
        Assert.Equal(["D-1"], (await Store.Drafts.ListAsync(null, "D-2", 2, default)).Select(draft => draft.Id));
        var open = await Store.Drafts.ListAsync(DraftState.Open, null, 10, default);
        Assert.Equal(["D-2", "D-1"], open.Select(draft => draft.Id));
        Assert.Equal("text", open[0].Documents["a.json"].Text);
    }

    [Fact]
    public async Task RebasingMovesTheDraft()
    {
        await Given.LiveReleaseAsync(Store);
        await DraftAsync();

        Assert.True(await Store.Drafts.RebaseAsync("D-1", 0, 1, s_nothing, By("draft.rebased", "D-1"), default));

        var draft = (await Store.Drafts.FindAsync("D-1", default))!;
        Assert.Equal((1, 1), (draft.Base, draft.Revision));
    }

    [Fact]
    public async Task RebasingPutsInWhatWasMerged()
    {
        await Given.LiveReleaseAsync(Store);
        await DraftAsync();
        await SaveAsync("a.json", "mine", 0);
        await SaveAsync("b.json", "kept", 0);

        Assert.True(await Store.Drafts.RebaseAsync("D-1", 2, 1, new Dictionary<string, string?> { ["a.json"] = "both", ["c.json"] = null }, By("draft.rebased", "D-1"), default));

        var draft = (await Store.Drafts.FindAsync("D-1", default))!;
        Assert.Equal((1, 3), (draft.Base, draft.Revision));
        Assert.Equal([("a.json", "both", 3L), ("b.json", "kept", 2L), ("c.json", null, 3L)], draft.Documents.Values.Select(edit => (edit.Path, edit.Text, edit.Version)));
        Assert.Equal("draft.rebased D-1", (await AuditAsync())[^1]);
    }

    [Fact]
    public async Task ADraftThatWasEditedSinceIsNotRebased()
    {
        await Given.LiveReleaseAsync(Store);
        await DraftAsync();
        await SaveAsync("a.json", "mine", 0);
        await SaveAsync("a.json", "later", 1);

        Assert.False(await Store.Drafts.RebaseAsync("D-1", 1, 1, new Dictionary<string, string?> { ["a.json"] = "both" }, By("draft.rebased", "D-1"), default));

        var draft = (await Store.Drafts.FindAsync("D-1", default))!;
        Assert.Equal((null, 2L, "later"), (draft.Base, draft.Revision, draft.Documents["a.json"].Text));
    }

    private Task DraftAsync() => Store.Drafts.AddAsync(Given.Draft("D-1"), By("draft.begun", "D-1"), default);

    private Task<DraftSave> SaveAsync(string path, string? text, long seen) =>
        Store.Drafts.SaveAsync("D-1", path, text, seen, By("draft.saved", "D-1"), default);
}
