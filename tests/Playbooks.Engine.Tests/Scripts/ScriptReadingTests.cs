using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Scripts;
using Playbooks.Engine.Tests.Checking;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Tests.Scripts;

public sealed class ScriptReadingTests
{
    private static readonly DocumentSet s_small = WorkspaceCheckerTests.Load("tests/Playbooks.Engine.Tests/Checking/small");

    public static TheoryData<string, string> Nested => new()
    {
        { "(", "" }, { "[", "" }, { "{", "" }, { "!", "1" }, { "- ", "1" }, { "x=", "1" }, { "1?", "1" }, { "1?1:", "1" }, { "x.", "x" }, { "1+", "1" }, { "new ", "x" }, { "f(", "" },
        { "if(1)", ";" }, { "for(;;)", ";" }, { "while(1)", ";" }, { "do ", ";" }, { "a:", ";" }, { "function f(){", "" }, { "x={a:", "1" }, { "with(x)", ";" }, { "try{", "" }, { "switch(1){case ", "1" },
    };

    [Theory]
    [InlineData("function healthScore(account) { return account.arr; }", "account.arr")]
    [InlineData("function healthScore(account) { return account.arr + account['valueScore']; }", "account.arr account.valueScore")]
    [InlineData("function healthScore(account) { function of(row) { return row.arr; } return of(account); }", "account.arr")]
    [InlineData("function healthScore(contacts) { return contacts.map(function (one) { return one.attitude; }).length; }", "contact.attitude")]
    [InlineData("function healthScore(account, contacts) { return account.arr && contacts[0]['quadrant'] ? 1 : 2; }", "account.arr contact.quadrant")]
    [InlineData("function healthScore(account, at) { return account.hasOwnProperty('arr') ? 1 : 2; }", "")]
    [InlineData("function healthScore() { return 5; }", "")]
    [InlineData("function healthScore(account, event) { return event ? event.kind.length : account.arr; }", "account.arr event.kind")]
    [InlineData("var heavy = 2; function twice(x) { return heavy * x; } function healthScore(account) { return twice(account.arr); }", "account.arr")]
    public void AScriptIsGivenTheFactsThatItNames(string script, string expected)
    {
        var check = WorkspaceChecker.Check(s_small.With("playbooks/scripts/health-score.js", script));

        Assert.Equal("fine", Shown.WithMessages(check.Diagnostics));
        var derivation = Assert.IsType<ScriptDerivation>(check.Workspace!.Vocabulary.Find("account.healthScore")!.Derivation);
        Assert.Equal(expected, string.Join(' ', derivation.Reads.Select(fact => fact.Name).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Nested))]
    public void ADeeplyNestedScriptIsAMistake(string part, string end)
    {
        var script = string.Concat(Enumerable.Repeat(part, (ScriptLimits.LongestSource - 100) / part.Length)) + end;

        var codes = WorkspaceChecker.Check(s_small.With("playbooks/scripts/health-score.js", script)).Diagnostics.Select(diagnostic => diagnostic.Code);

        Assert.Contains(codes, code => code is "PB4801" or "PB4802");
    }

    [Fact]
    public void ALongScriptIsAMistake() =>
        Assert.Contains("PB4802", Shown.Of(WorkspaceChecker.Check(s_small.With("playbooks/scripts/health-score.js", new string(' ', ScriptLimits.LongestSource + 1))).Diagnostics), StringComparison.Ordinal);

    [Fact]
    public void AnotherScriptMakesAnotherRelease() =>
        Assert.NotEqual(HashOf("function healthScore(account) { return 1; }"), HashOf("function healthScore(account) { return 2; }"));

    private static string HashOf(string script) =>
        Release.Create(WorkspaceChecker.Check(s_small.With("playbooks/scripts/health-score.js", script)).Workspace!).Hash;
}
