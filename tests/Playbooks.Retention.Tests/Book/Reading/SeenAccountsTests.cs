using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Tests.Book.Reading;

public sealed class SeenAccountsTests
{
    [Fact]
    public void AnAccountThatComesUpAgainIsSeen()
    {
        var seen = new SeenAccounts();

        Assert.False(seen.Add("B"));
        Assert.False(seen.Add("A"));
        Assert.True(seen.Add("B"));
    }

    [Fact]
    public void AmongTwoMillionInAnyOrderNoNewOneIsTakenForSeen()
    {
        var seen = new SeenAccounts();

        Assert.DoesNotContain(Enumerable.Range(0, 2_000_000).Reverse(), i => seen.Add($"account {i}"));
    }
}
