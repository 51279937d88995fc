using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Rows of bits over all rules, not split into blocks, for what rules miss: for each place of each fact the rules whose
/// cell may hold and those whose cell holds for sure.
/// </summary>
internal sealed class MissRows
{
    private const int BytesPerRule = 512;
    private const int LeastBytes = 64 * 1_024;

    private static readonly int[] MostFences = [512, 127, 63, 31, 15, 7];

    private readonly AlignedArray<ulong> _rows;

    private MissRows(CompiledRule[] rules, MissAxis[] axes, List<ulong> rows, int words, int all, int loose, bool haveLoose)
    {
        (Rules, Axes, Words, All, Loose, HaveLoose) = (rules, axes, words, all, loose, haveLoose);
        _rows = new AlignedArray<ulong>(CollectionsMarshal.AsSpan(rows));
    }

    /// <summary>The rules by place.</summary>
    public CompiledRule[] Rules { get; }

    /// <summary>What each fact says about them.</summary>
    public MissAxis[] Axes { get; }

    /// <summary>Words of a row, in full vectors.</summary>
    public int Words { get; }

    /// <summary>The row of all rules.</summary>
    public int All { get; }

    /// <summary>The row of the rules with conditions that keys do not say.</summary>
    public int Loose { get; }

    /// <summary>Whether there are such rules.</summary>
    public bool HaveLoose { get; }

    /// <summary>What it takes in memory.</summary>
    public long Bytes => ((long)_rows.Length * sizeof(ulong)) + (Rules.LongLength * IntPtr.Size) + (Axes.LongLength * 32);

    /// <summary>Eight words of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<ulong> At(int row, int word) => Vector512.LoadUnsafe(ref Unsafe.Add(ref _rows.First, (nint)row + word));

    /// <summary>Lays the rows out.</summary>
    /// <param name="plan">The rules' keys.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="sets">By coding and rule, the keys for which the rule may hold, or null for all.</param>
    /// <param name="positions">For each coding where its key stands.</param>
    public static NearMisses Build(IndexedRules plan, CompiledRule[] rules, KeySet?[][] sets, int[] positions)
    {
        // One vector at least, whatever rows of blocks take.
        var words = (Math.Max(rules.Length, 1) + RowBlock.VectorRules - 1) / RowBlock.VectorRules * RowBlock.VectorWords;
        var fences = FencesOf(plan, sets, words, Math.Max(LeastBytes, (long)BytesPerRule * rules.Length));
        var rows = new List<ulong>();
        MissAxis[] axes = [.. plan.Codings.Select((coding, i) => AxisOf(coding, positions[i], fences[i], sets[i], rows, words))];
        var all = Add(rows, new BlockRows([.. Enumerable.Range(0, rules.Length)], words).All);
        var isLoose = rules.Select((rule, i) => !plan.Rules[i].Left.IsEmpty || rule.Rule.If is not null || !rule.Rule.Ask.IsEmpty || rule.Rule.IsOtherwise).ToArray();
        var loose = Add(rows, RowOf(isLoose, words));
        return new NearMisses(
            new MissRows(rules, axes, rows, words, all, loose, isLoose.Contains(true)),
            new PlaceFinder(fences, positions),
            new ActionRules(rules));
    }

    private static MissAxis AxisOf(KeyCoding coding, int position, Fences? fences, KeySet?[] sets, List<ulong> rows, int words)
    {
        var block = new BlockRows([.. Enumerable.Range(0, sets.Length)], words);
        var isExact = fences?.IsExact ?? true;
        var at = Add(rows, fences is null ? block.ByCode(coding.Codes, sets) : block.ByPlace(fences, sets));
        var notKnown = Add(rows, RowOf([.. sets.Select(set => set is null || set.Contains(coding.NotKnownKey))], words));
        return new MissAxis(position, coding.Codes > 0, coding.NotKnownKey, at, isExact ? words : 2 * words, isExact ? 0 : words, notKnown);
    }

    // As many fences as memory allows, and a few in any case.
    private static Fences?[] FencesOf(IndexedRules plan, KeySet?[][] sets, int words, long mostBytes)
    {
        long[][] bounds = [.. plan.Codings.Select((coding, i) => coding.Codes > 0 ? [] : Fences.BoundsOf(sets[i]))];
        var forms = MostFences.Select(most => plan.Codings.Select((coding, i) => coding.Codes > 0 ? null : Fences.Of(bounds[i], most)).ToArray()).ToList();
        return forms.Find(form => BytesOf(plan, form, words) <= mostBytes) ?? forms[^1];
    }

    private static long BytesOf(IndexedRules plan, IReadOnlyList<Fences?> fences, int words) =>
        plan.Codings.Select((coding, i) => (fences[i] is { } between ? between.Places * (between.IsExact ? 1L : 2) : coding.Codes) + 1).Sum() * words * sizeof(ulong);

    private static int Add(List<ulong> rows, ulong[] added)
    {
        rows.AddRange(added);
        return rows.Count - added.Length;
    }

    private static ulong[] RowOf(bool[] bits, int words)
    {
        var row = new ulong[words];
        for (var i = 0; i < bits.Length; i++)
        {
            row[i >> 6] |= bits[i] ? 1UL << i : 0;
        }
        return row;
    }
}

/// <summary>What one fact says about all rules.</summary>
/// <param name="Position">Where its key and its place stand.</param>
/// <param name="IsCode">Whether the place is the key.</param>
/// <param name="NotKnownKey">The key of what is not known.</param>
/// <param name="Rows">Where the row of its first place lies.</param>
/// <param name="Stride">Words from one place to the next.</param>
/// <param name="Definite">Words from that row to the one with the rules whose cell holds for sure; 0 where the two are one.</param>
/// <param name="NotKnown">The row of the rules whose cell holds when the fact is not known.</param>
internal readonly record struct MissAxis(int Position, bool IsCode, long NotKnownKey, int Rows, int Stride, int Definite, int NotKnown);
