namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Splits rules by the facts with few values: rules that share no value of such a fact never meet. Each split makes
/// blocks smaller and more numerous, and a rule that does not ask about the fact stands in all of them; so facts are
/// taken while blocks are too large for one word and memory allows.
/// </summary>
internal sealed class RuleSplit
{
    private readonly List<Part> _parts = [];
    private readonly List<ulong[]> _blocks;

    private RuleSplit(int rules) => _blocks = [FullSet(rules)];

    /// <summary>The facts that rules were split by, each with what its code adds to the number of the block.</summary>
    public IReadOnlyList<Part> Parts => _parts;

    /// <summary>The rules of each block, a bit for each.</summary>
    public IReadOnlyList<ulong[]> Blocks => _blocks;

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
    /// <param name="size">Reckons what memory allows.</param>
    public static RuleSplit Of(int rules, IReadOnlyList<Candidate> candidates, SplitSize size)
    {
        var split = new RuleSplit(rules);
        foreach (var candidate in candidates)
        {
            if (split._blocks.Max(Count) <= Block.NarrowRules)
            {
                break;
            }
            if (size.Allows(split._blocks, candidate.Classes, [.. split._parts.Select(part => part.Coding), candidate.Coding]))
            {
                split.By(candidate);
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

    private void By(Candidate candidate)
    {
        var stride = _blocks.Count;
        _parts.Add(new Part(candidate.Coding, [.. candidate.ClassOfCode.Select(number => number * stride)]));
        var before = _blocks.ToList();
        _blocks.Clear();
        foreach (var rules in candidate.Classes)
        {
            _blocks.AddRange(before.Select(block => And(block, rules)));
        }
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
}
