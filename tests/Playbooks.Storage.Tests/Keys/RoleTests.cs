using Playbooks.Storage.Keys;

namespace Playbooks.Storage.Tests.Keys;

public sealed class RoleTests
{
    [Theory]
    [InlineData("agent", "recommend read work")]
    [InlineData("reader", "read")]
    [InlineData("author", "read author")]
    [InlineData("approver", "read approve")]
    [InlineData("admin", "recommend read work author approve admin")]
    public void ARoleIsANamedSetOfScopes(string role, string scopes) =>
        Assert.Equal(scopes, string.Join(' ', Role.Find(role)!.Scopes.Select(scope => scope.Word())));

    [Fact]
    public void WordsNameScopesAndNothingElseDoes()
    {
        Assert.All(Scopes.All, scope => Assert.Equal(scope, Scopes.Find(scope.Word())));
        Assert.Null(Scopes.Find("Read"));
        Assert.Null(Role.Find("owner"));
    }
}
