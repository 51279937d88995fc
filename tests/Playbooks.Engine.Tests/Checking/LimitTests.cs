using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Tests.Checking;

/// <summary>What a hostile author may try ends as a diagnostic.</summary>
public sealed class LimitTests
{
    private static readonly DocumentSet Small = WorkspaceCheckerTests.Load("tests/Playbooks.Engine.Tests/Checking/small");

    [Theory]
    [InlineData("playbooks/facts.json")]
    [InlineData("playbooks/actions.json")]
    [InlineData("playbooks/policy.json")]
    [InlineData("playbooks/high-risk.json")]
    [InlineData("playbooks/examples/leaders.json")]
    public void NestedBracketsAreStopped(string path) =>
        Assert.Contains("PB1015", CodesOf(Small.With(path, string.Concat(Enumerable.Repeat("{\"a\":[", 100_000)))));

    [Theory]
    [InlineData("(")]
    [InlineData("not ")]
    [InlineData("-")]
    public void NestedExpressionsAreStopped(string part)
    {
        var deep = string.Concat(Enumerable.Repeat(part, 5_000)) + "1";
        var text = Small.Texts["playbooks/high-risk.json"].Replace("account.openTickets > 0", deep, StringComparison.Ordinal);

        Assert.Contains(CodesOf(Small.With("playbooks/high-risk.json", text)), code => code.StartsWith("PB20", StringComparison.Ordinal));
    }

    [Fact]
    public void TooManyFactsAreStopped()
    {
        var facts = string.Join(',', Enumerable.Range(0, 3_000).Select(i => $"\"account.f{i}\":{{\"type\":\"text\"}}"));

        Assert.Contains("PB4016", CodesOf(Small.With("playbooks/facts.json", $"{{\"facts\":{{{facts}}}}}")));
    }

    [Fact]
    public void TwoThousandFactsInARowAreSorted()
    {
        var facts = string.Join(',', Enumerable.Range(1, 1_900).Select(i => $"\"account.f{i}\":{{\"type\":\"integer\",\"is\":\"account.f{i - 1} + 1\"}}").Reverse());

        var check = WorkspaceChecker.Check(Small.With("playbooks/facts.json", $"{{\"facts\":{{\"account.f0\":{{\"type\":\"integer\"}}}},\"derived\":{{{facts}}}}}"));

        Assert.DoesNotContain(check.Diagnostics, diagnostic => diagnostic.Location.Document == "playbooks/facts.json");
        Assert.Equal(1_901, check.Counts.Facts);
    }

    [Fact]
    public void AnEmptyWorkspaceLacksItsDocuments() =>
        Assert.Equal(["PB4501", "PB4501", "PB4501", "PB4501"], CodesOf(DocumentSet.Empty));

    private static string[] CodesOf(DocumentSet documents) => [.. WorkspaceChecker.Check(documents).Diagnostics.Select(diagnostic => diagnostic.Code)];
}
