using System.Globalization;

namespace Playbooks.Studio.Overview;

/// <summary>The shapes of points: a quadrant is told by shape as well as by colour.</summary>
internal static class PointShape
{
    /// <summary>The path of a tone's shape around a place, of about the same area for each.</summary>
    public static string Path(string tone, double x, double y, double radius) => tone switch
    {
        "risk" => Polygon(x, y + (0.16 * radius), 1.28 * radius, 3, -90),
        "trapped" => Polygon(x, y, 1.22 * radius, 4, -90),
        "accessible" => Polygon(x, y, 1.22 * radius, 4, -45),
        _ => Circle(x, y, radius),
    };

    /// <summary>A number as SVG has it.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Polygon(double x, double y, double radius, int corners, double turned)
    {
        var points = Enumerable.Range(0, corners).Select(corner =>
        {
            var angle = (turned + (360.0 * corner / corners)) * Math.PI / 180;
            return $"{Number(x + (radius * Math.Cos(angle)))} {Number(y + (radius * Math.Sin(angle)))}";
        });
        return $"M{string.Join('L', points)}Z";
    }

    private static string Circle(double x, double y, double radius)
    {
        var r = Number(radius);
        return $"M{Number(x - radius)} {Number(y)}a{r} {r} 0 1 0 {Number(2 * radius)} 0a{r} {r} 0 1 0 {Number(-2 * radius)} 0Z";
    }
}
