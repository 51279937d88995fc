using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Tests.Contracts;

namespace Playbooks.Storage.Tests.Laws;

/// <summary>Whatever is saved, proposed, approved and put live, in whatever order and however out of date: the laws of releases hold after each step.</summary>
public sealed class PublishingLaws
{
    private const int Cases = 25;

    private static readonly Gen<(Act Act, int Draft, int Stale)> s_step =
        from act in Gen.Elements(Enum.GetValues<Act>()) from draft in Gen.Choose(0, 1) from stale in Gen.Choose(0, 4) select (act, draft, stale);

    private enum Act
    {
        Save,
        Revert,
        Discard,
        Propose,
        Approve,
        Refuse,
        Publish,
        Restore,
    }

    [Fact]
    public void TheLawsOfReleasesHoldAfterEachStep() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(40),
        Prop.ForAll(Arb.From(Gen.ListOf(s_step)), steps => HoldAsync([.. steps])));

    private static async Task HoldAsync(ImmutableArray<(Act Act, int Draft, int Stale)> steps)
    {
        await using var temporary = await TemporaryStore.OpenAsync();
        var store = temporary.Store;
        await store.Drafts.AddAsync(Given.Draft("D-0"), By("draft.begun"), default);
        await store.Drafts.AddAsync(Given.Draft("D-1"), By("draft.begun"), default);
        var before = ImmutableArray<ReleaseEntry>.Empty;
        foreach (var (act, draft, stale) in steps)
        {
            var isDone = await DoAsync(store, act, $"D-{draft}", stale is 0);
            var after = await store.Releases.ListAsync(null, 500, default);
            Assert.True(isDone || before.SequenceEqual(after), "what says that it was not done has changed nothing");
            Assert.True(!isDone || act is Act.Save or Act.Revert or Act.Discard || !before.SequenceEqual(after), "what says that it was done has changed something");
            await CheckAsync(store, before, after);
            before = after;
        }
        Assert.Null(await AuditChain.FindBreakAsync(store.Audit.AllAsync(default)));
    }

    private static async Task<bool> DoAsync(IStore store, Act act, string id, bool isStale)
    {
        var draft = (await store.Drafts.FindAsync(id, default))!;
        var version = (draft.Documents.GetValueOrDefault("a.json")?.Version ?? 0) + (isStale ? 7 : 0);
        var live = (await store.Releases.LiveAsync(default))?.Number + (isStale ? 7 : 0);
        var revision = draft.Revision - (isStale ? 1 : 0);
        var waiting = (await store.Releases.WaitingAsync(default)).FirstOrDefault(release => release.Draft == id);
        return act switch
        {
            Act.Save => (await store.Drafts.SaveAsync(id, "a.json", "{}", version, By("draft.saved"), default)).Saved,
            Act.Revert => (await store.Drafts.RevertAsync(id, "a.json", version, By("draft.reverted"), default)).Saved,
            Act.Discard => isStale && await store.Drafts.DiscardAsync(id, By("draft.discarded"), default),
            Act.Propose => await AddAsync(store, Given.Release(ReleaseState.Proposed, id, revision), live),
            Act.Publish => await AddAsync(store, Given.Release(ReleaseState.Live, id, revision), live),
            Act.Restore => await AddAsync(store, Given.Release(ReleaseState.Live), live),
            Act.Approve => waiting is not null && await MoveAsync(store, waiting with { State = ReleaseState.Live, ApprovedBy = "user:bo" }, live),
            _ => waiting is not null && await MoveAsync(store, waiting with { State = ReleaseState.Refused }, live),
        };
    }

    private static async Task CheckAsync(IStore store, ImmutableArray<ReleaseEntry> before, ImmutableArray<ReleaseEntry> after)
    {
        Assert.Equal(Enumerable.Range(1, after.Length).Select(number => (long)number).Reverse(), after.Select(release => release.Number));
        Assert.True(after.Count(release => release.State is ReleaseState.Live) is var live && (live is 1 || (live is 0 && after.All(release => release.LiveFrom is null))));
        foreach (var (old, now) in before.Reverse().Zip(after.Reverse()))
        {
            // What ended stays ended, and what was proposed stays what it was.
            Assert.True(old.State is ReleaseState.Proposed or ReleaseState.Live || old == now);
            Assert.Equal((old.Hash, old.Draft, old.DraftRevision, old.Author), (now.Hash, now.Draft, now.DraftRevision, now.Author));
        }
        foreach (var release in after.Where(release => release.State is ReleaseState.Proposed))
        {
            var draft = await store.Drafts.FindAsync(release.Draft!, default);
            Assert.Equal((DraftState.Open, release.DraftRevision), (draft!.State, draft.Revision));
        }
        foreach (var release in after.Where(release => release is { Draft: not null, LiveFrom: not null }))
        {
            Assert.Equal(DraftState.Published, (await store.Drafts.FindAsync(release.Draft!, default))!.State);
        }
    }

    private static async Task<bool> AddAsync(IStore store, ReleaseEntry release, long? live) =>
        await store.Releases.AddAsync(release, Given.Documents(), live, By("release.added"), null, default) is not null;

    private static async Task<bool> MoveAsync(IStore store, ReleaseEntry release, long? live) =>
        await store.Releases.MoveAsync(release, ReleaseState.Proposed, live, By("release.moved"), null, default) is not null;

    private static AuditEntry By(string action) => new(Given.Noon, "user:eva", action, "-");
}
