namespace Playbooks.Engine.Tests.Deciding;

public sealed class DecisionJsonTests
{
    [Fact]
    public void ARecommendationHasTheShapeOfTheContract()
    {
        var sample = Sample.Rules("""{ "id": "r", "title": "r", "then": "plan", "band": "urgent", "because": "{{ contact.name }} leaves" }""")
            .Action("plan", """
                "offer": { "atMost": [1200.00], "expiresAfter": "14 days", "approvalAbove": 1000 },
                "messages": { "email": "letter.email" },
                "steps": [{ "stage": "Comprehend", "title": "Ask", "template": "call.call" }]
                """)
            .Policy(""" "report": ["account.tier", "contact.quadrant"] """);

        var decision = sample.Decide("""{ "account": { "id": "A-17", "score": 70 }, "contact": { "id": "C-3", "name": "Ada", "attitude": 1, "behaviour": 2 } }""");

        Assert.Equal(
            """
            {"decision":"ID","release":"RELEASE","at":"2026-03-02T09:00:00Z","account":"A-17","facts":{"account.tier":"High"},
            "contacts":[{"contact":"C-3","facts":{"contact.quadrant":"HighRisk"}}],
            "actions":[{"rank":1,"contact":"C-3","band":"urgent","action":"plan","title":"plan","rule":"p/r","because":"Ada leaves","owner":"Manager","dueAt":"2026-03-03T09:00:00Z","score":0,
            "offer":{"upTo":1200,"expiresAt":"2026-03-16T09:00:00Z","needsApproval":true},
            "messages":{"email":{"template":"letter.email","subject":"For Ada","body":"Dear Ada,\n"}},
            "steps":[{"stage":"Comprehend","title":"Ask","owner":"Manager","dueAt":"2026-03-03T09:00:00Z","template":"call.call"}]}],
            "notChosen":[],"missing":[]}
            """.Replace("\n", "", StringComparison.Ordinal).Replace("RELEASE", decision.Release, StringComparison.Ordinal).Replace("ID", decision.Id, StringComparison.Ordinal),
            Sample.Json(decision));
    }

    [Fact]
    public void WhatIsThereOnlySometimesIsLeftOutElse()
    {
        var sample = Sample.Rules(
            """{ "id": "a", "title": "a", "then": "letter" }""",
            """{ "id": "b", "title": "b", "then": "letter" }""",
            """{ "id": "c", "title": "c", "ask": "account.score" }""",
            """{ "id": "d", "title": "d", "when": { "account.share": "> 1" }, "then": "sell" }""");

        var json = Sample.Json(sample.Decide("""{ "account": { "cost": 1, "arr": 0 }, "contact": {} }""", explains: true));

        Assert.Contains("\"account\":null", json, StringComparison.Ordinal);
        Assert.Contains("\"alsoBy\":[\"p/b\"]", json, StringComparison.Ordinal);
        Assert.Contains("\"asks\":[\"account.score\"]", json, StringComparison.Ordinal);
        Assert.Contains("\"withheld\":{\"email\":{\"template\":\"letter.email\",\"why\":", json, StringComparison.Ordinal);
        Assert.Contains("\"missing\":[{\"fact\":\"account.score\",\"asks\":\"What is the account worth?\",\"wouldMatter\":false}]", json, StringComparison.Ordinal);
        Assert.Contains("\"notChosen\":[{\"action\":\"sell\",\"contact\":\"contact-1\",\"rule\":\"p/d\",\"reason\":\"notMatched\",\"why\":", json, StringComparison.Ordinal);
        Assert.Contains("\"failures\":[{\"where\":\"account.share\",\"diagnostic\":{\"code\":", json, StringComparison.Ordinal);
        Assert.Contains("\"rules\":[{\"rule\":\"p/a\",\"contact\":\"contact-1\",\"outcome\":\"matched\"}", json, StringComparison.Ordinal);
    }

    [Fact]
    public void ReportedFactsThatAreNotKnownAreNull()
    {
        var sample = Sample.Rules("""{ "id": "a", "title": "a", "then": "watch" }""").Policy(""" "report": ["account.tier", "account.arr", "account.products", "account.renewsOn"] """);

        Assert.Contains(
            "\"facts\":{\"account.tier\":null,\"account.arr\":12.5,\"account.products\":[\"Time\"],\"account.renewsOn\":\"2026-05-01\"}",
            Sample.Json(sample.Decide("""{ "account": { "arr": 12.50, "products": ["Time"], "renewsOn": "2026-05-01" } }""")),
            StringComparison.Ordinal);
    }
}
