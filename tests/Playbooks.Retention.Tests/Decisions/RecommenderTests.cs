using System.Text;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Language.Text;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Decisions;

namespace Playbooks.Retention.Tests.Decisions;

public sealed class RecommenderTests
{
    private readonly MemoryReleases _releases = new();
    private readonly MemoryBook _book = new();
    private readonly SetClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly Recommender _recommender;
    private readonly Replay _replay;

    public RecommenderTests()
    {
        _releases.Publish(RecordedWorkspace.Documents);
        _recommender = new Recommender(_releases, _book, _releases, _clock);
        _replay = new Replay(new ReleaseShelf(_releases, _releases), _releases);
    }

    [Fact]
    public async Task ARecommendationIsRecordedAsItIsAnswered()
    {
        await FillAsync();
        var made = await AskAsync(new AccountQuestion("A-1"));
        var kept = Assert.Single(await _releases.ListAsync("A-1", null, 10, default));
        Assert.Equal(made.Record, kept);
        Assert.Equal(SortableId.Length, kept.Id.Length);
        Assert.Equal([new DecidedAction(1, "call", "loyalty/risk", "C-1"), new DecidedAction(2, "gift", "loyalty/loyal", "C-2")], kept.Actions.ToArray());
        Assert.StartsWith($$"""{"decision":"{{kept.Id}}","release":"{{kept.Release}}","at":"2026-03-02T09:00:00Z","account":"A-1",""", Text(kept.Result), StringComparison.Ordinal);
        var told = Assert.Single(_releases.Notifications);
        Assert.Equal(("decision.made", kept.Id), (told.Type, told.Subject));
        Assert.DoesNotContain("Ada", Text(told.Write()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchingTwiceADayGivesTheSame()
    {
        await FillAsync();
        var first = await AskAsync(new AccountQuestion("A-1"));
        _clock.Now = _clock.Now.AddHours(8);
        Assert.Equal(first.Record.Actions.ToArray(), (await AskAsync(new AccountQuestion("A-1"))).Record.Actions.ToArray());
        // The next day in Berlin has begun, and the gift rests.
        _clock.Now = new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal(["call"], (await AskAsync(new AccountQuestion("A-1"))).Record.Actions.Select(action => action.Action));
    }

    [Fact]
    public async Task OneContactsAnswerIsAPartOfTheWholeOne()
    {
        await FillAsync();
        var made = await AskAsync(new AccountQuestion("A-1") { Contact = "C-2" });
        Assert.Equal([new DecidedAction(2, "gift", "loyalty/loyal", "C-2")], made.Record.Actions.ToArray());
        Assert.DoesNotContain("C-1", Text(made.Record.Result), StringComparison.Ordinal);
        Assert.Null(Assert.IsType<Replayed>(await _replay.RunAsync(made.Record.Id, explains: false, default)).Difference);
    }

    [Fact]
    public async Task ADecisionIsMadeAgainWhenAnotherReleaseWentLive()
    {
        await FillAsync();
        _releases.Publish(RecordedWorkspace.Documents.With(RecordedWorkspace.RulesPath, RecordedWorkspace.Documents.Texts[RecordedWorkspace.RulesPath].Replace("\"call\"", "\"monitor\"", StringComparison.Ordinal)));
        var made = await AskAsync(new AccountQuestion("A-1"));
        Assert.Equal(2, made.Record.ReleaseNumber);
        Assert.Equal("gift monitor", string.Join(' ', made.Record.Actions.Select(action => action.Action).Order(StringComparer.Ordinal)));
        Assert.Single(await _releases.ListAsync(null, null, 10, default));
    }

    [Fact]
    public async Task ADecisionReplaysToTheSameBytesAfterLaterReleases()
    {
        await FillAsync();
        var made = await AskAsync(new AccountQuestion("A-1") { Explains = true });
        _releases.Publish(RecordedWorkspace.Documents.With(RecordedWorkspace.RulesPath, """{ "playbook": "loyalty", "title": "L", "rules": [ { "id": "rest", "title": "W", "otherwise": true, "then": "monitor" } ] }"""));
        await _releases.RefreshAsync(default);
        var replayed = Assert.IsType<Replayed>(await _replay.RunAsync(made.Record.Id, explains: false, default));
        Assert.Null(replayed.Difference);
        Assert.Equal(Text(made.Record.Result), Text(replayed.Result));
        var explained = Assert.IsType<Replayed>(await _replay.RunAsync(made.Record.Id, explains: true, default));
        Assert.Equal(6, explained.Decision.Rules.Length);
    }

    [Fact]
    public async Task ADifferenceIsReportedWithItsPlace()
    {
        await FillAsync();
        var made = await AskAsync(new AccountQuestion("A-1"));
        var changed = made.Record with { Result = Encoding.UTF8.GetBytes(Text(made.Record.Result).Replace("Ada is at risk", "Ada is in danger", StringComparison.Ordinal)) };
        var replayed = Assert.IsType<Replayed>(await _replay.RunAsync(changed, explains: false, default));
        Assert.NotNull(replayed.Difference);
        Assert.Equal("actions[0].because", replayed.Difference.Path);
        Assert.StartsWith("in danger", replayed.Difference.Recorded, StringComparison.Ordinal);
        Assert.StartsWith("at risk", replayed.Difference.Made, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FactsThatComeAlongAreDecidedAndRecorded()
    {
        var facts = JsonReader.Read(new SourceText("body", """{"account":{"id":"X"},"contact":{"name":"Bo","attitude":2},"at":"2026-01-01T00:00:00Z"}"""), []);
        var made = Assert.IsType<Recommended>(await _recommender.RecommendAsync(facts, explains: false, default));
        Assert.Equal(("X", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), (made.Record.Account, made.Record.At));
        Assert.Null(Assert.IsType<Replayed>(await _replay.RunAsync(made.Record.Id, explains: false, default)).Difference);
        var wrong = JsonReader.Read(new SourceText("body", """{"account":{"size":3}}"""), []);
        Assert.Equal("unknown fact `account.size`", Assert.Single(Assert.IsType<FactsNotValid>(await _recommender.RecommendAsync(wrong, explains: false, default)).Diagnostics).Message);
    }

    [Fact]
    public async Task FactsFilledFromBytesAreDecidedAndRecordedLikeThoseOfATree()
    {
        const string Facts = """{"account":{"id":"X","name":"Öl & Co"},"contacts":[{"id":"C","attitude":{"value":2,"asOf":"2025-12-01"},"behaviour":3.5}],"at":"2026-01-01T00:00:00Z"}""";

        var fromBytes = Assert.IsType<Recommended>(await _recommender.TryRecommendAsync(Encoding.UTF8.GetBytes(Facts), explains: true, default)).Record;
        var fromTree = Assert.IsType<Recommended>(await _recommender.RecommendAsync(JsonReader.Read(new SourceText("body", Facts), []), explains: true, default)).Record;

        Assert.Equal(Text(fromTree.Request), Text(fromBytes.Request));
        Assert.Equal(Text(fromTree.Result), Text(fromBytes.Result).Replace(fromBytes.Id, fromTree.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatAnAnswerLiesInServesOneAnotherAfterItWasGiven()
    {
        var facts = Encoding.UTF8.GetBytes("""{"account":{"id":"X"}}""");
        var given = Assert.IsType<Recommended>(await _recommender.TryRecommendAsync(facts, explains: false, default));
        var text = Text(given.Record.Result);
        // Twice is once: else two answers would lie in the same.
        given.GiveBack();
        given.GiveBack();

        var next = Assert.IsType<Recommended>(await _recommender.TryRecommendAsync(facts, explains: false, default)).Record;
        var third = Assert.IsType<Recommended>(await _recommender.TryRecommendAsync(facts, explains: false, default)).Record;

        Assert.False(next.Result.Span.Overlaps(third.Result.Span));
        Assert.Equal(text.Replace(given.Record.Id, next.Id, StringComparison.Ordinal), Text(next.Result));
        Assert.Equal(text.Replace(given.Record.Id, third.Id, StringComparison.Ordinal), Text(third.Result));
    }

    [Theory]
    [InlineData("""{"account":{"size":3}}""")]
    [InlineData("""{"account":"A-1"}""")]
    [InlineData("""{"account":{"id":"X"}""")]
    [InlineData("")]
    public async Task WhatMustBeLookedAtCloselyIsLeftToTheTree(string body)
    {
        Assert.Null(await _recommender.TryRecommendAsync(Encoding.UTF8.GetBytes(body), explains: false, default));
        Assert.Empty(await _releases.ListAsync(null, null, 10, default));
    }

    [Fact]
    public async Task WhatIsNotThereIsSaid()
    {
        await FillAsync();
        Assert.Equal(["A-1"], Assert.IsType<NoSuchAccount>(await _recommender.RecommendAsync(new AccountQuestion("A-11"), default)).Closest.ToArray());
        Assert.IsType<NoSuchAccount>(await _recommender.RecommendAsync(new AccountQuestion("A-1") { Team = "north" }, default));
        Assert.Equal(["C-1", "C-2"], Assert.IsType<NoSuchContact>(await _recommender.RecommendAsync(new AccountQuestion("A-1") { Contact = "C-9" }, default)).Contacts.ToArray());
        Assert.IsType<NoSuchEvent>(await _recommender.RecommendAsync(new AccountQuestion("A-1") { Event = "E-9" }, default));
        Assert.IsType<NoSuchDecision>(await _replay.RunAsync("01", explains: false, default));
        Assert.IsType<NoRelease>(await new Recommender(new MemoryReleases(), _book, _releases, _clock).RecommendAsync(new AccountQuestion("A-1"), default));
    }

    private async Task<Recommended> AskAsync(AccountQuestion question) => Assert.IsType<RecommendedForAccount>(await _recommender.RecommendAsync(question, default));

    private Task<BookSave> FillAsync() => _book.SaveAsync(
        [
            new AccountRecord("A-1", """{"name":"Nordlicht"}"""),
            new ContactRecord("A-1", "C-1", """{"name":"Ada"}"""),
            new ContactRecord("A-1", "C-2", """{"name":"Bo","attitude":9,"behaviour":9}"""),
            new SurveyRecord("A-1", "S-1", "C-1", new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), """{"attitude":2,"behaviour":2}"""),
        ],
        null, new AuditEntry(_clock.Now, "user:test", "book.imported", "test"), default);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
