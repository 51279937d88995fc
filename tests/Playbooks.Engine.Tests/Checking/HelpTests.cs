using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Tests.Checking;

public sealed class HelpTests
{
    private static readonly DocumentSet Small = WorkspaceCheckerTests.Load("tests/Playbooks.Engine.Tests/Checking/small");

    [Fact]
    public void HelpSaysWhatToWriteInstead() =>
        CaseFile.Run("Checking/help.cases", input => Assert.Single(WorkspaceChecker.Check(Edits.Apply(Small, input)).Diagnostics).Help ?? "none");

    [Theory]
    [InlineData("playbooks/escalation.call.scriban")]
    [InlineData("escalation.call.scriban")]
    [InlineData("templates/escalation.call.html")]
    public void ATemplateThatIsNotReadIsSaidToLieThere(string stray)
    {
        var documents = Edits.Apply(Small, "- escalation.call.scriban") with { Strays = [stray] };

        var diagnostic = Assert.Single(WorkspaceChecker.Check(documents).Diagnostics);

        Assert.Equal(("PB4102", $"`{stray}` is not read; make it `templates/escalation.call.scriban`"), (diagnostic.Code, diagnostic.Help));
    }
}
