using Playbooks.Storage.Webhooks;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>Webhooks: what is in the outbox stays until it arrived.</summary>
public abstract class WebhookStoreContract<TPlace> : StoreContract<TPlace>
    where TPlace : IStorePlace, new()
{
    private static readonly Webhook s_webhook = new("W-1", "https://example.org/hook", ["decision.made", "release.published"], "secret", "user:eva", Noon);

    [Fact]
    public async Task AWebhookComesBackAsItWasKept()
    {
        await AddAsync();
        await Store.Webhooks.AddAsync(s_webhook with { Id = "W-2", CreatedAt = Noon.AddHours(1) }, By("webhook.created", "W-2"), default);
        await RestartAsync();

        var webhooks = await Store.Webhooks.ListAsync(default);
        Assert.Equal(["W-2", "W-1"], webhooks.Select(webhook => webhook.Id));
        Assert.Equal(s_webhook.Types.AsEnumerable(), webhooks[1].Types);
        Assert.Equal(s_webhook, webhooks[1] with { Types = s_webhook.Types });
    }

    [Fact]
    public async Task WhatIsToBeToldIsDueOldestFirstUntilItArrived()
    {
        await AddAsync();
        await DecideAsync("01A", "01B", "01C");
        await RestartAsync();
        var later = DateTimeOffset.UtcNow.AddDays(1);

        var due = await Store.Webhooks.DueAsync(later, 2, default);
        Assert.Equal(["01A", "01B"], due.Select(delivery => delivery.Subject));
        Assert.Equal((0, null, Noon, "W-1", "decision.made"), (due[0].Attempts, due[0].LastError, due[0].At, due[0].Webhook, due[0].Type));
        Assert.Equal("""{"about":"01A"}""", Given.Text(due[0].Data));
        Assert.Empty(await Store.Webhooks.DueAsync(DateTimeOffset.UnixEpoch, 9, default));

        await Store.Webhooks.DeliveredAsync(due[0].Number, default);
        Assert.Equal(["01C", "01B"], (await Store.Webhooks.PendingAsync("W-1", 9, default)).Select(delivery => delivery.Subject));
    }

    [Fact]
    public async Task AFailedTryIsDueAgainOrGivenUpAndShown()
    {
        await AddAsync();
        await DecideAsync("01A", "01B");
        var now = DateTimeOffset.UtcNow.AddDays(1);
        var due = await Store.Webhooks.DueAsync(now, 9, default);

        await Store.Webhooks.FailedAsync(due[0].Number, "status 500", now.AddMinutes(1), default);
        await Store.Webhooks.FailedAsync(due[1].Number, "status 410", null, default);

        Assert.Empty(await Store.Webhooks.DueAsync(now, 9, default));
        var again = Assert.Single(await Store.Webhooks.DueAsync(now.AddMinutes(1), 9, default));
        Assert.Equal(("01A", 1, "status 500"), (again.Subject, again.Attempts, again.LastError));
        var pending = await Store.Webhooks.PendingAsync("W-1", 9, default);
        Assert.Equal(("01B", null, "status 410"), (pending[0].Subject, pending[0].NextAt, pending[0].LastError));
    }

    [Fact]
    public async Task ARemovedWebhookIsToldOfNothing()
    {
        await AddAsync();
        await DecideAsync("01A");

        Assert.True(await Store.Webhooks.RemoveAsync("W-1", By("webhook.removed", "W-1"), default));
        Assert.False(await Store.Webhooks.RemoveAsync("W-1", By("webhook.removed", "W-1"), default));
        Assert.True(await Store.Decisions.AppendAsync(Given.Decision("01B", 1), Given.Told("decision.made", "01B"), default));

        Assert.Empty(await Store.Webhooks.DueAsync(DateTimeOffset.MaxValue, 9, default));
        Assert.Single(await AuditAsync(), "webhook.removed W-1");
    }

    private Task AddAsync() => Store.Webhooks.AddAsync(s_webhook, By("webhook.created", "W-1"), default);

    private async Task DecideAsync(params string[] ids)
    {
        await Given.LiveReleaseAsync(Store);
        foreach (var id in ids)
        {
            Assert.True(await Store.Decisions.AppendAsync(Given.Decision(id, 1), Given.Told("decision.made", id), default));
        }
    }
}
