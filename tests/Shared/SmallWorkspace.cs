namespace Playbooks.Testing;

/// <summary>A workspace that is just large enough: two scores, a quadrant, a rule for each, a message, a sample book.</summary>
internal static class SmallWorkspace
{
    /// <summary>The playbook's path, for tests that edit it.</summary>
    public const string PlaybookPath = "playbooks/loyalty.json";

    /// <summary>Its documents by path.</summary>
    public static IReadOnlyDictionary<string, string> Documents { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["playbooks/workspace.json"] = """{ "format": 1, "name": "small", "title": "Small book", "language": "en", "currency": "EUR" }""",
        ["playbooks/facts.json"] = """
            {
              "facts": {
                "account.name": { "type": "text", "personal": true },
                "account.arr": { "type": "money", "label": "Annual revenue", "unit": "a year", "min": 0 },
                "account.products": { "type": "list of text", "label": "Products" },
                "account.renewsOn": { "type": "date", "label": "Renewal date", "asks": "When does the contract renew?" },
                "contact.name": { "type": "text", "personal": true },
                "contact.role": { "type": "choice", "of": ["ExecutiveSponsor", "EndUser"], "label": "Role" },
                "contact.attitude": { "type": "number", "min": 0, "max": 10, "label": "Attitude" },
                "contact.behaviour": { "type": "number", "min": 0, "max": 10, "label": "Behaviour" },
                "event.kind": { "type": "choice", "of": ["Complaint", "Cancellation"], "label": "What happened" }
              },
              "derived": {
                "contact.quadrant": {
                  "type": "choice", "of": ["TrulyLoyal", "Accessible", "Trapped", "HighRisk"],
                  "table": { "when": ["contact.attitude", "contact.behaviour"],
                             "rows": [ [">= 7", ">= 7", "TrulyLoyal"], [">= 7", "< 7", "Accessible"], ["< 7", ">= 7", "Trapped"], ["< 7", "< 7", "HighRisk"] ] }
                },
                "account.valueTier": { "type": "choice", "bands": { "of": "account.arr", "from": { "High": 100000, "Low": 0 } } }
              }
            }
            """,
        ["playbooks/actions.json"] = """
            {
              "call": { "title": "Call them", "kind": "Escalate", "owner": "AccountExecutive", "due": "1 day", "messages": { "email": "call.email" } },
              "thank": { "title": "Say thank you", "kind": "CheckIn", "owner": "CustomerSuccess", "due": "5 days" },
              "watch": { "title": "Keep an eye on them", "kind": "Monitor", "owner": "CustomerSuccess", "due": "30 days" }
            }
            """,
        ["playbooks/policy.json"] = """{ "bands": ["urgent", "save", "prevent", "fallback"], "report": ["account.valueTier", "contact.quadrant"], "approvals": { "required": false, "because": "a test works alone" } }""",
        [PlaybookPath] = """
            {
              "playbook": "loyalty", "title": "Loyalty",
              "rules": [
                { "id": "risk", "title": "At high risk", "when": { "contact.quadrant": "HighRisk" }, "then": "call", "band": "urgent" },
                { "id": "loyal", "title": "Truly loyal", "when": { "contact.quadrant": "TrulyLoyal" }, "then": "thank", "band": "prevent" },
                { "id": "others", "title": "Nothing else to do", "otherwise": true, "then": "watch" }
              ]
            }
            """,
        ["playbooks/sample-book/book.csv"] = """
            account.id,account.name,account.arr,account.products,contact.id,contact.name,contact.role,contact.attitude,contact.behaviour
            A-1,Alder & Sons,250000,,C-1,Ada Alder,ExecutiveSponsor,2,3
            A-1,Alder & Sons,250000,,C-2,Bo Birch,EndUser,9,9
            A-2,Cedar Ltd,1200,,C-3,Cy Cedar,EndUser,8,2

            """,
        ["templates/call.email.scriban"] = """
            ---
            channel: email
            subject: About {{ account.name }}
            ---
            Dear {{ contact.name }}, may I call you?
            """,
    };

    /// <summary>The same in a folder of its own.</summary>
    public static WorkspaceCopy Create() => WorkspaceCopy.Of(Documents);
}
