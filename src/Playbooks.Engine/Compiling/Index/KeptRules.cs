namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Which rules ask what rules of an earlier index asked, fact by fact the same keys, so that what was worked out there of
/// those alone need not be worked out again.
/// </summary>
internal sealed class KeptRules
{
    /// <summary>Stands for a rule that is new, or asks something else now.</summary>
    public const int None = -1;

    private readonly int[] _before;

    private KeptRules(int[] before, int earlier)
    {
        _before = before;
        (var kept, Runs) = RunsOf(before);
        Count = kept;
        AreAll = kept == before.Length && kept == earlier && Runs.Count <= 1;
    }

    /// <summary>For each rule the number that it had, or <see cref="None"/>.</summary>
    public ReadOnlySpan<int> Before => _before;

    /// <summary>How many are kept.</summary>
    public int Count { get; }

    /// <summary>Whether all are kept, at their numbers, and there were no others.</summary>
    public bool AreAll { get; }

    /// <summary>Rules that follow one another, and did before.</summary>
    public IReadOnlyList<Run> Runs { get; }

    /// <summary>None of so many rules.</summary>
    public static KeptRules NoneOf(int rules) => new([.. Enumerable.Repeat(None, rules)], earlier: None);

    /// <summary>The rules that are kept.</summary>
    /// <param name="plan">The rules' keys.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="earlier">The rules of the earlier index, where facts are turned into the same keys.</param>
    public static KeptRules Of(IndexedRules plan, CompiledRule[] rules, CompiledRule[] earlier)
    {
        var (before, comparison, next) = (new int[rules.Length], new AskedComparison(plan), 0);
        Dictionary<string, int>? numbers = null;
        for (var i = 0; i < rules.Length; i++)
        {
            // Nearly always the one behind the last; otherwise rules came, went or moved.
            var id = rules[i].Rule.Id;
            var number = next < earlier.Length && earlier[next].Rule.Id == id ? next : (numbers ??= NumbersOf(earlier)).GetValueOrDefault(id, None);
            next = number == None ? next : number + 1;
            before[i] = number != None && comparison.AsksTheSame(i, rules[i], earlier[number]) ? number : None;
        }
        return new KeptRules(before, earlier.Length);
    }

    private static Dictionary<string, int> NumbersOf(CompiledRule[] rules)
    {
        var numbers = new Dictionary<string, int>(rules.Length, StringComparer.Ordinal);
        for (var i = 0; i < rules.Length; i++)
        {
            numbers[rules[i].Rule.Id] = i;
        }
        return numbers;
    }

    private static (int Kept, List<Run> Runs) RunsOf(int[] before)
    {
        var (kept, runs) = (0, new List<Run>());
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] == None)
            {
                continue;
            }
            kept++;
            if (runs.Count > 0 && runs[^1] is var last && last.First + last.Count == i && last.Before + last.Count == before[i])
            {
                runs[^1] = last with { Count = last.Count + 1 };
            }
            else
            {
                runs.Add(new Run(i, before[i], 1));
            }
        }
        return (kept, runs);
    }

    /// <summary>So many rules from a number on, and the number that the first of them had.</summary>
    internal readonly record struct Run(int First, int Before, int Count);
}
