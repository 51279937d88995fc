using Playbooks.Engine.Publishing;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>The store as a whole: commands fail alone, and are cancelled only before they begin.</summary>
public abstract class WholeStoreContract<TPlace> : StoreContract<TPlace>
    where TPlace : IStorePlace, new()
{
    [Fact]
    public async Task AFailingCommandTakesNoOtherWithIt()
    {
        await Given.LiveReleaseAsync(Store);
        await Store.Decisions.AppendAsync(Given.Decision("twice", 1), null, default);

        // The same id again is a mistake of the caller's; the rest is in the same commits as it.
        var appends = Enumerable.Range(0, 200).Select(number => Store.Decisions.AppendAsync(Given.Decision(number % 10 is 3 ? "twice" : $"{number:D4}", 1), null, default)).ToArray();

        for (var number = 0; number < appends.Length; number++)
        {
            if (number % 10 is 3)
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => appends[number]);
            }
            else
            {
                Assert.True(await appends[number]);
            }
        }
        Assert.Equal(181, (await Store.Decisions.ListAsync(null, null, 500, default)).Length);
    }

    [Fact]
    public async Task WhatFailsHalfwayLeavesNothing()
    {
        await Given.LiveReleaseAsync(Store);
        var twice = Given.Draft("D-1");
        await Store.Drafts.AddAsync(twice, By("draft.begun", "D-1"), default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Drafts.AddAsync(twice, By("draft.begun", "D-1"), default));

        Assert.Equal(["release.published 1", "draft.begun D-1"], await AuditAsync());
    }

    [Fact]
    public async Task WhatWasCancelledBeforeItBeganIsNotDone()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.Audit.AppendAsync(By("key.created"), cancel.Token));

        Assert.Empty(await AuditAsync());
    }

    [Fact]
    public async Task CancellingNeverLeavesTheCallerInDoubt()
    {
        using var cancel = new CancellationTokenSource();
        var appends = Enumerable.Range(0, 300).Select(number => Store.Audit.AppendAsync(By("key.created", $"{number}"), cancel.Token)).ToArray();
        await cancel.CancelAsync();
        await Task.WhenAny(Task.WhenAll(appends));

        var told = appends.Where(append => append.IsCompletedSuccessfully).Select(append => append.Result.Entry.Subject).ToHashSet();
        var kept = (await Store.Audit.ListAsync(null, 500, default)).Select(record => record.Entry.Subject).ToHashSet();

        Assert.Equal(kept.Order(), told.Order());
        Assert.All(appends, append => Assert.True(append.IsCompletedSuccessfully || append.IsCanceled));
    }

    [Fact]
    public async Task AStoreThatIsClosedDoesWhatWaited()
    {
        var appends = Enumerable.Range(0, 100).Select(number => Store.Audit.AppendAsync(By("key.created", $"{number}"), default)).ToArray();
        await RestartAsync();

        await Task.WhenAll(appends);
        Assert.Equal(100, (await AuditAsync()).Length);
    }

    [Fact]
    public async Task AClosedStoreSaysSo()
    {
        var closed = Store;
        await RestartAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => closed.Audit.AppendAsync(By("key.created"), default));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => closed.Releases.LiveAsync(default));
    }

    [Fact]
    public async Task AnOpenStoreIsReady() => Assert.True(await Store.IsReadyAsync(default));

    [Fact]
    public async Task AReaderSeesOneMoment()
    {
        await Given.LiveReleaseAsync(Store);
        await Store.Book.SaveAsync([new AccountRecord("A-1", "{}")], null, By("book.imported"), default);
        var writing = Task.Run(async () =>
        {
            for (var round = 1; round <= 50; round++)
            {
                var contacts = Enumerable.Range(0, 20).Select(number => new ContactRecord("A-1", $"C-{number}", $$"""{"round":{{round}}}"""));
                await Store.Book.SaveAsync([.. contacts, new AccountRecord("A-1", $$"""{"round":{{round}}}""")], null, By("book.imported"), default);
            }
        });

        while (!writing.IsCompleted)
        {
            var file = (await Store.Book.FindAsync("A-1", default))!;
            Assert.All(file.Contacts, contact => Assert.Equal(file.Account.Facts, contact.Facts));
        }
        await writing;
    }

    [Fact]
    public async Task OneReleaseIsLiveAtEveryMoment()
    {
        await Given.LiveReleaseAsync(Store);
        var publishing = Task.Run(async () =>
        {
            for (var live = 1; live <= 100; live++)
            {
                await Given.LiveReleaseAsync(Store, seenLive: live, text: $"{live}");
            }
        });

        while (!publishing.IsCompleted)
        {
            Assert.Single(await Store.Releases.ListAsync(null, 500, default), release => release.State is ReleaseState.Live);
        }
        await publishing;
    }
}
