using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Language.Text;
using Playbooks.Retention.Decisions;
using Playbooks.Server.Live;
using Playbooks.Server.Tests.Api;

namespace Playbooks.Server.Tests.Live;

/// <summary>Thousands of publishes under load, proven from what was recorded.</summary>
public sealed class HotPublishTests
{
    private const int Publishes = 2_000;
    private const int Callers = 4;
    private const string Template = "templates/call.email.scriban";
    private const string HighRisk = """{ "account": { "id": "A", "name": "Ash" }, "contact": { "id": "C", "name": "Cy", "attitude": 2, "behaviour": 2 } }""";

    private static readonly JsonTree s_facts = JsonReader.Read(new SourceText("facts", HighRisk), []);

    [Fact]
    public async Task NoDecisionIsMadeWithAnOlderReleaseAfterAPublishWasAcknowledged()
    {
        await using var temporary = await TemporaryStore.OpenAsync();
        using var workspace = SmallWorkspace.Create();
        var store = temporary.Store;
        using var live = new LiveWorkspace(new ServeOptions { Workspace = workspace.Folder }, store.Releases, NullLogger<LiveWorkspace>.Instance);
        var publisher = new Publisher(store.Releases, store.Drafts, TimeProvider.System, wentLive: live.TakeOver);
        var acknowledged = new Acknowledged();
        var log = new WatchedLog(store.Decisions, acknowledged);
        var recommender = new Recommender(live, store.Book, log, TimeProvider.System);

        await PublishAsync(publisher, acknowledged, 1);
        using var enough = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(recommender, enough.Token))).ToList();
        for (var number = 2; number <= Publishes; number++)
        {
            if (number % 20 == 0)
            {
                var broken = await publisher.PublishFolderAsync(Marked(number).With(Authoring.Playbook, "{ half"), new Publication("folder", "broken"), default);
                Assert.Equal(PublishEnd.Broken, broken.End);
            }
            await PublishAsync(publisher, acknowledged, number);
            await Task.WhenAll(callers.Where(caller => caller.IsCompleted));
        }
        await enough.CancelAsync();
        var answered = (await Task.WhenAll(callers)).Sum();

        var decisions = await ReadAllAsync(store.Decisions);
        Assert.Equal(answered, decisions.Count);
        Assert.Empty(log.Late);
        Assert.True(decisions.Select(decision => decision.ReleaseNumber).Distinct().Count() > Publishes / 100, "the load hardly met the publishes");
        await AllAreOfOneReleaseAsync(store.Releases, decisions);
        await OneIsLiveAndAllOthersWereAsync(store.Releases);
    }

    private static async Task PublishAsync(Publisher publisher, Acknowledged acknowledged, int number)
    {
        var outcome = await publisher.PublishFolderAsync(Marked(number), new Publication("folder", $"edit {number}"), default);
        Assert.Equal((PublishEnd.Live, number), (outcome.End, outcome.Release!.Number));
        acknowledged.Number = number;
    }

    // Rule and message say the number of their release, so that an answer with parts of two would show.
    private static DocumentSet Marked(int number) =>
        DocumentSet.Of(SmallWorkspace.Documents.Where(document => !document.Key.EndsWith(".csv", StringComparison.Ordinal)))
            .With(Authoring.Playbook, Authoring.Titled($"Edit {number}."))
            .With(Template, $"---\nchannel: email\nsubject: Edit {number}.\n---\nHello\n");

    private static async Task<int> CallAsync(Recommender recommender, CancellationToken enough)
    {
        var count = 0;
        while (!enough.IsCancellationRequested)
        {
            Assert.IsType<Recommended>(await recommender.RecommendAsync(s_facts, explains: false, CancellationToken.None));
            count++;
        }
        return count;
    }

    private static async Task<List<DecisionRecord>> ReadAllAsync(IDecisionLog log)
    {
        var all = new List<DecisionRecord>();
        for (var page = await log.ListAsync(null, null, 500, default); !page.IsEmpty; page = await log.ListAsync(null, page[^1].Id, 500, default))
        {
            all.AddRange(page);
        }
        return all;
    }

    private static async Task AllAreOfOneReleaseAsync(IReleaseStore releases, List<DecisionRecord> decisions)
    {
        var hashes = new Dictionary<long, string>();
        foreach (var decision in decisions)
        {
            if (!hashes.TryGetValue(decision.ReleaseNumber, out var hash))
            {
                hashes[decision.ReleaseNumber] = hash = (await releases.FindAsync(decision.ReleaseNumber, default))!.Hash;
            }
            using var result = JsonDocument.Parse(decision.Result);
            var action = result.RootElement.GetProperty("actions")[0];
            var marks = (action.Text("because"), action.GetProperty("messages").GetProperty("email").Text("subject"));
            Assert.Equal(($"Edit {decision.ReleaseNumber}.", $"Edit {decision.ReleaseNumber}."), marks);
            Assert.Equal((hash, hash), (decision.Release, result.RootElement.Text("release")));
        }
    }

    private static async Task OneIsLiveAndAllOthersWereAsync(IReleaseStore releases)
    {
        var entries = await releases.ListAsync(null, Publishes + 1, default);
        Assert.Equal(Publishes, entries.Length);
        Assert.Equal((ReleaseState.Live, Publishes), (entries[0].State, entries[0].Number));
        Assert.All(entries.Skip(1), entry => Assert.Equal(ReleaseState.Past, entry.State));
        Assert.All(entries.Zip(entries.Skip(1)), pair => Assert.Equal(pair.First.LiveFrom, pair.Second.LiveUntil));
    }

    private sealed class Acknowledged
    {
        private long _number;

        public long Number
        {
            get => Volatile.Read(ref _number);
            set => Volatile.Write(ref _number, value);
        }
    }

    /// <summary>Notes every decision that was appended although a newer release had been acknowledged before.</summary>
    private sealed class WatchedLog(IDecisionLog inner, Acknowledged acknowledged) : IDecisionLog
    {
        public ConcurrentQueue<(long Acknowledged, long Used)> Late { get; } = new();

        public async Task<bool> AppendAsync(DecisionRecord record, Notification? notification, CancellationToken cancel)
        {
            var before = acknowledged.Number;
            var isAppended = await inner.AppendAsync(record, notification, cancel);
            if (isAppended && record.ReleaseNumber < before)
            {
                Late.Enqueue((before, record.ReleaseNumber));
            }
            return isAppended;
        }

        public Task<DecisionRecord?> FindAsync(string id, CancellationToken cancel) => inner.FindAsync(id, cancel);

        public Task<ImmutableArray<DecisionRecord>> ListAsync(string? account, string? before, int most, CancellationToken cancel) => inner.ListAsync(account, before, most, cancel);

        public Task<ImmutableArray<PastAction>> RecommendedAsync(string account, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
            inner.RecommendedAsync(account, from, until, cancel);

        public Task ReplaceAsync(ImmutableArray<DecisionRecord> erased, AuditEntry audit, CancellationToken cancel) => inner.ReplaceAsync(erased, audit, cancel);

        public Task<long> DeleteBeforeAsync(DateTimeOffset time, AuditEntry audit, CancellationToken cancel) => inner.DeleteBeforeAsync(time, audit, cancel);
    }
}
