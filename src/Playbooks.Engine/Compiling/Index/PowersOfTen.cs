namespace Playbooks.Engine.Compiling.Index;

/// <summary>The powers of ten that decimal places are counted in.</summary>
internal static class PowersOfTen
{
    private const int MostPlaces = 28;

    private static readonly decimal[] Powers = [.. Enumerable.Range(0, MostPlaces + 1).Select(places => Enumerable.Repeat(10m, places).Aggregate(1m, (a, b) => a * b))];

    private static readonly Int128[] Wholes = [.. Powers.Select(power => (Int128)power)];

    public static decimal Of(int places) => Powers[places];

    public static Int128 Whole(int places) => Wholes[places];
}
