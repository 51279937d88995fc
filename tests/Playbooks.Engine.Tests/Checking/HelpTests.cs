using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Tests.Checking;

public sealed class HelpTests
{
    private static readonly DocumentSet Small = WorkspaceCheckerTests.Load("tests/Playbooks.Engine.Tests/Checking/small");

    [Fact]
    public void HelpSaysWhatToWriteInstead() =>
        CaseFile.Run("Checking/help.cases", input => Assert.Single(WorkspaceChecker.Check(Edits.Apply(Small, input)).Diagnostics).Help ?? "none");
}
