using Playbooks.Studio.Overview;

namespace Playbooks.Studio.Tests.Overview;

public sealed class MatrixChartTests
{
    [Fact]
    public void TheFieldsAreCutAtTheWorkspacesOwnThresholdsAndNamedByItsDecider()
    {
        var grid = Chart(LiveReleases.Small()).Grid!;
        Assert.Equal((7, 7), (grid.Behaviour, grid.Attitude));
        Assert.Equal(
            [(0, 0, "HighRisk"), (0, 7, "Accessible"), (7, 0, "Trapped"), (7, 7, "TrulyLoyal")],
            grid.Fields.Select(field => (field.Left, field.Low, field.Quadrant!)));
    }

    [Fact]
    public void AMovedThresholdMovesTheField()
    {
        using var copy = SmallWorkspace.Create();
        copy.Replace("playbooks/facts.json",
            """[ [">= 7", ">= 7", "TrulyLoyal"], [">= 7", "< 7", "Accessible"], ["< 7", ">= 7", "Trapped"], ["< 7", "< 7", "HighRisk"] ]""",
            """[ [">= 5", ">= 7", "TrulyLoyal"], [">= 5", "< 7", "Accessible"], ["< 5", ">= 7", "Trapped"], ["< 5", "< 7", "HighRisk"] ]""");
        Assert.Equal((7, 5), (Chart(LiveReleases.Of(copy)).Grid!.Behaviour, Chart(LiveReleases.Of(copy)).Grid!.Attitude));
    }

    [Fact]
    public void EveryPointLiesInTheFieldOfItsQuadrantOrNextToItsEdge()
    {
        var chart = Chart(LiveReleases.Shipped());
        foreach (var point in chart.Points)
        {
            var field = chart.Grid!.Fields.Single(field => field.Quadrant == point.Contact.Quadrant);
            Assert.InRange(point.Contact.Behaviour, field.Left, field.Right);
            Assert.InRange(point.Contact.Attitude, field.Low, field.High);
            Assert.InRange(point.X, MatrixChart.Left + point.Radius, MatrixChart.Right - point.Radius);
            Assert.InRange(point.Y, MatrixChart.Top + point.Radius, MatrixChart.Bottom - point.Radius);
        }
    }

    [Fact]
    public void NoPointHidesAnother()
    {
        var points = Chart(LiveReleases.Shipped()).Points;
        for (var i = 0; i < points.Length; i++)
        {
            Assert.DoesNotContain(points.Skip(i + 1), points[i].Covers);
        }
    }

    [Fact]
    public void ThePointOfTheMoreValuableAccountIsLarger()
    {
        var points = Chart(LiveReleases.Small()).Points.ToDictionary(point => point.Contact.Contact, point => point.Radius);
        Assert.True(points["C-1"] > points["C-3"]);
        Assert.Equal(points["C-1"], points["C-2"]);
    }

    [Fact]
    public void HigherScoresStandFurtherUpAndToTheRight()
    {
        var points = Chart(LiveReleases.Small()).Points.ToDictionary(point => point.Contact.Contact);
        Assert.True(points["C-2"].X > points["C-1"].X && points["C-2"].Y < points["C-1"].Y);
    }

    private static MatrixChart Chart(Live.LiveRelease live)
    {
        var model = OverviewModel.Of(live, LiveReleases.Monday);
        return MatrixChart.Of(live.Release, model.Facts!, model.Matrix!);
    }
}
