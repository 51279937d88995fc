using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Retention.Tests;

/// <summary>A workspace that is just large enough to read and decide books with.</summary>
internal static class SmallWorkspace
{
    public static Release Release { get; } = Create();

    public static FactVocabulary Vocabulary => Release.Workspace.Vocabulary;

    private static Release Create()
    {
        var check = WorkspaceChecker.Check(DocumentSet.Of(
        [
            new("playbooks/workspace.json", """{ "format": 1, "name": "small", "title": "Small", "language": "en", "currency": "EUR" }"""),
            new("playbooks/facts.json", Facts),
            new("playbooks/actions.json", Actions),
            new("playbooks/policy.json", """{ "bands": ["urgent", "fallback"], "valueTier": "account.valueTier", "report": ["account.valueTier", "contact.quadrant"], "approvals": { "required": false, "because": "a test" } }"""),
            new("playbooks/loyalty.json", Loyalty),
        ]));
        Assert.True(check.IsClean, string.Join('\n', check.Diagnostics));
        return Playbooks.Engine.Compiling.Release.Create(check.Workspace!);
    }

    private const string Facts = """
        {
          "facts": {
            "account.name": { "type": "text" },
            "account.arr": { "type": "money", "min": 0 },
            "account.valueScore": { "type": "number", "min": 0, "max": 100 },
            "account.servicePlan": { "type": "choice", "of": ["Basic", "Standard", "Premium"] },
            "account.renewsOn": { "type": "date" },
            "account.products": { "type": "list of text" },
            "account.isPublic": { "type": "boolean" },
            "account.seats": { "type": "integer" },
            "contact.name": { "type": "text", "personal": true },
            "contact.attitude": { "type": "number", "min": 0, "max": 10 },
            "contact.behaviour": { "type": "number", "min": 0, "max": 10 },
            "event.kind": { "type": "text" }
          },
          "derived": {
            "contact.quadrant": {
              "type": "choice", "of": ["TrulyLoyal", "Accessible", "Trapped", "HighRisk"],
              "table": { "when": ["contact.attitude", "contact.behaviour"],
                         "rows": [[">= 7", ">= 7", "TrulyLoyal"], [">= 7", "< 7", "Accessible"], ["< 7", ">= 7", "Trapped"], ["< 7", "< 7", "HighRisk"]] }
            },
            "account.zone": { "type": "choice", "of": ["Healthy", "RedZone"], "is": "any(contacts, quadrant == 'HighRisk') ? 'RedZone' : 'Healthy'" },
            "account.valueTier": { "type": "choice", "bands": { "of": "account.valueScore", "from": { "High": 50, "Low": 0 } } }
          }
        }
        """;

    private const string Actions = """
        {
          "call": { "title": "Call", "kind": "PersonalRecovery", "owner": "AccountExecutive", "due": "1 day" },
          "monitor": { "title": "Monitor", "kind": "Monitor", "owner": "CustomerSuccessManager", "due": "30 days" },
          "review": { "title": "Review", "kind": "CheckIn", "owner": "AccountExecutive", "due": "5 days" }
        }
        """;

    private const string Loyalty = """
        {
          "playbook": "loyalty", "title": "Loyalty", "for": "contact",
          "rules": [
            { "id": "risk", "title": "=At risk", "when": { "contact.quadrant": "HighRisk" }, "then": ["call", "review"], "band": "urgent" },
            { "id": "rest", "title": "Watched", "otherwise": true, "then": "monitor", "band": "fallback" }
          ]
        }
        """;
}
