using System.Text;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Retention.Tests.Book.Records;

public sealed class AccountFactsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static AccountFile File { get; } = new(new AccountRecord("A-1", """{"name":"Nordlicht","arr":1200}"""), 1, s_now)
    {
        Contacts = [new ContactRecord("A-1", "C-1", """{"name":"Ada"}"""), new ContactRecord("A-1", "C-2", """{"attitude":{"value":9,"asOf":"2026-02-01"}}""")],
    };

    [Fact]
    public void TheLatestAnswerCountsAsOfItsSurvey() => Assert.Equal(
        """{"account":{"id":"A-1","name":"Nordlicht","arr":1200,"products":[],"complaints":0},"contacts":[{"id":"C-1","name":"Ada","attitude":{"value":3,"asOf":"2026-02-20T00:00:00Z"},"behaviour":{"value":8,"asOf":"2026-01-10T00:00:00Z"},"lastSurveyOn":"2026-02-20"},{"id":"C-2","attitude":{"value":9,"asOf":"2026-02-01T00:00:00Z"}}]}""",
        Read(File with { Surveys = [Survey("S-1", "C-1", 1, 10, """{"attitude":8,"behaviour":8}"""), Survey("S-2", "C-1", 2, 20, """{"attitude":3}""")] }));

    [Fact]
    public void WhatWasGivenDirectlyAndLearnedLaterWins() => Assert.Contains(
        """{"id":"C-2","attitude":{"value":9,"asOf":"2026-02-01T00:00:00Z"},"lastSurveyOn":"2026-01-10"}""",
        Read(File with { Surveys = [Survey("S-1", "C-2", 1, 10, """{"attitude":2}""")] }), StringComparison.Ordinal);

    [Fact]
    public void AnAnswerAfterWhatWasGivenDirectlyWins() => Assert.Contains(
        "\"attitude\":{\"value\":2,\"asOf\":\"2026-02-10T00:00:00Z\"}",
        Read(File with { Surveys = [Survey("S-1", "C-2", 2, 10, """{"attitude":2}""")] }), StringComparison.Ordinal);

    [Fact]
    public void WhatCameAfterTheDecisionsTimeDoesNotCount()
    {
        var file = File with
        {
            Surveys = [Survey("S-1", "C-1", 3, 3, """{"attitude":2}""")],
            Events = [new EventRecord("A-1", "E-1", null, s_now.AddDays(1), """{"kind":"Complaint"}""")],
            Purchases = [new PurchaseRecord("A-1", "P-1", s_now.AddDays(1), "Basic", 10, null)],
        };
        Assert.Equal(Read(File), Read(file));
    }

    [Fact]
    public void TheLatestOpenEventSetsTheDecisionOff()
    {
        var file = File with
        {
            Events =
            [
                new EventRecord("A-1", "E-1", "C-1", s_now.AddDays(-11), """{"kind":"Complaint"}"""),
                new EventRecord("A-1", "E-2", "C-2", s_now.AddDays(-10), """{"kind":"Praise","text":"well done"}"""),
            ],
        };
        Assert.EndsWith(""","event":{"kind":"Praise","contact":"C-2","text":"well done"}}""", Read(file), StringComparison.Ordinal);
        Assert.EndsWith("]}", Read(file, s_now.AddDays(1)), StringComparison.Ordinal);
        Assert.EndsWith(""","event":{"kind":"Complaint","contact":"C-1"}}""", Read(file, @event: "E-1"), StringComparison.Ordinal);
    }

    [Fact]
    public void FactsFollowFromTheRecordsWhereNobodyGaveThem()
    {
        var file = File with
        {
            Purchases =
            [
                new PurchaseRecord("A-1", "P-1", s_now.AddDays(-200), "Payroll", 200, 1), new PurchaseRecord("A-1", "P-2", s_now.AddDays(-20), "Payroll", 150, 1),
            ],
            Products = [new ProductRecord("A-1", "Payroll", new DateOnly(2024, 1, 1), null, 80), new ProductRecord("A-1", "Travel", null, new DateOnly(2026, 1, 1), null)],
            Events = [new EventRecord("A-1", "E-1", null, s_now.AddDays(-90), """{"kind":"Complaint"}""")],
        };
        Assert.Contains("""1200,"spendChange":-25,"products":["Payroll"],"complaints":1}""", Read(file), StringComparison.Ordinal);
        Assert.Contains("""{"id":"A-1","spendChange":5,""", Read(file with { Account = file.Account with { Facts = """{"spendChange":5}""" } }), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheVocabularyDoesNotKnowIsLeftOutAndReported()
    {
        var file = File with { Account = File.Account with { Facts = """{"arr":-3,"colour":"red"}""" } };
        var reading = AccountFacts.Of(RecordedWorkspace.Release).Read(file, s_now);
        Assert.Equal(["`account.arr` is -3, less than 0", "unknown fact `account.colour`"], reading.Diagnostics.Select(diagnostic => diagnostic.Message));
        Assert.All(reading.Diagnostics, diagnostic => Assert.Equal("account A-1", diagnostic.Location.Document));
    }

    [Fact]
    public void AFactThatComesOutBeyondItsLimitsIsNotKnownAndReported()
    {
        var file = File with { Purchases = [new PurchaseRecord("A-1", "P-1", s_now.AddDays(-200), "Payroll", 1, 1), new PurchaseRecord("A-1", "P-2", s_now.AddDays(-2), "Payroll", 1000, 1)] };
        var reading = AccountFacts.Of(RecordedWorkspace.Release).Read(file, s_now);
        Assert.Equal("PB4610: `account.spendChange` is 99900, at most 1000 is allowed", string.Join('\n', reading.Diagnostics.Select(diagnostic => $"{diagnostic.Code}: {diagnostic.Message}")));
        Assert.DoesNotContain("spendChange", Json(reading), StringComparison.Ordinal);
    }

    private static SurveyRecord Survey(string id, string contact, int month, int day, string facts) =>
        new("A-1", id, contact, new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.Zero), facts);

    private static string Read(AccountFile file, DateTimeOffset? at = null, string? @event = null) =>
        Json(AccountFacts.Of(RecordedWorkspace.Release).Read(file, at ?? s_now, @event));

    private static string Json(AccountReading reading)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            FactsJson.Write(writer, RecordedWorkspace.Release.Workspace.Vocabulary, reading.Input.Facts, reading.Input.History);
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
