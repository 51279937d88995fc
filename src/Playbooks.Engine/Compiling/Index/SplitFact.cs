namespace Playbooks.Engine.Compiling.Index;

/// <summary>A fact with few values, which rules can be split by: for each of its codes the rules that may hold, codes with the same rules joined.</summary>
internal sealed class SplitFact
{
    private SplitFact(AskedFact fact, int coding)
    {
        Coding = coding;
        var (places, words) = (new PlacedSets(fact, null), fact.Asking.Length);
        var rows = new ulong[places.Places * words];
        new BlockRows([.. Enumerable.Range(0, fact.SetOf.Length)], words).Fill(rows, places);
        foreach (var rules in rows.Chunk(Math.Max(words, 1)))
        {
            var known = Classes.FindIndex(other => other.AsSpan().SequenceEqual(rules));
            ClassOfCode.Add(known < 0 ? Classes.Count : known);
            if (known < 0)
            {
                Classes.Add(rules);
            }
        }
        int[] counts = [.. Classes.Select(rules => BitNumbers.Count(rules))];
        Share = ClassOfCode.Average(number => (double)counts[number]);
    }

    /// <summary>Number of its coding.</summary>
    public int Coding { get; }

    /// <summary>The rules for each class of codes.</summary>
    public List<ulong[]> Classes { get; } = [];

    /// <summary>The class of each code.</summary>
    public List<int> ClassOfCode { get; } = [];

    /// <summary>How many rules are left on average when the fact's code is known.</summary>
    public double Share { get; }

    /// <summary>The facts that rules can be split by, best first.</summary>
    public static IReadOnlyList<SplitFact> Of(IndexedRules plan) =>
    [
        .. Enumerable.Range(0, plan.Codings.Length)
            .Where(i => plan.Codings[i].Codes > 0)
            .Select(i => new SplitFact(plan.Asked[i], i))
            .Where(fact => fact.Classes.Count > 1)
            .OrderBy(fact => fact.Share),
    ];
}
