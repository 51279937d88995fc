using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Retention.Loyalty;

namespace Playbooks.Studio.Overview;

/// <summary>Places the points of a loyalty matrix in a drawing of 640 by 520.</summary>
internal static class Scatter
{
    public const double Left = 46;
    public const double Right = 622;
    public const double Top = 18;
    public const double Bottom = 474;

    private const double Smallest = 4;
    private const double Largest = 13;
    private const double Unvalued = 6;

    /// <summary>The scores run from 0 to 10; a little room at both ends keeps points inside.</summary>
    public static double X(double attitude) => Left + 12 + (Right - Left - 24) * Math.Clamp(attitude, 0, 10) / 10;

    /// <summary>High behaviour is at the top.</summary>
    public static double Y(double behaviour) => Bottom - 12 - (Bottom - Top - 24) * Math.Clamp(behaviour, 0, 10) / 10;

    /// <summary>A number of a drawing.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The radius for a value of 0 to 100: the area grows with the value.</summary>
    public static double Radius(double? value) =>
        value is { } known ? Math.Sqrt(Smallest * Smallest + (Largest * Largest - Smallest * Smallest) * Math.Clamp(known, 0, 100) / 100) : Unvalued;

    /// <summary>
    /// Points with their places. Contacts who gave the same answers would hide one another: each further one moves
    /// outwards on a spiral. Large ones are drawn first, so that small ones stay visible.
    /// </summary>
    public static ImmutableArray<PlacedPoint> Place(IEnumerable<LoyaltyPoint> points)
    {
        var placed = ImmutableArray.CreateBuilder<PlacedPoint>();
        foreach (var group in points.GroupBy(point => (Math.Round(point.Attitude * 2), Math.Round(point.Behaviour * 2))))
        {
            var number = 0;
            foreach (var point in group.OrderByDescending(point => point.Value ?? 0))
            {
                var (distance, angle) = (7.5 * Math.Sqrt(number), number * 2.4);
                placed.Add(new PlacedPoint(
                    point,
                    Math.Clamp(X(point.Attitude) + distance * Math.Cos(angle), Left + 6, Right - 6),
                    Math.Clamp(Y(point.Behaviour) + distance * Math.Sin(angle), Top + 6, Bottom - 6),
                    Radius(point.Value)));
                number++;
            }
        }
        return [.. placed.OrderByDescending(point => point.Radius)];
    }
}

/// <summary>A point with its place.</summary>
internal sealed record PlacedPoint(LoyaltyPoint Point, double X, double Y, double Radius);
