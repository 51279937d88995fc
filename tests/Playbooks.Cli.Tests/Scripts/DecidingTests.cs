using System.Text.Json.Nodes;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Scripts;
using Playbooks.Retention.Decisions;

namespace Playbooks.Cli.Tests.Scripts;

/// <summary>What scripts say in a decision, in its answer and in its record.</summary>
public sealed class DecidingTests : IDisposable
{
    private const string OfContacts = """
        "contact.mood": { "type": "choice", "of": ["Good", "Bad"], "script": "scripts/score.js" },
        "account.reach": { "type": "integer", "is": "count(contacts, mood == 'Good')" },
        """;

    private readonly ScriptPool _pool = ScriptedWorkspace.NewPool();

    [Fact]
    public async Task WhatScriptsSayIsThereForDerivedFactsAndRecorded()
    {
        var release = ScriptedWorkspace.Release("function mood(contact, contacts) { return contact.quadrant === 'TrulyLoyal' && contacts.length === 2 ? 'Good' : 'Bad'; }", OfContacts);
        var request = await ScriptFacts.FillAsync(
            release.Decider,
            ScriptedWorkspace.Request(release, """{ "account": { "arr": 1200 }, "contacts": [ { "id": "C-1", "attitude": 9, "behaviour": 9 }, { "id": "C-2", "attitude": 1, "behaviour": 9 } ] }"""),
            _pool,
            default);

        var decision = release.Decider.Decide(request);

        Assert.Equal(1L, decision.Account.Get(decision.Account.Layout.Find("reach")!));
        var recorded = new RecordedRequest(request, null, null).Write(release.Workspace.Vocabulary);
        Assert.Equal("Good", JsonNode.Parse(recorded.Span)!["facts"]!["contacts"]![0]!["mood"]!.GetValue<string>());
    }

    [Fact]
    public async Task AFailureIsRecordedAndTheDecisionMadeAgainWithoutAScript()
    {
        var release = new NumberedRelease(1, ScriptedWorkspace.Release("function score(account) {\n  return account.arr.no.such;\n}"));
        var request = new RecordedRequest(await ScriptFacts.FillAsync(release.Release.Decider, ScriptedWorkspace.Request(release.Release), _pool, default), null, null);
        var started = _pool.Started;

        var decided = RecordedDecision.Write(RecordedDecision.Decide(release, request, "D-1"));
        var again = RecordedRequest.Read(request.Write(release.Release.Workspace.Vocabulary).Span, release.Release.Workspace.Vocabulary, []);

        Assert.NotNull(again);
        Assert.Equal(decided.ToArray(), RecordedDecision.Write(RecordedDecision.Decide(release, again, "D-1")).ToArray());
        var failure = JsonNode.Parse(decided.Span)!["failures"]![0]!;
        Assert.Equal(("account.score", "PB4811", 2), (failure["where"]!.GetValue<string>(), failure["diagnostic"]!["code"]!.GetValue<string>(), failure["diagnostic"]!["line"]!.GetValue<int>()));
        Assert.Equal(started, _pool.Started);
    }

    [Fact]
    public async Task AnotherFailureIsAnotherDecision()
    {
        var release = ScriptedWorkspace.Release("function score(account) { throw new Error('of ' + account.arr); }");
        var given = ScriptedWorkspace.Request(release);

        var failed = release.Decider.Decide(await ScriptFacts.FillAsync(release.Decider, given, _pool, default));

        Assert.NotEqual(release.Decider.Decide(given).Id, failed.Id);
        Assert.Equal(failed.Id, release.Decider.Decide(await ScriptFacts.FillAsync(release.Decider, given, _pool, default)).Id);
    }

    [Fact]
    public async Task WhatIsMissingSaysWhyOrNamesWhatTheScriptLacks()
    {
        const string Asking = """
            { "playbook": "loyalty", "title": "Loyalty", "for": "account",
              "rules": [ { "id": "high", "title": "High", "when": { "account.score": "> 50" }, "then": "watch", "band": "prevent" } ] }
            """;
        var documents = ScriptedWorkspace.Documents("function score(account) {\n  if (account.renewsOn === undefined && account.arr) { return null; }\n  throw new Error('bad day');\n}");
        var check = Engine.Checking.WorkspaceChecker.Check(documents.With("playbooks/loyalty.json", Asking));
        Assert.True(check.Workspace is not null, string.Join('\n', check.Diagnostics));
        var release = Engine.Compiling.Release.Create(check.Workspace);

        Assert.Equal(["account.renewsOn "], await MissingAsync("""{ "account": { "arr": 5 } }""", "account.renewsOn"));
        Assert.Equal(
            ["account.score the script of `account.score` failed: bad day (playbooks/scripts/score.js:3:3)"],
            await MissingAsync("""{ "account": { "arr": 5, "renewsOn": "2026-05-01" } }""", "account.score"));

        async Task<IEnumerable<string>> MissingAsync(string facts, string fact)
        {
            var request = await ScriptFacts.FillAsync(release.Decider, ScriptedWorkspace.Request(release, facts), _pool, default);
            return release.Decider.Decide(request).Missing.Where(missing => missing.Fact.Name == fact).Select(missing => $"{missing.Fact.Name} {missing.Why}");
        }
    }

    public void Dispose() => _pool.Dispose();
}
