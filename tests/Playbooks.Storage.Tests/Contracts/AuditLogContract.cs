using Playbooks.Engine.Recording;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>The audit: numbered without gaps, chained, the same after a restart.</summary>
public abstract class AuditLogContract<TPlace> : StoreContract<TPlace>
    where TPlace : IStorePlace, new()
{
    [Fact]
    public async Task RecordsAreChainedFromTheFirstOn()
    {
        var first = await Store.Audit.AppendAsync(By("key.created", "K-1") with { Note = "für Bo" }, default);
        await RestartAsync();
        var second = await Store.Audit.AppendAsync(By("key.revoked", "K-1"), default);

        Assert.Equal(AuditChain.Follow(AuditChain.Start, 1, first.Entry), first);
        Assert.Equal(AuditChain.Follow(first.Hash, 2, second.Entry), second);
        Assert.Equal([first, second], await AllAsync());
        Assert.Equal([second, first], (await Store.Audit.ListAsync(null, 9, default)).AsEnumerable());
        Assert.Equal([first], (await Store.Audit.ListAsync(2, 9, default)).AsEnumerable());
    }

    [Fact]
    public async Task ManyWhoWriteAtOnceMakeOneChain()
    {
        await Task.WhenAll(Enumerable.Range(0, 700).Select(number => Store.Audit.AppendAsync(By("session.opened", $"{number}"), default)));

        Assert.Null(await AuditChain.FindBreakAsync(Store.Audit.AllAsync(default)));
        Assert.Equal(700, (await AllAsync()).Count);
    }

    private async Task<List<AuditRecord>> AllAsync()
    {
        var all = new List<AuditRecord>();
        await foreach (var record in Store.Audit.AllAsync(default))
        {
            all.Add(record);
        }
        return all;
    }
}
