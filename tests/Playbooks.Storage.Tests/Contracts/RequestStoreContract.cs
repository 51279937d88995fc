using Playbooks.Storage.Requests;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>Requests with a key: carried out once, answered again.</summary>
public abstract class RequestStoreContract<TPlace> : StoreContract<TPlace>
    where TPlace : IStorePlace, new()
{
    [Fact]
    public async Task OfManyWithTheSameKeyOneIsCarriedOut()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ClaimAsync()));

        Assert.Single(claims, known => known is null);
        Assert.All(claims.Where(known => known is not null), known => Assert.Equal(new KeptRequest("f", Noon, null), known));
    }

    [Fact]
    public async Task TheAnswerIsGivenAgainAfterARestart()
    {
        await ClaimAsync();
        await Store.Requests.AnswerAsync("key:K-1", "once", new KeptAnswer(201, "Location: /v1/events/E-1", "{}"u8.ToArray()), default);
        await RestartAsync();

        var known = await ClaimAsync("other");

        Assert.Equal(("f", 201, "Location: /v1/events/E-1", "{}"), (known!.Fingerprint, known.Answer!.Status, known.Answer.Headers, Given.Text(known.Answer.Body)));
    }

    [Fact]
    public async Task CallersHaveKeysOfTheirOwn()
    {
        await ClaimAsync();

        Assert.Null(await Store.Requests.ClaimAsync("key:K-2", "once", "f", Noon, default));
        Assert.Null(await Store.Requests.ClaimAsync("key:K-1", "twice", "f", Noon, default));
    }

    [Fact]
    public async Task AClaimThatWasGivenUpIsFree()
    {
        await ClaimAsync();
        await Store.Requests.ReleaseAsync("key:K-1", "once", default);

        Assert.Null(await ClaimAsync());
    }

    [Fact]
    public async Task OldRequestsAreForgotten()
    {
        await ClaimAsync();

        await Store.Requests.DeleteBeforeAsync(Noon, default);
        Assert.NotNull(await ClaimAsync());
        await Store.Requests.DeleteBeforeAsync(Noon.AddTicks(1), default);
        Assert.Null(await ClaimAsync());
    }

    private Task<KeptRequest?> ClaimAsync(string fingerprint = "f") => Store.Requests.ClaimAsync("key:K-1", "once", fingerprint, Noon, default);
}
