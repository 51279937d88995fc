using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Tests;

/// <summary>A small workspace that tests vary document by document.</summary>
internal sealed class Sample
{
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal)
    {
        ["playbooks/workspace.json"] = """{ "format": 1, "name": "sample", "title": "Sample", "language": "en", "currency": "EUR" }""",
        ["playbooks/facts.json"] = Facts,
        ["playbooks/actions.json"] = Actions,
        ["playbooks/policy.json"] = """{ "bands": ["urgent", "save", "grow", "fallback"] }""",
        ["templates/call.call.scriban"] = "Hello {{ contact.name }}, this is {{ sender.name ?? 'us' }}.",
        ["templates/letter.email.scriban"] = "---\nchannel: email\nsubject: For {{ contact.name }}\n---\nDear {{ contact.name }},\n",
        ["templates/letter.email.de.scriban"] = "---\nchannel: email\nsubject: An {{ contact.name }}\n---\nHallo {{ contact.name }},\n",
    };

    public const string Facts = """
        {
          "facts": {
            "account.name":     { "type": "text" },
            "account.arr":      { "type": "money", "min": 0 },
            "account.cost":     { "type": "money" },
            "account.score":    { "type": "number", "min": 0, "max": 100, "asks": "What is the account worth?" },
            "account.plan":     { "type": "choice", "of": ["Basic", "Premium"] },
            "account.tickets":  { "type": "integer" },
            "account.renewsOn": { "type": "date", "staleAfter": "90 days", "asks": "When does the contract renew?" },
            "account.products": { "type": "list of text" },
            "contact.name":     { "type": "text", "personal": true },
            "contact.role":     { "type": "choice", "of": ["Sponsor", "User"] },
            "contact.attitude": { "type": "number", "min": 0, "max": 10, "asks": "How do they feel?" },
            "contact.behaviour": { "type": "number", "min": 0, "max": 10, "asks": "What do they plan?" },
            "contact.email":    { "type": "text" },
            "contact.language": { "type": "text" },
            "contact.timeZone": { "type": "text" },
            "contact.refuses":  { "type": "boolean" },
            "contact.optOuts":  { "type": "list of text" },
            "contact.surveyedAt": { "type": "time" },
            "event.kind":       { "type": "choice", "of": ["Complaint", "Praise"] }
          },
          "derived": {
            "contact.quadrant": { "type": "choice", "of": ["Loyal", "Accessible", "Trapped", "HighRisk"],
              "table": { "when": ["contact.attitude", "contact.behaviour"],
                         "rows": [[">= 7", ">= 7", "Loyal"], [">= 7", "< 7", "Accessible"], ["< 7", ">= 7", "Trapped"], ["< 7", "< 7", "HighRisk"]] } },
            "account.tier":   { "type": "choice", "bands": { "of": "account.score", "from": { "High": 60, "Medium": 30, "Low": 0 } } },
            "account.share":  { "type": "money", "is": "account.cost / account.arr" },
            "account.double": { "type": "money", "is": "account.share * 2" },
            "account.ratio":  { "type": "number", "is": "(account.score - 30) / account.tickets" },
            "account.unhappy": { "type": "integer", "max": 3, "is": "count(contacts, quadrant == 'HighRisk')" }
          }
        }
        """;

    public const string Actions = """
        {
          "call":     { "title": "Call", "kind": "PersonalRecovery", "owner": "Manager", "due": "1 business day", "effort": "30 minutes", "messages": { "call": "call.call" } },
          "letter":   { "title": "Letter", "kind": "CheckIn", "owner": "Manager", "due": "2 days", "messages": { "email": "letter.email", "call": "call.call" } },
          "visit":    { "title": "Visit", "kind": "Escalate", "owner": "Executive", "due": "2 business days", "effort": "3 hours", "cost": 500 },
          "sell":     { "title": "Sell", "kind": "CrossSell", "owner": "Sales", "due": "5 business days" },
          "watch":    { "title": "Watch", "kind": "Monitor", "owner": "Manager", "due": "30 days" },
          "find-out": { "title": "Find out", "kind": "FindOut", "owner": "Manager", "due": "1 week" }
        }
        """;

    /// <summary>A workspace with one playbook for contacts, `p`, of these rules.</summary>
    public static Sample Rules(params string[] rules) => new Sample().Playbook("p", "contact", rules);

    public Sample Playbook(string id, string entity, params string[] rules) => With(
        $"playbooks/{id}.json",
        $$"""{ "playbook": "{{id}}", "title": "{{id}}", "for": "{{entity}}", "band": "save", "rules": [ {{string.Join(", ", rules)}} ] }""");

    public Sample Policy(string members) => With("playbooks/policy.json", $$"""{ "bands": ["urgent", "save", "grow", "fallback"], {{members}} }""");

    public Sample Action(string id, string members) => With(
        "playbooks/actions.json",
        _texts["playbooks/actions.json"].TrimEnd()[..^1] + $$""", "{{id}}": { "title": "{{id}}", "kind": "CheckIn", "owner": "Manager", "due": "1 day", {{members}} } }""");

    public Sample With(string path, string text)
    {
        _texts[path] = text;
        return this;
    }

    public DocumentSet Documents() => DocumentSet.Of(_texts);

    public Release Release()
    {
        var check = WorkspaceChecker.Check(Documents());
        var errors = check.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(DiagnosticText.Render);
        Assert.True(check.Workspace is not null, string.Concat(errors));
        return Engine.Compiling.Release.Create(check.Workspace);
    }

    /// <summary>Decides about facts as JSON, on Monday 2 March 2026 at nine unless told otherwise.</summary>
    public Decision Decide(string facts, string at = "2026-03-02T09:00:00Z", bool explains = false)
    {
        var release = Release();
        return release.Decider.Decide(RequestFor(release, facts, at) with { ExplainsAllRules = explains });
    }

    public static DecisionRequest RequestFor(Release release, string facts, string at = "2026-03-02T09:00:00Z")
    {
        var diagnostics = new List<Diagnostic>();
        var input = FactsJson.Read(new SourceText("facts.json", facts), release.Workspace.Vocabulary, diagnostics);
        Assert.True(input is not null, string.Concat(diagnostics.Select(DiagnosticText.Render)));
        return new DecisionRequest(input.Facts, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)) { History = input.History };
    }

    public static string Json(Decision decision)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            DecisionJson.Write(writer, decision);
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>The recommended actions in order: <c>call@C-1 sell</c>.</summary>
    public static string Recommended(Decision decision) =>
        string.Join(' ', decision.Actions.Select(action => action.Action.Id + (action.Contact is null ? "" : "@" + action.Contact)));

    /// <summary>What was not chosen: <c>sell@C-1 Suppressed: …</c>, a line each.</summary>
    public static string NotChosen(Decision decision) =>
        string.Join('\n', decision.NotChosen.Select(other => $"{other.Action}{(other.Contact is null ? "" : "@" + other.Contact)} {other.Reason} by {other.Rule}: {other.Why}"));
}
