using Playbooks.Server.Hosting;

namespace Playbooks.Server.Tests.Hosting;

public sealed class DecisionKeepingTests
{
    [Fact]
    public async Task WhatIsDeletedStandsInTheAudit()
    {
        await using var temporary = await TemporaryStore.OpenAsync(FixedClock.Monday);
        var now = FixedClock.Monday.GetUtcNow();
        Assert.Equal(0, await DecisionKeeping.TidyAsync(temporary.Store.Decisions, TimeSpan.FromDays(30), now, default));
        var entry = Assert.Single(await temporary.Store.Audit.ListAsync(null, 10, default)).Entry;
        Assert.Equal(("service", "decisions.deleted", "from before 2026-01-31"), (entry.Actor, entry.Action, entry.Note));
    }
}
