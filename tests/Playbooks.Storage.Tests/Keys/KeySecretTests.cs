using Playbooks.Storage.Keys;

namespace Playbooks.Storage.Tests.Keys;

public sealed class KeySecretTests
{
    [Fact]
    public void AKeyHasAFormThatScannersFind() => Assert.Matches("^pbk_[A-Za-z0-9_-]{49}$", KeySecret.Create());

    [Fact]
    public void KeysDiffer() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => KeySecret.Create()).Distinct().Count());

    [Fact]
    public void OneWrongCharacterAnywhereShows()
    {
        var key = KeySecret.Create();
        Assert.True(KeySecret.IsWellFormed(key));
        Assert.All(Enumerable.Range(0, key.Length), at => Assert.False(KeySecret.IsWellFormed(key[..at] + (key[at] == 'A' ? 'B' : 'A') + key[(at + 1)..])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pbk_")]
    [InlineData("Bearer")]
    public void WhatIsNoKeyHasNotItsForm(string text) => Assert.False(KeySecret.IsWellFormed(text));

    [Fact]
    public void ALinkIsKnownByAnotherHashThanACookie()
    {
        var token = RandomText.Create();
        Assert.NotEqual(KeySecret.HashOf(token), SignInLink.HashOf(token));
    }

    [Theory]
    [InlineData("CRM of the north", true)]
    [InlineData("", false)]
    [InlineData(" CRM", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\0b", false)]
    public void ANameIsOneLineOfText(string name, bool isName) => Assert.Equal(isName, NewKey.IsName(name));
}
