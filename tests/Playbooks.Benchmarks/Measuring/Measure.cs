namespace Playbooks.Benchmarks.Measuring;

/// <summary>What came of measuring one side.</summary>
/// <param name="Side">The side.</param>
/// <param name="PerSecond">Units of work a second in each round.</param>
/// <param name="Bytes">Bytes allocated for one unit.</param>
internal sealed record Measure(Side Side, IReadOnlyList<double> PerSecond, double Bytes)
{
    /// <summary>The median of the rounds.</summary>
    public double Median => MedianOf(PerSecond);

    /// <summary>How many times as fast this was as another: the median of the ratios of the rounds.</summary>
    public double RatioTo(Measure other) => MedianOf([.. PerSecond.Select((value, i) => value / other.PerSecond[i])]);

    private static double MedianOf(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
