using System.Buffers;
using System.Text;
using System.Text.Json;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Deciding;

public sealed class DeterminismTests
{
    private const string Facts = """
        { "account": { "id": "A-1", "name": "Northgate", "score": 72.5, "arr": 1000.50, "cost": 10, "renewsOn": { "value": "2026-05-01", "asOf": "2025-01-01" }, "products": ["Time"] },
          "contacts": [{ "id": "C-1", "name": "Ada", "role": "Sponsor", "attitude": 2, "behaviour": 3 }, { "role": "User", "attitude": 9, "behaviour": 9, "times": 3 }],
          "event": { "kind": "Complaint" },
          "history": { "sent": [{ "contact": "C-1", "channel": "email", "at": "2026-02-01" }] } }
        """;

    private static readonly string[] Rules =
    [
        """{ "id": "a", "title": "a", "when": { "contact.quadrant": "HighRisk" }, "then": ["call", "letter"], "band": "urgent", "because": "{{ contact.name }} is {{ contact.quadrant }}" }""",
        """{ "id": "b", "title": "b", "when": { "contact.quadrant": "Loyal", "account.tier": "High" }, "then": "sell", "band": "grow" }""",
        """{ "id": "c", "title": "c", "if": "account.share < 1 and event.kind == 'Complaint'", "then": "visit" }""",
        """{ "id": "d", "title": "d", "when": { "contact.email": "is not known" }, "ask": "contact.email" }""",
    ];

    [Fact]
    public void TheSameRequestGivesTheSameBytes()
    {
        var release = Sample.Rules(Rules).Release();

        Assert.Equal(Decide(release), Decide(release));
        Assert.Equal(Decide(release), Decide(Sample.Rules(Rules).Release()));
    }

    [Fact]
    public void ManyThreadsShareOneDecider()
    {
        var release = Sample.Rules(Rules).Release();
        var expected = Decide(release);
        var results = new string[200];

        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => results[i] = Decide(release));

        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Fact]
    public void TheFactsThatWereGivenAreNotChanged()
    {
        var release = Sample.Rules(Rules).Release();
        var request = Sample.RequestFor(release, Facts);

        var first = Sample.Json(release.Decider.Decide(request));
        var second = Sample.Json(release.Decider.Decide(request));

        Assert.Equal(first, second);
        Assert.Null(request.Facts.Account.Get(release.Workspace.Vocabulary.Find("account.tier")!.Column));
    }

    [Fact]
    public void WithoutAnIdItIsAHashOfAllThatMatters()
    {
        var release = Sample.Rules(Rules).Release();
        var request = Sample.RequestFor(release, Facts);
        var id = release.Decider.Decide(request).Id;

        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.Equal(id, release.Decider.Decide(request with { ExplainsAllRules = true, WritesMessages = false }).Id);
        Assert.Equal(id, release.Decider.Decide(request with { At = request.At.ToOffset(TimeSpan.FromHours(5)) }).Id);
        Assert.NotEqual(id, release.Decider.Decide(request with { At = request.At.AddSeconds(1) }).Id);
        Assert.NotEqual(id, release.Decider.Decide(request with { History = History.Empty }).Id);
        Assert.NotEqual(id, release.Decider.Decide(Sample.RequestFor(release, Facts.Replace("72.5", "72.6", StringComparison.Ordinal))).Id);
        Assert.NotEqual(id, release.Decider.Decide(Sample.RequestFor(release, Facts.Replace("2025-01-01", "2025-01-02", StringComparison.Ordinal))).Id);
        Assert.NotEqual(id, Sample.Rules(Rules[..2]).Release().Decider.Decide(request).Id);
        Assert.Equal("given", release.Decider.Decide(request with { Id = "given" }).Id);
    }

    [Fact]
    public void ADecisionIsMadeAgainFromItsRecord()
    {
        var release = Sample.Rules(Rules).Release();
        var request = Sample.RequestFor(release, Facts) with { ExplainsAllRules = true };
        var record = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(record))
        {
            FactsJson.Write(writer, release.Workspace.Vocabulary, request.Facts, request.History);
        }

        var again = Sample.RequestFor(release, Encoding.UTF8.GetString(record.WrittenSpan)) with { ExplainsAllRules = true };

        Assert.Equal(Sample.Json(release.Decider.Decide(request)), Sample.Json(release.Decider.Decide(again)));
    }

    [Fact]
    public void AmountsThatAreEqualGiveOneId()
    {
        var release = Sample.Rules(Rules).Release();

        Assert.Equal(
            release.Decider.Decide(Sample.RequestFor(release, Facts)).Id,
            release.Decider.Decide(Sample.RequestFor(release, Facts.Replace("1000.50", "1000.5", StringComparison.Ordinal))).Id);
    }

    [Fact]
    public void ExplainingEveryRuleChangesNothingElse()
    {
        var release = Sample.Rules(Rules).Release();
        var request = Sample.RequestFor(release, Facts);

        var explained = release.Decider.Decide(request with { ExplainsAllRules = true });

        Assert.Equal(Sample.Json(release.Decider.Decide(request)), Sample.Json(explained with { Rules = [] }));
    }

    private static string Decide(Release release) =>
        Sample.Json(release.Decider.Decide(Sample.RequestFor(release, Facts) with { ExplainsAllRules = true }));
}
