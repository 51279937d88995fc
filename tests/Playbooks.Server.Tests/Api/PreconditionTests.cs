using Microsoft.AspNetCore.Http;
using Playbooks.Server.Api;

namespace Playbooks.Server.Tests.Api;

public sealed class PreconditionTests
{
    [Theory]
    [InlineData("\"one\"", "\"one\"", true)]
    [InlineData("\"one\"", "\"two\"", false)]
    [InlineData("\"one\"", null, false)]
    [InlineData("\"two\", \"one\"", "\"one\"", true)]
    [InlineData("*", "\"one\"", true)]
    [InlineData("*", null, false)]
    public void AnEditHoldsForTheStateThatItWasMadeOn(string header, string? current, bool holds) =>
        Assert.Equal(holds, Read(request => request.Headers.IfMatch = header).Precondition!.Holds(current));

    [Theory]
    [InlineData(null, true)]
    [InlineData("\"one\"", false)]
    public void SomethingNewHoldsWhereNothingIs(string? current, bool holds) =>
        Assert.Equal(holds, Read(request => request.Headers.IfNoneMatch = "*").Precondition!.Holds(current));

    [Fact]
    public void AnEditThatDoesNotSayItIsAskedTo() => Assert.Equal(ProblemKind.IfMatchMissing, Read(_ => { }).Problem!.Kind);

    [Theory]
    [InlineData("one")]
    [InlineData("\"one")]
    [InlineData("W/\"one\"")]
    [InlineData("")]
    [InlineData("\"one\", *")]
    [InlineData("\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\",\"14\",\"15\",\"16\",\"17\"")]
    public void ATagThatNobodyGaveIsRefused(string header) =>
        Assert.Equal(ProblemKind.HeaderNotValid, Read(request => request.Headers.IfMatch = header).Problem!.Kind);

    [Fact]
    public void AnEditIsOfSomethingOldOrSomethingNew() =>
        Assert.Equal(ProblemKind.HeaderNotValid, Read(request => (request.Headers.IfMatch, request.Headers.IfNoneMatch) = ("*", "*")).Problem!.Kind);

    private static (Precondition? Precondition, Problem? Problem) Read(Action<HttpRequest> change)
    {
        var context = new DefaultHttpContext();
        change(context.Request);
        return Preconditions.Read(context.Request);
    }
}
