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

    private readonly Dictionary<SplitFact, RuleSplit> _finer = [];

    private RuleSplit(IReadOnlyList<Part> parts, IReadOnlyList<ulong[]> blocks, int[] numbers)
    {
        (Parts, Blocks, Numbers) = (parts, blocks, numbers);
        Counts = [.. blocks.Select(block => BitNumbers.Count(block))];
    }

    /// <summary>The facts that rules were split by, each with what its code adds to a number.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>The rules of each block, a bit for each; no two are the same.</summary>
    public IReadOnlyList<ulong[]> Blocks { get; }

    /// <summary>The block for each number that codes add up to.</summary>
    public int[] Numbers { get; }

    /// <summary>How many rules each block has.</summary>
    public int[] Counts { get; }

    /// <summary>The rules of the largest block.</summary>
    public int Largest => Counts.Max();

    /// <summary>All rules in one block.</summary>
    public static RuleSplit Whole(int rules) => new([], [FullSet(rules)], [0]);

    /// <summary>For each block the first number of it.</summary>
    public int[] FirstNumbers()
    {
        var first = new int[Blocks.Count];
        for (var number = Numbers.Length - 1; number >= 0; number--)
        {
            first[Numbers[number]] = number;
        }
        return first;
    }

    /// <summary>Writes codes that add up to a number to the positions of their images.</summary>
    public void WriteCodes(int number, int[] positions, Span<int> images)
    {
        for (var i = Parts.Count - 1; i >= 0; i--)
        {
            // What a fact adds is a multiple of all that those before it can come to.
            var (code, offsets) = (0, Parts[i].Offsets);
            for (var other = 1; other < offsets.Length; other++)
            {
                code = offsets[other] <= number && offsets[other] > offsets[code] ? other : code;
            }
            images[positions[Parts[i].Coding]] = code;
            number -= offsets[code];
        }
    }

    /// <summary>Splits rules further.</summary>
    /// <param name="facts">The facts that they can be split by, best first.</param>
    /// <param name="isFine">Whether a split need not be finer.</param>
    /// <param name="fits">Whether memory allows what a split leads to.</param>
    public RuleSplit By(IReadOnlyList<SplitFact> facts, Func<RuleSplit, bool> isFine, Func<RuleSplit, bool> fits)
    {
        var split = this;
        foreach (var fact in facts)
        {
            if (isFine(split))
            {
                break;
            }
            if (split.Numbers.Length * fact.Classes.Count <= MostNumbers && split.By(fact) is var finer && fits(finer))
            {
                split = finer;
            }
        }
        return split;
    }

    private RuleSplit By(SplitFact fact)
    {
        if (_finer.TryGetValue(fact, out var finer))
        {
            return finer;
        }
        var (blocks, known, numbers) = (new List<ulong[]>(), new Dictionary<ulong[], int>(new SameRules()), new List<int>());
        foreach (var rules in fact.Classes)
        {
            foreach (var number in Numbers)
            {
                var shared = And(Blocks[number], rules);
                if (!known.TryGetValue(shared, out var block))
                {
                    known.Add(shared, block = blocks.Count);
                    blocks.Add(shared);
                }
                numbers.Add(block);
            }
        }
        var part = new Part(fact.Coding, [.. fact.ClassOfCode.Select(number => number * Numbers.Length)]);
        finer = new RuleSplit([.. Parts, part], blocks, [.. numbers]);
        _finer.Add(fact, finer);
        return finer;
    }

    private static ulong[] And(ulong[] a, ulong[] b)
    {
        var both = new ulong[a.Length];
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = a[i] & b[i];
        }
        return both;
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
