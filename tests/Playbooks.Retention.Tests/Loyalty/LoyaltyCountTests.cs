using Playbooks.Engine.Deciding;
using Playbooks.Language.Text;
using Playbooks.Retention.Loyalty;

namespace Playbooks.Retention.Tests.Loyalty;

public sealed class LoyaltyCountTests
{
    private static readonly LoyaltyFacts Facts = LoyaltyFacts.Find(SmallWorkspace.Vocabulary)!;

    [Fact]
    public void QuadrantsAreCountedOverTheBookAndForEachAccount()
    {
        var matrix = Count(
            """{ "account": { "id": "A", "name": "Ash", "valueScore": 80 }, "contacts": [ { "id": "a1", "attitude": 9, "behaviour": 9, "times": 10 }, { "id": "a2", "attitude": 3, "behaviour": 9, "times": 10 }, { "id": "a3", "attitude": 3, "behaviour": 2, "times": 5 } ] }""",
            """{ "account": { "id": "B" }, "contacts": [ { "id": "b1", "name": "Bea", "attitude": 7, "behaviour": 6.9 }, { "id": "b2", "attitude": 3 } ] }""");

        Assert.Equal(["TrulyLoyal 10 of 26", "Accessible 1 of 26", "Trapped 10 of 26", "HighRisk 5 of 26"], matrix.Quadrants.Select(Say));
        Assert.Equal([10, 0, 10, 5], matrix.Accounts[0].Quadrants.Select(share => share.Count));
        Assert.Equal([0, 1, 0, 0], matrix.Accounts[1].Quadrants.Select(share => share.Count));
        Assert.Equal(["Healthy 0 of 1", "RedZone 1 of 1"], matrix.Zones.Select(Say));
        Assert.Equal((26, 1), (matrix.Points.Length, matrix.Unplaced));
    }

    [Fact]
    public void APointSaysWhoItIsAndWhatIsRecommended()
    {
        var matrix = Count("""{ "account": { "id": "A", "name": "Ash", "valueScore": 80 }, "contact": { "id": "a1", "name": "Ada", "attitude": 3, "behaviour": 2 } }""");

        Assert.Equal(new LoyaltyPoint("A", "Ash", "a1", "Ada", 3, 2, "HighRisk", 80, "High", "Call"), Assert.Single(matrix.Points));
    }

    [Fact]
    public void IdsStandForNamesThatAreNotKnown()
    {
        var point = Assert.Single(Count("""{ "account": { "id": "A" }, "contact": { "id": "a1", "attitude": 3, "behaviour": 2 } }""").Points);

        Assert.Equal(("A", "a1", null), (point.AccountName, point.ContactName, point.Value));
    }

    [Fact]
    public void TheLinesBetweenLowAndHighComeFromTheTable() =>
        Assert.Equal((7.0, 7.0), (Facts.LineOf(Facts.Attitude), Facts.LineOf(Facts.Behaviour)));

    [Fact]
    public void ShareOfNothingIsNothing() => Assert.Equal(0, new Share("HighRisk", 0, 0).Part);

    private static string Say(Share share) => $"{share.Name} {share.Count} of {share.Of}";

    private static LoyaltyMatrix Count(params string[] facts)
    {
        var count = new LoyaltyCount(SmallWorkspace.Vocabulary, Facts);
        foreach (var text in facts)
        {
            var input = FactsJson.Read(new SourceText("facts", text), SmallWorkspace.Vocabulary, [])!;
            count.Add(SmallWorkspace.Release.Decider.Decide(new DecisionRequest(input.Facts, DateTimeOffset.UnixEpoch)));
        }
        return count.Finish();
    }
}
