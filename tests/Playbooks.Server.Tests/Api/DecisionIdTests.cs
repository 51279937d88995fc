using Playbooks.Server.Api;

namespace Playbooks.Server.Tests.Api;

public sealed class DecisionIdTests
{
    [Fact]
    public void TheFirstTenCharactersAreTheMilliseconds() =>
        Assert.Equal("01ARYZ6S410000000000000000", DecisionId.Write(DateTimeOffset.FromUnixTimeMilliseconds(1469918176385), new byte[10]));

    [Fact]
    public void TheOtherSixteenAreTheRandomPart() =>
        Assert.Equal("0000000000ZZZZZZZZZZZZZZZZ", DecisionId.Write(DateTimeOffset.UnixEpoch, Enumerable.Repeat((byte)255, 10).ToArray()));

    [Fact]
    public void IdsOfOneMomentDiffer() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => DecisionId.Create(DateTimeOffset.UnixEpoch)).Distinct().Count());

    [Fact]
    public void LaterIdsSortBehindEarlierOnes()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1469918176385);
        Assert.True(string.CompareOrdinal(DecisionId.Create(at), DecisionId.Create(at.AddMilliseconds(1))) < 0);
    }
}
