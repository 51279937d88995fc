using System.Text;
using Playbooks.Engine.Deciding;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Webhooks;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>Decisions: kept only when the live release made them, with their actions and with what others are told.</summary>
public abstract class DecisionLogContract<TPlace> : StoreContract<TPlace>
    where TPlace : IStorePlace, new()
{
    private static readonly DecidedAction s_call = new(1, "call", "high-risk/leaders-call", "C-1");
    private static readonly DecidedAction s_write = new(2, "write", "high-risk/others-write", null);

    [Fact]
    public async Task ADecisionComesBackAsItWasKept()
    {
        await Given.LiveReleaseAsync(Store);
        var record = Given.Decision("01A", 1, actions: [s_call, s_write]);

        Assert.True(await Store.Decisions.AppendAsync(record, null, default));
        await RestartAsync();

        AssertSame(record, await Store.Decisions.FindAsync("01A", default));
        Assert.Null(await Store.Decisions.FindAsync("01B", default));
    }

    [Fact]
    public async Task ADecisionOfAnotherReleaseThanTheLiveOneIsNotKept()
    {
        Assert.False(await Store.Decisions.AppendAsync(Given.Decision("01A", 1), null, default));
        await Given.LiveReleaseAsync(Store);
        await Given.LiveReleaseAsync(Store, seenLive: 1);

        Assert.False(await Store.Decisions.AppendAsync(Given.Decision("01A", 1, actions: s_call), null, default));

        Assert.Null(await Store.Decisions.FindAsync("01A", default));
        Assert.Empty(await Store.Decisions.RecommendedAsync("A-1", Noon.AddDays(-1), Noon.AddDays(1), default));
        Assert.True(await Store.Decisions.AppendAsync(Given.Decision("01A", 2), null, default));
    }

    [Fact]
    public async Task DecisionsAreListedNewestFirstInPagesAndByAccount()
    {
        await Given.LiveReleaseAsync(Store);
        foreach (var (id, account) in new[] { ("01A", "A-1"), ("01B", "A-2"), ("01C", "A-1"), ("01D", "A-1") })
        {
            await Store.Decisions.AppendAsync(Given.Decision(id, 1, account, actions: s_call), null, default);
        }

        Assert.Equal(["01D", "01C"], Ids(await Store.Decisions.ListAsync(null, null, 2, default)));
        Assert.Equal(["01B", "01A"], Ids(await Store.Decisions.ListAsync(null, "01C", 2, default)));
        Assert.Equal(["01C", "01A"], Ids(await Store.Decisions.ListAsync("A-1", "01D", 9, default)));
        Assert.Equal([s_call], (await Store.Decisions.ListAsync("A-2", null, 9, default))[0].Actions.AsEnumerable());
    }

    [Fact]
    public async Task WhatWasRecommendedIsFoundInASpanOfTime()
    {
        await Given.LiveReleaseAsync(Store);
        await Store.Decisions.AppendAsync(Given.Decision("01B", 1, at: Noon, actions: [s_call, s_write]), null, default);
        await Store.Decisions.AppendAsync(Given.Decision("01A", 1, at: Noon.AddHours(-1), actions: s_write), null, default);
        await Store.Decisions.AppendAsync(Given.Decision("01C", 1, at: Noon.AddTicks(1), actions: s_call), null, default);
        await Store.Decisions.AppendAsync(Given.Decision("01D", 1, "A-2", Noon, s_call), null, default);

        Assert.Equal(
            [new PastAction("write", null, Noon.AddHours(-1)), new PastAction("call", "C-1", Noon), new PastAction("write", null, Noon)],
            (await Store.Decisions.RecommendedAsync("A-1", Noon.AddHours(-1), Noon.AddTicks(1), default)).AsEnumerable());
    }

    [Fact]
    public async Task OthersAreToldOfWhatWasKeptAndOfNothingElse()
    {
        await Given.LiveReleaseAsync(Store);
        await Store.Webhooks.AddAsync(new Webhook("W-1", "https://example.org/", ["decision.made"], "secret", "user:eva", Noon), By("webhook.created", "W-1"), default);
        await Store.Webhooks.AddAsync(new Webhook("W-2", "https://example.org/", ["release.published"], "secret", "user:eva", Noon), By("webhook.created", "W-2"), default);

        await Store.Decisions.AppendAsync(Given.Decision("01A", 1), Given.Told("decision.made", "01A"), default);
        await Store.Decisions.AppendAsync(Given.Decision("01B", 9), Given.Told("decision.made", "01B"), default);

        var delivery = Assert.Single(await Store.Webhooks.PendingAsync("W-1", 10, default));
        Assert.Equal(("decision.made", "01A", """{"about":"01A"}"""), (delivery.Type, delivery.Subject, Given.Text(delivery.Data)));
        Assert.Empty(await Store.Webhooks.PendingAsync("W-2", 10, default));
    }

    [Fact]
    public async Task AnErasedDecisionTakesThePlaceOfTheOldOne()
    {
        await Given.LiveReleaseAsync(Store);
        var record = Given.Decision("01A", 1, actions: s_call);
        await Store.Decisions.AppendAsync(record, null, default);
        var erased = record with { Account = "erased", Request = "{}"u8.ToArray(), Result = "{}"u8.ToArray(), Actions = [s_call with { Contact = null }], ErasedAt = Noon };

        await Store.Decisions.ReplaceAsync([erased, Given.Decision("01Z", 1)], By("account.erased", "A-1"), default);

        AssertSame(erased, await Store.Decisions.FindAsync("01A", default));
        Assert.Null(await Store.Decisions.FindAsync("01Z", default));
        Assert.Empty(await Store.Decisions.RecommendedAsync("A-1", Noon, Noon.AddDays(1), default));
        Assert.Single(await Store.Decisions.RecommendedAsync("erased", Noon, Noon.AddDays(1), default));
        Assert.Equal("account.erased A-1", (await AuditAsync())[^1]);
    }

    [Fact]
    public async Task OldDecisionsAreDeletedWithTheirActions()
    {
        await Given.LiveReleaseAsync(Store);
        await Store.Decisions.AppendAsync(Given.Decision("01A", 1, at: Noon.AddTicks(-1), actions: s_call), null, default);
        await Store.Decisions.AppendAsync(Given.Decision("01B", 1, at: Noon, actions: s_call), null, default);

        Assert.Equal(1, await Store.Decisions.DeleteBeforeAsync(Noon, By("decisions.deleted"), default));

        Assert.Equal(["01B"], Ids(await Store.Decisions.ListAsync(null, null, 9, default)));
        Assert.Single(await Store.Decisions.RecommendedAsync("A-1", Noon.AddDays(-1), Noon.AddDays(1), default));
        Assert.Equal("decisions.deleted -", (await AuditAsync())[^1]);
    }

    [Fact]
    public async Task HoweverManyAreOldAllAreDeleted()
    {
        const int Many = 4_100;
        await Given.LiveReleaseAsync(Store);
        await Task.WhenAll(Enumerable.Range(0, Many).Select(number => Store.Decisions.AppendAsync(
            Given.Decision($"{number:D5}", 1, $"A-{number % 7}", Noon.AddTicks(-number)), null, default)));
        await Store.Decisions.AppendAsync(Given.Decision("NEW", 1, "A-3", Noon.AddTicks(1)), null, default);

        Assert.Equal(Many, await Store.Decisions.DeleteBeforeAsync(Noon.AddTicks(1), By("decisions.deleted"), default));

        Assert.Equal(["NEW"], Ids(await Store.Decisions.ListAsync(null, null, 9, default)));
        Assert.Single(await AuditAsync(), entry => entry == "decisions.deleted -");
    }

    [Fact]
    public async Task ActionsAreKeptWhateverTheirNamesHold()
    {
        await Given.LiveReleaseAsync(Store);
        var record = Given.Decision("01A", 1, actions: [new DecidedAction(1, "a \"call\"", "größe/\u2028\\", ""), new DecidedAction(1, "b", "[]", null)]);

        await Store.Decisions.AppendAsync(record, null, default);

        AssertSame(record, await Store.Decisions.FindAsync("01A", default));
    }

    [Fact]
    public async Task TextsThatResultsHaveAlikeComeBackInEachOfThem()
    {
        await Given.LiveReleaseAsync(Store);
        var text = new SharedText("what very many results have alike"u8);
        DecisionRecord[] records = [.. new[] { "01A", "01B", "01C" }.Select(id => Sharing(id, text))];

        Assert.True(await Store.Decisions.AppendAsync(records[0], null, default));
        Assert.True(await Store.Decisions.AppendAsync(records[1], null, default));
        await RestartAsync();
        Assert.True(await Store.Decisions.AppendAsync(records[2], null, default));
        await RestartAsync();

        foreach (var record in records)
        {
            AssertSame(record, await Store.Decisions.FindAsync(record.Id, default));
        }
        Assert.Equal(records.AsEnumerable().Reverse().Select(record => Given.Text(record.Result)), (await Store.Decisions.ListAsync("A-1", null, 9, default)).Select(record => Given.Text(record.Result)));
    }

    private static DecisionRecord Sharing(string id, SharedText text)
    {
        var result = Encoding.UTF8.GetBytes($$"""{"{{id}}":"{{Encoding.UTF8.GetString(text.Json)}}"}""");
        return Given.Decision(id, 1) with { Result = result, Shared = [new SharedPart(result.Length - text.Json.Length - 2, text)] };
    }

    private static IEnumerable<string> Ids(IEnumerable<DecisionRecord> records) => records.Select(record => record.Id);

    // Bytes and arrays compare by place, not by content.
    private static void AssertSame(DecisionRecord expected, DecisionRecord? actual)
    {
        Assert.Equal(Given.Text(expected.Request), Given.Text(actual!.Request));
        Assert.Equal(Given.Text(expected.Result), Given.Text(actual.Result));
        Assert.Equal(expected.Actions.AsEnumerable(), actual.Actions.AsEnumerable());
        Assert.Equal(expected, actual with { Request = expected.Request, Result = expected.Result, Shared = expected.Shared, Actions = expected.Actions });
    }
}
