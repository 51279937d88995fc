using Playbooks.Storage.Keys;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>Keys and sessions: what is revoked or ended opens nothing.</summary>
public abstract class KeyStoreContract<TPlace> : StoreContract<TPlace>
    where TPlace : IStorePlace, new()
{
    private static readonly ApiKey s_key = new()
    {
        Id = "K-1",
        Name = "the CRM",
        Owner = "eva",
        Hash = "aa",
        Scopes = ["recommend", "read"],
        Team = "north",
        CreatedBy = "user:eva",
        CreatedAt = Noon,
        ExpiresAt = Noon.AddDays(1),
    };

    [Fact]
    public async Task AKeyComesBackAsItWasKept()
    {
        Assert.False(await Store.Keys.AnyAsync(default));
        await Store.Keys.AddAsync(s_key, By("key.created", "K-1"), default);
        await RestartAsync();

        var key = await Store.Keys.FindByHashAsync("aa", default);
        Assert.Equal(s_key.Scopes.AsEnumerable(), key!.Scopes);
        Assert.Equal(s_key, key with { Scopes = s_key.Scopes });
        Assert.Null(await Store.Keys.FindByHashAsync("bb", default));
        Assert.True(await Store.Keys.AnyAsync(default));
    }

    [Fact]
    public async Task ARevokedKeyStaysAndEndsItsSessions()
    {
        await Store.Keys.AddAsync(s_key, By("key.created", "K-1"), default);
        await OpenSessionAsync("s1", "K-1");
        await OpenSessionAsync("s2", null);

        Assert.True(await Store.Keys.RevokeAsync("K-1", Noon, By("key.revoked", "K-1"), default));
        Assert.False(await Store.Keys.RevokeAsync("K-1", Noon, By("key.revoked", "K-1"), default));
        Assert.False(await Store.Keys.RevokeAsync("K-2", Noon, By("key.revoked", "K-2"), default));
        await OpenSessionAsync("s3", "K-1");

        Assert.Equal(Noon, (await Store.Keys.FindByHashAsync("aa", default))!.RevokedAt);
        Assert.True(await Store.Keys.AnyAsync(default));
        Assert.Null(await Store.Keys.FindSessionAsync("s1", default));
        Assert.NotNull(await Store.Keys.FindSessionAsync("s2", default));
        Assert.Null(await Store.Keys.FindSessionAsync("s3", default));
        Assert.Equal(1, (await AuditAsync()).Count(entry => entry == "key.revoked K-1"));
    }

    [Fact]
    public async Task KeysAreListedNewestFirst()
    {
        await Store.Keys.AddAsync(s_key, By("key.created", "K-1"), default);
        await Store.Keys.AddAsync(s_key with { Id = "K-2", Hash = "bb", CreatedAt = Noon.AddHours(1) }, By("key.created", "K-2"), default);

        Assert.Equal(["K-2", "K-1"], (await Store.Keys.ListAsync(default)).Select(key => key.Id));
    }

    [Fact]
    public async Task ASessionIsEndedByOneAlone()
    {
        await OpenSessionAsync("s1", null);
        var found = await Store.Keys.FindSessionAsync("s1", default);
        Assert.Equal(("user:eva", "north", Noon.AddHours(8)), (found!.Actor, found.Team, found.ExpiresAt));
        Assert.Equal(["read", "work"], found.Scopes.AsEnumerable());

        var ended = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.Keys.EndSessionAsync("s1", By("session.ended"), default)));

        Assert.Single(ended, isEnded => isEnded);
        Assert.Null(await Store.Keys.FindSessionAsync("s1", default));
        Assert.Single(await AuditAsync(), "session.ended -");
    }

    [Fact]
    public async Task LapsedSessionsAreForgotten()
    {
        await OpenSessionAsync("s1", null);

        await Store.Keys.DeleteSessionsBeforeAsync(Noon.AddHours(8), default);
        Assert.NotNull(await Store.Keys.FindSessionAsync("s1", default));
        await Store.Keys.DeleteSessionsBeforeAsync(Noon.AddHours(9), default);
        Assert.Null(await Store.Keys.FindSessionAsync("s1", default));
    }

    private Task OpenSessionAsync(string hash, string? key) =>
        Store.Keys.OpenSessionAsync(new Session(hash, "user:eva", ["read", "work"], "north", Noon.AddHours(8), key), By("session.opened"), default);
}
