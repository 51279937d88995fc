namespace Playbooks.Language.Templates.Functions;

/// <summary>
/// How many places a pattern has when its counted repetitions are written out: <c>(ab){100}</c> has 200. The engine that
/// never backtracks may be in all of them at once.
/// </summary>
internal static class PatternSize
{
    // Beyond it the engine refuses the pattern by itself.
    private const long Most = 1_000_000;

    public static long Of(string pattern)
    {
        var groups = new Stack<long>();
        var (size, last) = (0L, 0L);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    (size, last) = (size + 1, 1);
                    break;
                case '(':
                    groups.Push(size);
                    (size, last) = (0, 0);
                    break;
                case ')' when groups.TryPop(out var outer):
                    (size, last) = (outer + size, size);
                    break;
                case '{' when TryCount(pattern, ref i, out var times):
                    size = Math.Min(Most, size + (last * (times - 1)));
                    last = Math.Min(Most, last * times);
                    break;
                default:
                    (size, last) = (size + 1, 1);
                    break;
            }
        }
        return groups.Aggregate(size, (sum, outer) => sum + outer);
    }

    // The larger number of `{2}`, `{2,}` or `{2,5}`; the index goes to the closing bracket.
    private static bool TryCount(string pattern, ref int at, out long times)
    {
        times = 0;
        var end = pattern.IndexOf('}', at);
        if (end < 0)
        {
            return false;
        }
        foreach (var number in pattern[(at + 1)..end].Split(','))
        {
            if (number.Length > 0 && (!long.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) || count > Most))
            {
                return false;
            }
            times = Math.Max(times, number.Length == 0 ? 0 : long.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        }
        at = end;
        times = Math.Max(1, times);
        return true;
    }
}
