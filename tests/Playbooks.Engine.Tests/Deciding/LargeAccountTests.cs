using System.Globalization;
using System.Text;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>Accounts and vocabularies far beyond the usual end well: work grows with their size, not with its square.</summary>
public sealed class LargeAccountTests
{
    [Fact]
    public void TheLargestAccountIsDecided()
    {
        var decision = Sample.Rules(
            """{ "id": "a", "title": "a", "when": { "contact.quadrant": "HighRisk" }, "then": "call" }""",
            """{ "id": "b", "title": "b", "when": { "account.unhappy": "> 2" }, "then": ["sell", "watch"] }""",
            """{ "id": "c", "title": "c", "when": { "contact.role": "Sponsor" }, "ask": "contact.email" }""")
            .Decide($$"""{ "account": { "renewsOn": { "value": "2026-05-01", "asOf": "2020-01-01" } }, "contacts": [{ "attitude": 3, "times": {{FactsJson.MostContacts}} }] }""");

        Assert.Equal(FactsJson.MostContacts, decision.Missing.Count(missing => missing.Fact.Name == "contact.behaviour"));
    }

    [Fact]
    public void FactsThatRestOnOneAnotherManyWaysAreTracedOnce()
    {
        var derived = new StringBuilder(""" "account.d0": { "type": "integer", "is": "account.tickets + 0" }, "account.d1": { "type": "integer", "is": "account.d0 + 0" } """);
        for (var i = 2; i < 80; i++)
        {
            derived.Append(CultureInfo.InvariantCulture, $", \"account.d{i}\": {{ \"type\": \"integer\", \"is\": \"min(account.d{i - 1}, account.d{i - 2})\" }}");
        }
        var facts = Sample.Facts.Replace("\"derived\": {", "\"derived\": { " + derived + ",", StringComparison.Ordinal);
        var sample = Sample.Rules("""{ "id": "a", "title": "a", "when": { "account.d79": "is known" }, "then": "call" }""", """{ "id": "b", "title": "b", "when": { "account.d79": "> 0" }, "then": "watch" }""")
            .With("playbooks/facts.json", facts);

        var missing = Assert.Single(sample.Decide("""{ "account": { "renewsOn": { "value": "2026-05-01", "asOf": "2020-01-01" } }, "contact": {} }""").Missing, fact => !fact.IsStale);
        var stale = sample.Decide("""{ "account": { "tickets": 1, "renewsOn": { "value": "2026-05-01", "asOf": "2020-01-01" } }, "contact": {} }""").Missing;

        Assert.Equal("account.tickets", missing.Fact.Name);
        Assert.False(Assert.Single(stale).WouldMatter);
    }
}
