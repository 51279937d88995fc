using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Retention.Loyalty;

namespace Playbooks.Studio.Overview;

/// <summary>The loyalty matrix laid out on a canvas: attitude upwards, behaviour to the right.</summary>
/// <param name="Behaviour">The axis to the right.</param>
/// <param name="Attitude">The axis upwards.</param>
/// <param name="Grid">The fields, or null where there are none to tell apart.</param>
/// <param name="Points">The contacts that have a place.</param>
public sealed record MatrixChart(Axis Behaviour, Axis Attitude, QuadrantGrid? Grid, ImmutableArray<MatrixPoint> Points)
{
    /// <summary>Width of the canvas.</summary>
    public const double Width = 680;

    /// <summary>Height of the canvas.</summary>
    public const double Height = 600;

    /// <summary>Left edge of the field; the axis' words stand before it.</summary>
    public const double Left = 52;

    /// <summary>Right edge of the field.</summary>
    public const double Right = Width - 12;

    /// <summary>Upper edge of the field.</summary>
    public const double Top = 12;

    /// <summary>Lower edge of the field.</summary>
    public const double Bottom = Height - 54;

    // Scores of 0 and 10 are common; their points should not hang over the edge.
    private const double Inset = 18;
    // Keeping points apart looks at every pair; a book beyond this is a cloud anyway.
    private const int MostSpread = 400;
    private const int MostTurns = 400;

    /// <summary>Lays out the contacts of a matrix.</summary>
    public static MatrixChart Of(Release release, LoyaltyFacts facts, LoyaltyMatrix matrix)
    {
        var behaviour = Axis.Of(facts.Behaviour, Left + Inset, Right - Inset);
        var attitude = Axis.Of(facts.Attitude, Bottom - Inset, Top + Inset);
        var worth = new PointSize(facts, matrix);
        var points = new List<MatrixPoint>();
        foreach (var contact in matrix.Points)
        {
            points.Add(Place(new MatrixPoint(contact, behaviour.At(contact.Behaviour), attitude.At(contact.Attitude), worth.RadiusOf(contact)), points));
        }
        return new MatrixChart(behaviour, attitude, QuadrantGrid.Of(release, facts, behaviour, attitude), [.. points.OrderByDescending(point => point.Radius)]);
    }

    // Contacts with equal scores are fanned out along a spiral (sunflower's angle), so that each can be seen and met.
    private static MatrixPoint Place(MatrixPoint point, List<MatrixPoint> placed)
    {
        if (placed.Count > MostSpread)
        {
            return point;
        }
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var (angle, reach) = (turn * 2.39996, 5.2 * Math.Sqrt(turn));
            var moved = point with
            {
                X = Math.Clamp(point.X + (reach * Math.Cos(angle)), Left + point.Radius, Right - point.Radius),
                Y = Math.Clamp(point.Y + (reach * Math.Sin(angle)), Top + point.Radius, Bottom - point.Radius),
            };
            if (!placed.Exists(moved.Covers))
            {
                return moved;
            }
        }
        return point;
    }
}

/// <summary>A contact at its place.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from above.</param>
/// <param name="Radius">Half its size.</param>
public sealed record MatrixPoint(LoyaltyPoint Contact, double X, double Y, double Radius)
{
    /// <summary>Whether two points lie so close that one hides much of the other.</summary>
    public bool Covers(MatrixPoint other)
    {
        var (dx, dy, apart) = (X - other.X, Y - other.Y, 0.92 * (Radius + other.Radius));
        return (dx * dx) + (dy * dy) < apart * apart;
    }
}
