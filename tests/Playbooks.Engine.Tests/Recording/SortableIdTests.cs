using Playbooks.Engine.Recording;

namespace Playbooks.Engine.Tests.Recording;

public sealed class SortableIdTests
{
    [Fact]
    public void TheFirstTenCharactersAreTheMilliseconds() =>
        Assert.Equal("01ARYZ6S410000000000000000", SortableId.Write(DateTimeOffset.FromUnixTimeMilliseconds(1469918176385), new byte[10]));

    [Fact]
    public void TheOtherSixteenAreTheRandomPart() =>
        Assert.Equal("0000000000ZZZZZZZZZZZZZZZZ", SortableId.Write(DateTimeOffset.UnixEpoch, Enumerable.Repeat((byte)255, 10).ToArray()));

    [Fact]
    public void IdsOfOneMomentDiffer() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => SortableId.Create(DateTimeOffset.UnixEpoch)).Distinct().Count());

    [Fact]
    public void LaterIdsSortBehindEarlierOnes()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1469918176385);
        Assert.True(string.CompareOrdinal(SortableId.Create(at), SortableId.Create(at.AddMilliseconds(1))) < 0);
    }
}
