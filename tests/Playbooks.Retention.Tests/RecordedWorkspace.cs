using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;

namespace Playbooks.Retention.Tests;

/// <summary>A workspace whose facts follow from records, with an action that rests after being recommended.</summary>
internal static class RecordedWorkspace
{
    public const string RulesPath = "playbooks/loyalty.json";

    public static DocumentSet Documents { get; } = DocumentSet.Of(
    [
        new("playbooks/workspace.json", """{ "format": 1, "name": "recorded", "title": "Recorded", "language": "en", "currency": "EUR" }"""),
        new("playbooks/facts.json", Facts),
        new("playbooks/actions.json", Actions),
        new("playbooks/policy.json", """
            { "bands": ["urgent", "fallback"], "report": ["account.spendChange", "contact.quadrant"], "events": { "openFor": "10 days" },
              "calendar": { "timeZone": "Europe/Berlin" }, "approvals": { "required": false, "because": "a test" } }
            """),
        new(RulesPath, Rules),
    ]);

    public static Release Release { get; } = Compile(Documents);

    public static Release Compile(DocumentSet documents)
    {
        var check = WorkspaceChecker.Check(documents);
        Assert.True(check.IsClean, string.Join('\n', check.Diagnostics));
        return Release.Create(check.Workspace!);
    }

    private const string Facts = """
        {
          "facts": {
            "account.name": { "type": "text", "personal": true },
            "account.arr": { "type": "money", "min": 0 },
            "account.spendChange": {
              "type": "number", "min": -100, "max": 1000,
              "recorded": "sum(purchases.Where(at < now - 90 days), amount) > 0 ? 100 * (double(sum(purchases.Where(at >= now - 90 days), amount)) / double(sum(purchases.Where(at < now - 90 days), amount)) - 1) : null"
            },
            "account.products": { "type": "list of text", "recorded": "products.Where(until is not known or until >= today).Select(product)" },
            "account.complaints": { "type": "integer", "recorded": "count(events, kind == 'Complaint')" },
            "contact.name": { "type": "text", "personal": true },
            "contact.attitude": { "type": "number", "min": 0, "max": 10, "staleAfter": "180 days" },
            "contact.behaviour": { "type": "number", "min": 0, "max": 10, "staleAfter": "180 days" },
            "contact.lastSurveyOn": { "type": "date", "recorded": "max(surveys, at.Date)" },
            "event.kind": { "type": "choice", "of": ["Complaint", "Praise"] },
            "event.contact": { "type": "text" },
            "event.text": { "type": "text", "personal": true }
          },
          "derived": {
            "contact.quadrant": {
              "type": "choice", "of": ["Loyal", "HighRisk"],
              "table": { "when": ["contact.attitude", "contact.behaviour"], "rows": [[">= 7", ">= 7", "Loyal"], ["*", "*", "HighRisk"]] }
            }
          }
        }
        """;

    private const string Actions = """
        {
          "call": { "title": "Call", "kind": "PersonalRecovery", "owner": "AccountExecutive", "due": "1 day" },
          "gift": { "title": "Gift", "kind": "Goodwill", "owner": "AccountExecutive", "due": "1 day", "cooldown": { "for": "30 days", "after": "recommended", "per": "contact" } },
          "monitor": { "title": "Monitor", "kind": "Monitor", "owner": "CustomerSuccessManager", "due": "30 days" }
        }
        """;

    private const string Rules = """
        {
          "playbook": "loyalty", "title": "Loyalty", "for": "contact",
          "rules": [
            { "id": "risk", "title": "At risk", "because": "{{ contact.name }} is at risk", "when": { "contact.quadrant": "HighRisk", "contact.attitude": "is known" }, "then": "call", "band": "urgent" },
            { "id": "loyal", "title": "Loyal", "when": { "contact.quadrant": "Loyal" }, "then": "gift", "band": "urgent" },
            { "id": "rest", "title": "Watched", "otherwise": true, "then": "monitor", "band": "fallback" }
          ]
        }
        """;
}
