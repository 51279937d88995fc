using System.Runtime.CompilerServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>The powers of ten that decimal places are counted in.</summary>
internal static class PowersOfTen
{
    private const int MostPlaces = 28;

    // What is scaled stays below this, so that it can be doubled and negated.
    private const ulong Farthest = 1UL << 61;

    private static readonly decimal[] Powers = [.. Enumerable.Range(0, MostPlaces + 1).Select(places => Enumerable.Repeat(10m, places).Aggregate(1m, (a, b) => a * b))];

    private static readonly Int128[] Wholes = [.. Powers.Select(power => (Int128)power)];

    private static readonly ulong[] Factors = [.. Powers.TakeWhile(power => power < Farthest).Select(power => (ulong)power)];

    private static readonly ulong[] Limits = [.. Factors.Select(factor => Farthest / factor)];

    public static decimal Of(int places) => Powers[places];

    public static Int128 Whole(int places) => Wholes[places];

    /// <summary>A number with so many more places; false when it grows too large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryScale(ulong number, int places, out ulong scaled)
    {
        var limits = Limits;
        if ((uint)places < (uint)limits.Length && number < limits[places])
        {
            scaled = number * Factors[places];
            return true;
        }
        scaled = 0;
        return false;
    }
}
