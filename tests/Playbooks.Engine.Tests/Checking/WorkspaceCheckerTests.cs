using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Testing;

namespace Playbooks.Engine.Tests.Checking;

public sealed class WorkspaceCheckerTests
{
    private static readonly DocumentSet Small = Load("tests/Playbooks.Engine.Tests/Checking/small");

    [Fact]
    public void TheSmallWorkspaceIsClean()
    {
        var check = WorkspaceChecker.Check(Small);

        Assert.Equal("fine", Shown.Of(check.Diagnostics));
        Assert.NotNull(check.Workspace);
        Assert.Equal(new WorkspaceCounts(20, 4, 2, 7, 2, 1), check.Counts);
    }

    [Fact]
    public void TheShippedWorkspaceIsClean()
    {
        var check = WorkspaceChecker.Check(Load("."));

        Assert.Equal("fine", Shown.WithMessages(check.Diagnostics));
        Assert.NotNull(check.Workspace);
    }

    [Fact]
    public void APartialMayNameWhatItsIncluderSet()
    {
        var documents = Small
            .With("templates/_closing.scriban", "Until {{ day }}")
            .With("templates/escalation.call.scriban", "{{ day = 'Monday'; include '_closing' }}");

        Assert.Equal("fine", Shown.Of(WorkspaceChecker.Check(documents).Diagnostics));
    }

    [Fact]
    public void APartialThatNothingIncludesIsCheckedByItself()
    {
        var documents = Small.With("templates/_closing.scriban", "Until {{ day }}");

        Assert.Contains("PB3101", Shown.Of(WorkspaceChecker.Check(documents).Diagnostics), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("playbooks/high-risk.json")]
    [InlineData("playbooks/facts.json")]
    [InlineData("playbooks/actions.json")]
    [InlineData("playbooks/tables/grid.csv")]
    [InlineData("playbooks/scripts/health-score.js")]
    [InlineData("templates/escalation.call.scriban")]
    [InlineData("templates/_signature.scriban")]
    public void WhatNamesADocumentThatCannotBeReadIsNotWrongAsWell(string path)
    {
        var documents = Small.Without(path) with { Unreadable = [path] };

        Assert.Equal("fine", Shown.WithMessages(WorkspaceChecker.Check(documents).Diagnostics));
    }

    [Fact]
    public void CellsPartedByTabsAreAMistakeOfTheHeaderAlone()
    {
        var documents = Small.With("playbooks/tables/grid.csv", "id\tcontact.quadrant\taction\nTrapped Ones\tTrapped\tmonitor\n");

        Assert.All(WorkspaceChecker.Check(documents).Diagnostics, diagnostic => Assert.Equal(("PB4209", 1), (diagnostic.Code, diagnostic.Location.Position.Line)));
    }

    [Theory]
    [InlineData("DE")]
    [InlineData("german")]
    public void ATemplateOfALanguageThatIsNoneIsHelped(string language)
    {
        var documents = Small.With($"templates/escalation.call.{language}.scriban", "Hello");

        var only = Assert.Single(WorkspaceChecker.Check(documents).Diagnostics);

        Assert.Equal(("PB4108", $"`{language}` is no language; languages are written like `de` or `de-AT`"), (only.Code, only.Help));
    }

    [Fact]
    public void AFileNamedInOtherLettersIsToBeRenamed()
    {
        var documents = Small.Without("playbooks/facts.json").With("playbooks/Facts.json", Small.Texts["playbooks/facts.json"]);

        Assert.Equal("rename `playbooks/Facts.json`", Assert.Single(WorkspaceChecker.Check(documents).Diagnostics).Help);
    }

    [Fact]
    public void EachBrokenWorkspaceIsReportedAtItsPlace() =>
        CaseFile.Run("Checking/broken.cases", input => Shown.WithMessages(WorkspaceChecker.Check(Edits.Apply(Small, input)).Diagnostics));

    internal static DocumentSet Load(string folder)
    {
        var diagnostics = new List<Diagnostic>();
        var documents = WorkspaceFolder.Load(Repository.PathOf(folder), diagnostics);
        Assert.Empty(diagnostics);
        return documents;
    }
}
