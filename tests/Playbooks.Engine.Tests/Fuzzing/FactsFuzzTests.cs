using Playbooks.Engine.Deciding;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Testing.Fuzzing;

namespace Playbooks.Engine.Tests.Fuzzing;

/// <summary>Whatever a client sends as facts: either a decision, or mistakes that each have a place.</summary>
public sealed class FactsFuzzTests
{
    private static readonly string[] s_seeds =
    [
        """{"account":{"id":"A","name":"N","arr":12.5,"score":0.1,"plan":"Basic","tickets":3,"renewsOn":{"value":"2026-05-01","asOf":"2026-01-01T00:00:00Z"},"products":["Time"]},"contacts":[{"id":"C-1","refuses":false,"surveyedAt":"2026-03-02T09:00:00+01:00","attitude":3,"behaviour":2}],"event":{"kind":"Praise"}}""",
        """{"account":{"id":"A","cost":5},"contact":{"id":"C","role":"Sponsor","attitude":10,"behaviour":0,"times":3,"language":"de","timeZone":"Europe/Berlin","optOuts":["email"]},"history":{"open":[{"action":"call","contact":"C","at":"2026-01-01T00:00:00Z"}],"sent":[{"contact":"C","channel":"email","at":"2026-01-02T00:00:00Z"}],"given":[{"amount":5,"at":"2026-01-03T00:00:00Z"}]}}""",
    ];

    private static readonly RandomJson s_made = new(s_seeds);

    [Fact]
    public void DamagedFactsAreDecidedOrDiagnosed() => FuzzRun.Try(7, new Mutation(s_seeds, [.. s_made.Pieces]).Make, Attempt());

    [Fact]
    public void MadeUpFactsAreDecidedOrDiagnosed() => FuzzRun.Try(7, s_made.Make, Attempt());

    private static Action<string> Attempt()
    {
        var release = Sample.Rules(
            """{ "id": "risk", "title": "{{ contact.name }} at risk", "when": { "contact.quadrant": "HighRisk" }, "then": "call", "band": "urgent" }""",
            """{ "id": "dear", "title": "dear", "if": "account.double > 1 or account.renewsOn < today + 90 days", "then": ["letter", "visit"] }""",
            """{ "id": "else", "title": "else", "otherwise": true, "then": "watch" }""").Release();
        return text =>
        {
            var diagnostics = new List<Diagnostic>();
            var facts = FactsJson.Read(new SourceText("facts.json", text), release.Workspace.Vocabulary, diagnostics);
            Located.AssertAll(diagnostics);
            Assert.Equal(facts is null, diagnostics.Exists(diagnostic => diagnostic.IsError));
            if (facts is not null)
            {
                var request = new DecisionRequest(facts.Facts, DateTimeOffset.UnixEpoch.AddYears(56)) { History = facts.History, ExplainsAllRules = true };
                Assert.NotEmpty(Sample.Json(release.Decider.Decide(request)));
            }
        };
    }
}
