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
    /// <param name="positions">For each coding where its key stands.</param>
    public static NearMisses Build(IndexedRules plan, CompiledRule[] rules, int[] positions)
    {
        // One vector at least, whatever rows of blocks take.
        var words = (Math.Max(rules.Length, 1) + RowBlock.VectorRules - 1) / RowBlock.VectorRules * RowBlock.VectorWords;
        var fences = FencesOf(plan, words, Math.Max(LeastBytes, (long)BytesPerRule * rules.Length));
        var block = new BlockRows([.. Enumerable.Range(0, rules.Length)], words);
        var rows = new List<ulong>();
        MissAxis[] axes = [.. plan.Asked.Select((fact, i) => AxisOf(new PlacedSets(fact, fences[i]), positions[i], block, rows, words))];
        block.FillAll(Add(rows, words, out var all));
        var isLoose = rules.Select((rule, i) => plan.LeftOf(i) is not null || rule.Rule.If is not null || !rule.Rule.Ask.IsEmpty || rule.Rule.IsOtherwise).ToArray();
        var loose = AddRow(rows, isLoose, words);
        return new NearMisses(
            new MissRows(rules, axes, rows, words, all, loose, isLoose.Contains(true)),
            new PlaceFinder(fences, positions),
            new ActionRules(rules));
    }

    private static MissAxis AxisOf(PlacedSets placed, int position, BlockRows block, List<ulong> rows, int words)
    {
        var coding = placed.Fact.Coding;
        block.Fill(Add(rows, block.WordsFor(placed), out var at), placed);
        var notKnown = AddRow(rows, placed.Fact.HoldFor(coding.NotKnownKey), words);
        return new MissAxis(position, coding.Codes > 0, coding.NotKnownKey, at, block.StrideOf(placed), placed.IsExact ? 0 : words, notKnown);
    }

    // As many fences as memory allows, and a few in any case.
    private static Fences?[] FencesOf(IndexedRules plan, int words, long mostBytes)
    {
        var forms = MostFences.Select(most => plan.Asked.Select(fact => fact.Coding.Codes > 0 ? null : Fences.Of(fact.Bounds, most)).ToArray()).ToList();
        return forms.Find(form => BytesOf(plan, form, words) <= mostBytes) ?? forms[^1];
    }

    private static long BytesOf(IndexedRules plan, IReadOnlyList<Fences?> fences, int words) =>
        plan.Codings.Select((coding, i) => (fences[i] is { } between ? between.Places * (between.IsExact ? 1L : 2) : coding.Codes) + 1).Sum() * words * sizeof(ulong);

    private static Span<ulong> Add(List<ulong> rows, int length, out int at)
    {
        at = rows.Count;
        CollectionsMarshal.SetCount(rows, at + length);
        var added = CollectionsMarshal.AsSpan(rows)[at..];
        added.Clear();
        return added;
    }

    private static int AddRow(List<ulong> rows, bool[] bits, int words)
    {
        var row = Add(rows, words, out var at);
        for (var i = 0; i < bits.Length; i++)
        {
            row[i >> 6] |= bits[i] ? 1UL << i : 0;
        }
        return at;
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
