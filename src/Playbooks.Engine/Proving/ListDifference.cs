using System.Collections.Immutable;

namespace Playbooks.Engine.Proving;

/// <summary>Lays two lists beside each other so that as much as possible agrees: the longest common subsequence.</summary>
internal static class ListDifference
{
    /// <summary>Pairs in order: both where they agree, else the expected or the actual one alone.</summary>
    public static IReadOnlyList<(TExpected? Expected, TActual? Actual)> Of<TExpected, TActual>(
        ImmutableArray<TExpected> expected, ImmutableArray<TActual> actual, Func<TExpected, TActual, bool> agree)
        where TExpected : class
        where TActual : class
    {
        var common = new int[expected.Length + 1, actual.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            for (var j = actual.Length - 1; j >= 0; j--)
            {
                common[i, j] = agree(expected[i], actual[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        var pairs = new List<(TExpected?, TActual?)>();
        var (e, a) = (0, 0);
        while (e < expected.Length || a < actual.Length)
        {
            if (e < expected.Length && a < actual.Length && agree(expected[e], actual[a]) && common[e, a] == common[e + 1, a + 1] + 1)
            {
                pairs.Add((expected[e++], actual[a++]));
            }
            else if (a == actual.Length || (e < expected.Length && common[e + 1, a] >= common[e, a + 1]))
            {
                pairs.Add((expected[e++], null));
            }
            else
            {
                pairs.Add((null, actual[a++]));
            }
        }
        return pairs;
    }
}
