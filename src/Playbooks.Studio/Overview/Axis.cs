using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Studio.Overview;

/// <summary>One side of the matrix: a score between its smallest and largest value, laid out over pixels.</summary>
/// <param name="From">The smallest value.</param>
/// <param name="To">The largest value.</param>
/// <param name="Start">Where the smallest stands.</param>
/// <param name="End">Where the largest stands.</param>
public sealed record Axis(double From, double To, double Start, double End)
{
    private const double DefaultTo = 10;

    /// <summary>Values with a mark.</summary>
    public ImmutableArray<double> Ticks
    {
        get
        {
            var step = (To - From) / 5;
            return [.. Enumerable.Range(0, 6).Select(i => From + (i * step))];
        }
    }

    /// <summary>The axis of a fact; values outside its range stand at the edge.</summary>
    public static Axis Of(FactDefinition fact, double start, double end)
    {
        var from = fact.Min is { } min ? Convert.ToDouble(min, CultureInfo.InvariantCulture) : 0;
        var to = fact.Max is { } max ? Convert.ToDouble(max, CultureInfo.InvariantCulture) : DefaultTo;
        return new Axis(from, to > from ? to : from + DefaultTo, start, end);
    }

    /// <summary>Whether a value lies between the ends.</summary>
    public bool Holds(double value) => value > From && value < To;

    /// <summary>Where a value stands.</summary>
    public double At(double value) => Start + ((Math.Clamp(value, From, To) - From) / (To - From) * (End - Start));
}
