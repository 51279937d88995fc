using Playbooks.Language.Diagnostics;

namespace Playbooks.Language.Tests.Diagnostics;

public sealed class ClosestNameTests
{
    private static readonly string[] s_names = ["contact.role", "contact.name", "account.arr", "account.zone"];

    [Theory]
    [InlineData("contact.rolle", "contact.role")]
    [InlineData("contact.rloe", "contact.role")]
    [InlineData("CONTACT.NAME", "contact.name")]
    [InlineData("account.zon", "account.zone")]
    [InlineData("weather", null)]
    [InlineData("", null)]
    public void TheNearestNameIsOfferedAndNothingFarAway(string name, string? expected) =>
        Assert.Equal(expected, ClosestName.Find(name, s_names));

    [Fact]
    public void OfTwoEquallyNearNamesTheFirstInOrderIsTaken() =>
        Assert.Equal("did you mean `aaab`?", ClosestName.Help("aaaa", ["aaac", "aaab"])?.Text);
}
