using System.Text;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>Why not the others, with what many decisions say alike.</summary>
public sealed class MissedTextsTests
{
    private const string Rule = "\"rule\":\"p/r\",\"reason\":\"notMatched\",\"why\":\"";

    [Theory]
    [InlineData("""{ "contact.role": "Sponsor", "account.plan": "Basic" }""", "contact.role is `User`, needs `Sponsor`; account.plan is not known, needs `Basic`")]
    [InlineData("""{ "contact.refuses": true }""", "contact.refuses is `false`, needs `true`")]
    [InlineData("""{ "contact.role": "Sponsor", "account.tier": "High", "contact.quadrant": "Loyal", "account.score": "> 1" }""", "contact.role is `User`, needs `Sponsor`; account.tier is not known, needs `High`; contact.quadrant is not known, needs `Loyal`; and 1 more")]
    public void AReasonOfFactsWithFewValuesIsSharedAsAWhole(string when, string why)
    {
        var text = Decide(when, """{ "account": {}, "contact": { "id": "C-3", "role": "User", "refuses": false } }""");

        Assert.Equal(["\"action\":\"sell\",\"contact\":", $"{Rule}{why}\""], SharedOf(text));
        Assert.Contains($"{{\"action\":\"sell\",\"contact\":\"C-3\",{Rule}{why}\"}}", Encoding.UTF8.GetString(text.Json.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void AReasonThatNamesAValueIsSharedInPieces()
    {
        var text = Decide("""{ "contact.role": "Sponsor", "account.tickets": "> 7" }""", """{ "account": { "tickets": 3 }, "contact": { "id": "C-3", "role": "User" } }""");

        Assert.Equal(
            ["\"action\":\"sell\",\"contact\":", Rule, "contact.role is `User`, needs `Sponsor`", "account.tickets is `", "`, needs `> 7`"],
            SharedOf(text));
        Assert.Contains("why\":\"contact.role is `User`, needs `Sponsor`; account.tickets is `3`, needs `> 7`\"}", Encoding.UTF8.GetString(text.Json.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameReasonIsTheSameTextTheNextTime()
    {
        var release = Sample.Rules("""{ "id": "r", "title": "r", "when": { "contact.role": "Sponsor" }, "then": "sell" }""").Release();
        var texts = new[] { "C-3", "C-4" }
            .Select(id => Sample.RequestFor(release, $$"""{ "account": {}, "contact": { "id": "{{id}}", "role": "User" } }"""))
            .Select(request => DecisionJson.ToText(release.Decider.Decide(request)).Shared[1].Text);

        Assert.Single(texts.Distinct());
    }

    [Fact]
    public void NoMoreWholeReasonsAreKeptThanARuleHasRoomFor()
    {
        var reasons = new WholeReasons();
        for (var number = 1UL; number <= 100; number++)
        {
            reasons.Keep(number, new SharedText([]));
        }

        Assert.True(reasons.IsFull);
        Assert.NotNull(reasons.Find(1));
        Assert.Null(reasons.Find(100));
    }

    [Fact]
    public void WhoeverIsFasterKeepsTheText()
    {
        var (reasons, first) = (new WholeReasons(), new SharedText("a"u8));

        Assert.Same(first, reasons.Keep(1, first));
        Assert.Same(first, reasons.Keep(1, new SharedText("a"u8)));
    }

    private static DecisionText Decide(string when, string facts) =>
        DecisionJson.ToText(Sample.Rules($$"""{ "id": "r", "title": "r", "when": {{when}}, "then": "sell" }""").Decide(facts) with { Missing = [] });

    private static IEnumerable<string> SharedOf(DecisionText text) => text.Shared.Select(part => Encoding.UTF8.GetString(part.Text.Json));
}
