namespace Playbooks.Language.Diagnostics;

/// <summary>Finds what an author may have meant by a name that does not exist.</summary>
public static class ClosestName
{
    /// <summary>
    /// The candidate with the smallest edit distance (insert, delete, change, swap neighbours; letter case for
    /// free), or null when none is closer than a third of the name's length. Of two equally close ones the one with the
    /// same first letter is meant. Names of one or two letters are too short to guess at.
    /// </summary>
    /// <param name="name">The name that does not exist.</param>
    /// <param name="candidates">The names that do.</param>
    /// <param name="most">The largest distance at which one is thought to be meant.</param>
    public static string? Find(string name, IEnumerable<string> candidates, int most = int.MaxValue)
    {
        string? best = null;
        var bestDistance = Math.Min(most, name.Length < 3 ? 0 : Math.Max(1, name.Length / 3)) + 1;
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            var distance = Distance(name, candidate, bestDistance + 1);
            if (distance < bestDistance || (distance == bestDistance && best is not null && BeginsAlike(name, candidate) && !BeginsAlike(name, best)))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }
        return best;
    }

    /// <summary>Help text for an unknown name: <c>did you mean `x`?</c>, or null when nothing is close.</summary>
    public static Advice? Help(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } close ? Advice.DidYouMean(name, close) : null;

    // Optimal string alignment distance, rows kept to three, given up once nothing can be under the limit.
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }
        var (twoAgo, previous, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    current[j] = Math.Min(current[j], twoAgo[j - 2] + 1);
                }
            }
            (twoAgo, previous, current) = (previous, current, twoAgo);
        }
        return previous[b.Length];
    }

    private static bool BeginsAlike(string a, string b) => a.Length > 0 && b.Length > 0 && Same(a[0], b[0]);

    private static bool Same(char x, char y) => char.ToLowerInvariant(x) == char.ToLowerInvariant(y);
}
