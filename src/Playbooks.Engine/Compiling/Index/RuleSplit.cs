using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Splits rules by the facts with few values: rules that share no value of such a fact never meet. Each split makes
/// blocks smaller and more numerous, and a rule that does not ask about the fact stands in all of them; so facts are
/// taken while blocks are too large for one word and memory allows.
/// </summary>
internal sealed class RuleSplit
{
    // Sets of rules are kept for each block while an index is built.
    private const int MostNumbers = 4_096;

    private RuleSplit(IReadOnlyList<Part> parts, IReadOnlyList<ulong[]> blocks, int[] numbers) => (Parts, Blocks, Numbers) = (parts, blocks, numbers);

    /// <summary>The facts that rules were split by, each with what its code adds to a number.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>The rules of each block, a bit for each; no two are the same.</summary>
    public IReadOnlyList<ulong[]> Blocks { get; }

    /// <summary>The block for each number that codes add up to.</summary>
    public int[] Numbers { get; }

    /// <summary>The rules of the largest block.</summary>
    public int Largest => Blocks.Max(Count);

    /// <summary>The facts that rules can be split by, best first.</summary>
    /// <param name="plan">The rules' keys.</param>
    /// <param name="sets">By coding and rule, the keys for which the rule may hold, or null for all.</param>
    public static IReadOnlyList<Candidate> CandidatesOf(IndexedRules plan, KeySet?[][] sets) =>
    [
        .. Enumerable.Range(0, plan.Codings.Length)
            .Where(i => plan.Codings[i].Codes > 0)
            .Select(i => new Candidate(i, plan.Codings[i].Codes, sets[i]))
            .Where(candidate => candidate.Classes.Count > 1)
            .OrderBy(candidate => candidate.Share),
    ];

    /// <summary>Splits rules.</summary>
    /// <param name="rules">How many there are.</param>
    /// <param name="candidates">The facts that they can be split by, best first.</param>
    /// <param name="isFine">Whether a split need not be finer.</param>
    /// <param name="fits">Whether memory allows what a split leads to.</param>
    public static RuleSplit Of(int rules, IReadOnlyList<Candidate> candidates, Func<RuleSplit, bool> isFine, Func<RuleSplit, bool> fits)
    {
        var split = new RuleSplit([], [FullSet(rules)], [0]);
        foreach (var candidate in candidates)
        {
            if (isFine(split))
            {
                break;
            }
            if (split.Numbers.Length * candidate.Classes.Count <= MostNumbers && split.By(candidate) is var finer && fits(finer))
            {
                split = finer;
            }
        }
        return split;
    }

    /// <summary>How many rules a set has.</summary>
    public static int Count(ulong[] set) => BitNumbers.Count(set);

    /// <summary>What two sets share.</summary>
    public static ulong[] And(ulong[] a, ulong[] b)
    {
        var both = new ulong[a.Length];
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = a[i] & b[i];
        }
        return both;
    }

    private RuleSplit By(Candidate candidate)
    {
        var (blocks, known, numbers) = (new List<ulong[]>(), new Dictionary<ulong[], int>(new SameRules()), new List<int>());
        foreach (var rules in candidate.Classes)
        {
            foreach (var shared in Numbers.Select(number => And(Blocks[number], rules)))
            {
                if (!known.TryGetValue(shared, out var block))
                {
                    known.Add(shared, block = blocks.Count);
                    blocks.Add(shared);
                }
                numbers.Add(block);
            }
        }
        var part = new Part(candidate.Coding, [.. candidate.ClassOfCode.Select(number => number * Numbers.Length)]);
        return new RuleSplit([.. Parts, part], blocks, [.. numbers]);
    }

    private static ulong[] FullSet(int count)
    {
        var set = new ulong[(count + 63) / 64];
        for (var i = 0; i < count; i++)
        {
            set[i >> 6] |= 1UL << i;
        }
        return set;
    }

    /// <summary>A fact that rules are split by.</summary>
    /// <param name="Coding">Number of its coding.</param>
    /// <param name="Offsets">By code, what it adds to the number of the block.</param>
    internal sealed record Part(int Coding, int[] Offsets);

    /// <summary>A fact with few values: for each of its codes the rules that may hold, codes with the same rules joined.</summary>
    internal sealed class Candidate
    {
        /// <summary>A fact with its rules.</summary>
        /// <param name="coding">Number of its coding.</param>
        /// <param name="codes">How many codes it has.</param>
        /// <param name="sets">For each rule the codes for which it may hold, or null for all.</param>
        public Candidate(int coding, int codes, KeySet?[] sets)
        {
            Coding = coding;
            for (var code = 0; code < codes; code++)
            {
                var rules = new ulong[(sets.Length + 63) / 64];
                for (var rule = 0; rule < sets.Length; rule++)
                {
                    if (sets[rule]?.Contains(code) ?? true)
                    {
                        rules[rule >> 6] |= 1UL << rule;
                    }
                }
                var known = Classes.FindIndex(other => other.AsSpan().SequenceEqual(rules));
                ClassOfCode.Add(known < 0 ? Classes.Count : known);
                if (known < 0)
                {
                    Classes.Add(rules);
                }
            }
            Share = ClassOfCode.Average(number => (double)Count(Classes[number]));
        }

        /// <summary>Number of its coding.</summary>
        public int Coding { get; }

        /// <summary>The rules for each class of codes.</summary>
        public List<ulong[]> Classes { get; } = [];

        /// <summary>The class of each code.</summary>
        public List<int> ClassOfCode { get; } = [];

        /// <summary>How many rules are left on average when the fact's code is known.</summary>
        public double Share { get; }
    }

    private sealed class SameRules : EqualityComparer<ulong[]>
    {
        public override bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public override int GetHashCode(ulong[] rules)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(rules.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
