using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Playbooks.Engine.Publishing;
using Playbooks.Retention.Decisions;
using Playbooks.Storage;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Serving;

/// <summary>
/// A process that serves from its store while programs publish and fetch over HTTP without a pause. What is proven is proven
/// from what it recorded. <c>PLAYBOOKS_TEST_PUBLISHES</c> sets another number of publishes.
/// </summary>
public sealed class HotPublishTests
{
    private const int Callers = 3;
    private const int BrokenOnes = 25;
    private const string Template = "templates/call.email.scriban";
    private const string HighRisk = """{ "account": { "id": "A", "name": "Ash" }, "contact": { "id": "C", "name": "Cy", "attitude": 2, "behaviour": 2 } }""";

    private static readonly int s_publishes =
        int.Parse(Environment.GetEnvironmentVariable("PLAYBOOKS_TEST_PUBLISHES") is { Length: > 0 } set ? set : "1000", CultureInfo.InvariantCulture);

    // The newest release that was acknowledged to whoever published it.
    private long _acknowledged = 1;

    [Fact]
    public async Task OfAThousandPublishesNoneIsMissedMixedOrDropsARequest()
    {
        using var workspace = SmallWorkspace.Create();
        var answered = new ConcurrentDictionary<string, long>();
        await using (var service = await ServeProcess.StartAsync(workspace.Folder, ["--source", "store"], ("PLAYBOOKS_REQUESTS_A_MINUTE", "0")))
        {
            using var enough = new CancellationTokenSource();
            var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(() => FetchAsync(service, answered, enough.Token))).ToList();
            for (var number = 2; number <= s_publishes + 1; number++)
            {
                await PublishAsync(service, number);
                // A caller that ends before it is told to has failed.
                await Task.WhenAll(callers.Where(caller => caller.IsCompleted));
            }
            await enough.CancelAsync();
            await Task.WhenAll(callers);
        }
        var opening = await Stores.OpenAsync(StoreAddress.DefaultFor(workspace.Folder), TimeProvider.System, default);
        await using var store = opening.Store!;
        await HoldsAsync(store, answered);
    }

    // Rule and message say the number of their release, so that an answer with parts of two would show.
    private async Task PublishAsync(ServeProcess service, int number)
    {
        if (number % BrokenOnes == 0)
        {
            var broken = await service.DraftAsync((SmallWorkspace.PlaybookPath, "{ half"));
            Assert.Equal(422, (await service.PublishAsync(broken, "broken")).Status);
        }
        var title = SmallWorkspace.Documents[SmallWorkspace.PlaybookPath].Replace("At high risk", $"Edit {number}.", StringComparison.Ordinal);
        var draft = await service.DraftAsync((SmallWorkspace.PlaybookPath, title), (Template, $"---\nchannel: email\nsubject: Edit {number}.\n---\nHello\n"));
        var (status, body) = await service.PublishAsync(draft, $"edit {number}");
        var release = JsonDocument.Parse(body).RootElement;
        Assert.True(status == 201 && release.Text("state") == "live" && release.GetProperty("number").GetInt64() == number, body);
        Volatile.Write(ref _acknowledged, number);
    }

    private async Task FetchAsync(ServeProcess service, ConcurrentDictionary<string, long> answered, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var acknowledged = Volatile.Read(ref _acknowledged);
            var answer = await service.DoneAsync("POST", "/v1/recommendations", HighRisk);
            Assert.True(answered.TryAdd(answer.Text("decision"), acknowledged));
        }
    }

    private static async Task HoldsAsync(IStore store, ConcurrentDictionary<string, long> answered)
    {
        var entries = await store.Releases.ListAsync(null, s_publishes + 2, default);
        Assert.Equal((s_publishes + 1, ReleaseState.Live), (entries.Length, entries[0].State));
        Assert.All(entries.Skip(1), entry => Assert.Equal(ReleaseState.Past, entry.State));
        Assert.All(entries.Zip(entries.Skip(1)), pair => Assert.Equal(pair.First.LiveFrom, pair.Second.LiveUntil));
        var hashes = entries.ToDictionary(entry => entry.Number, entry => entry.Hash);
        var met = new HashSet<long>();
        var recorded = 0;
        for (var page = await store.Decisions.ListAsync(null, null, 500, default); !page.IsEmpty; page = await store.Decisions.ListAsync(null, page[^1].Id, 500, default))
        {
            foreach (var decision in page)
            {
                IsOfOneRelease(decision, hashes);
                Assert.True(decision.ReleaseNumber >= answered[decision.Id], $"decision {decision.Id} was asked for when release {answered[decision.Id]} was acknowledged, and made with {decision.ReleaseNumber}");
                met.Add(decision.ReleaseNumber);
                recorded++;
            }
        }
        Assert.Equal(answered.Count, recorded);
        Assert.True(met.Count > s_publishes / 20, $"the requests met {met.Count} of {s_publishes} releases alone");
    }

    private static void IsOfOneRelease(DecisionRecord decision, Dictionary<long, string> hashes)
    {
        using var result = JsonDocument.Parse(decision.Result);
        Assert.Equal((hashes[decision.ReleaseNumber], hashes[decision.ReleaseNumber]), (decision.Release, result.RootElement.Text("release")));
        var action = result.RootElement.GetProperty("actions")[0];
        var marks = (action.Text("because"), action.GetProperty("messages").GetProperty("email").Text("subject"));
        var mark = decision.ReleaseNumber == 1 ? "At high risk" : $"Edit {decision.ReleaseNumber}.";
        Assert.Equal((mark, decision.ReleaseNumber == 1 ? "About Ash" : mark), marks);
    }
}
