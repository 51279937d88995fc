using System.Text;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Decisions;

namespace Playbooks.Retention.Tests.Decisions;

public sealed class ErasureTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly MemoryReleases _releases = new();
    private readonly MemoryBook _book = new();

    [Fact]
    public async Task NothingPersonalIsLeftAndEverythingStillCounts()
    {
        _releases.Publish(RecordedWorkspace.Documents);
        await _book.SaveAsync(
            [
                new AccountRecord("A-1", """{"name":"Nordlicht","arr":1200,"gone":"Ada"}""", "north"),
                new ContactRecord("A-1", "C-1", """{"name":{"value":"Ada","asOf":"2026-01-01"},"attitude":2}"""),
                new EventRecord("A-1", "E-1", "C-1", s_now, """{"kind":"Complaint","text":"Ada is angry"}"""),
                new SurveyRecord("A-1", "S-1", "C-1", s_now, """{"behaviour":2}"""),
            ],
            null, new AuditEntry(s_now, "user:test", "book.imported", "test"), default);
        var recommender = new Recommender(_releases, _book, _releases, TimeProvider.System);
        var made = Assert.IsType<RecommendedForAccount>(await recommender.RecommendAsync(new AccountQuestion("A-1") { At = s_now, Explains = true }, default));
        Assert.Contains("Ada is at risk", Text(made.Record.Result), StringComparison.Ordinal);

        var result = await new Erasure(_book, _releases, TimeProvider.System).RunAsync("A-1", RecordedWorkspace.Release.Workspace.Vocabulary, "user:test", default);

        Assert.Equal(new ErasureResult(3, 1), result);
        Assert.Equal(
            [
                new AccountRecord("A-1", """{"arr":1200}""", "north"), new ContactRecord("A-1", "C-1", """{"attitude":2}"""),
                new SurveyRecord("A-1", "S-1", "C-1", s_now, """{"behaviour":2}"""), new EventRecord("A-1", "E-1", "C-1", s_now, """{"kind":"Complaint"}"""),
            ],
            MemoryBook.All((await _book.FindAsync("A-1", default))!));
        var left = Assert.Single(await _releases.ListAsync("A-1", null, 10, default));
        Assert.DoesNotContain("Ada", Text(left.Request) + Text(left.Result), StringComparison.Ordinal);
        Assert.DoesNotContain("Nordlicht", Text(left.Request) + Text(left.Result), StringComparison.Ordinal);
        Assert.Equal(made.Record.Actions.ToArray(), left.Actions.ToArray());
        Assert.Contains("""
            "action":"call","title":"Call","rule":"loyalty/risk"
            """.Trim(), Text(left.Result), StringComparison.Ordinal);
        var replaying = await new Replay(new ReleaseShelf(_releases, _releases), _releases).RunAsync(left.Id, explains: false, default);
        Assert.IsType<Erased>(replaying);
        Assert.Equal(("account.erased", "A-1"), (_releases.Audit[0].Action, _releases.Audit[0].Subject));
    }

    [Fact]
    public async Task WhatIsNotThereIsNotErased() =>
        Assert.Null(await new Erasure(_book, _releases, TimeProvider.System).RunAsync("A-9", RecordedWorkspace.Release.Workspace.Vocabulary, "user:test", default));

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
