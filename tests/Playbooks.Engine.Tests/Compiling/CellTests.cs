using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Compiling;

public sealed class CellTests
{
    [Fact]
    public void CellsHoldWhenTheyShouldAndSayWhyNot() => CaseFile.Run("Compiling/cells.cases", Outcome);

    [Theory]
    [InlineData("within 12 hours", "2026-03-02T20:59:59Z", RuleOutcome.Matched)]
    [InlineData("within 12 hours", "2026-03-02T22:00:01+01:00", RuleOutcome.NotMatched)]
    [InlineData("in the last 2 hours", "2026-03-02T08:00:00+01:00", RuleOutcome.Matched)]
    [InlineData("in the last 2 hours", "2026-03-02T06:59:59Z", RuleOutcome.NotMatched)]
    [InlineData("2026-03-02T10:00:00+01:00", "2026-03-02T09:00:00Z", RuleOutcome.Matched)]
    public void TimesAreComparedAsMomentsWhateverTheirOffset(string cell, string given, RuleOutcome expected)
    {
        var decision = Sample.Rules($$"""{ "id": "r", "title": "r", "when": { "contact.surveyedAt": "{{cell}}" }, "then": "watch" }""")
            .Decide($$"""{ "account": {}, "contact": { "surveyedAt": "{{given}}" } }""", explains: true);

        Assert.Equal(expected, decision.Rules.Single().Outcome);
    }

    [Fact]
    public void DaysBeginWhereTheWorkIsDone()
    {
        var sample = Sample.Rules("""{ "id": "r", "title": "r", "when": { "account.renewsOn": "within 0 days" }, "then": "watch" }""")
            .Policy(""" "calendar": { "timeZone": "Asia/Tokyo" } """);

        // 20:00 in London is the next morning in Tokyo.
        var decision = sample.Decide("""{ "account": { "renewsOn": "2026-03-03" }, "contact": {} }""", "2026-03-02T20:00:00Z");

        Assert.Equal("watch@contact-1", Sample.Recommended(decision));
    }

    private static string Outcome(string input)
    {
        var colon = input.IndexOf(": ", StringComparison.Ordinal);
        var given = input.IndexOf(" given ", StringComparison.Ordinal);
        var (fact, cell, facts) = (input[..colon], input[(colon + 2)..given], input[(given + 7)..]);
        var rule = $$"""{ "id": "r", "title": "r", "when": { "{{fact}}": {{cell}} }, "then": "watch" }""";
        var decision = new Sample().Playbook("p", "account", rule).Decide($$"""{ "account": { {{facts}} } }""", explains: true);
        var outcome = decision.Rules.Single();
        return outcome.Why is null ? $"{outcome.Outcome}" : $"{outcome.Outcome}: {outcome.Why}";
    }
}
