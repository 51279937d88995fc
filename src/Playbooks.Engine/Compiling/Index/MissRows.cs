using System.Runtime.CompilerServices;
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
    private readonly Fences?[] _fences;

    private MissRows(CompiledRule[] rules, MissAxis[] axes, AlignedArray<ulong> rows, int words, Fences?[] fences, bool haveLoose)
    {
        (Rules, Axes, Words, _rows, _fences, HaveLoose) = (rules, axes, words, rows, fences, haveLoose);
        (All, Loose) = (rows.Length - (2 * words), rows.Length - words);
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

    /// <summary>By coding, the fences between places.</summary>
    public ReadOnlySpan<Fences?> AllFences => _fences;

    /// <summary>Lays the rows out.</summary>
    /// <param name="plan">The rules' keys.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="positions">For each coding where its key stands.</param>
    /// <param name="earlier">What an earlier index has of the same rules.</param>
    public static MissRows Build(IndexedRules plan, CompiledRule[] rules, int[] positions, EarlierIndex? earlier)
    {
        var isLoose = rules.Select((rule, i) => plan.LeftOf(i) is not null || rule.Rule.If is not null || !rule.Rule.Ask.IsEmpty || rule.Rule.IsOtherwise).ToArray();
        if (earlier is { Kept.AreAll: true, Misses: var same } && same.IsLoose(isLoose))
        {
            return new MissRows(rules, same.Axes, same._rows, same.Words, same._fences, same.HaveLoose);
        }
        // One vector at least, whatever rows of blocks take.
        var words = (Math.Max(rules.Length, 1) + RowBlock.VectorRules - 1) / RowBlock.VectorRules * RowBlock.VectorWords;
        var fences = FencesOf(plan, words, Math.Max(LeastBytes, (long)BytesPerRule * rules.Length), earlier?.Misses);
        var block = new BlockRows([.. Enumerable.Range(0, rules.Length)], words);
        PlacedSets[] placed = [.. plan.Asked.Select((fact, i) => new PlacedSets(fact, fences[i]))];
        var (axes, at) = (new MissAxis[placed.Length], 0);
        for (var i = 0; i < axes.Length; i++)
        {
            var (coding, notKnown) = (placed[i].Fact.Coding, at + block.WordsFor(placed[i]));
            axes[i] = new MissAxis(positions[i], coding.Codes > 0, coding.NotKnownKey, at, block.StrideOf(placed[i]), placed[i].IsExact ? 0 : words, notKnown);
            at = notKnown + words;
        }
        var rows = new AlignedArray<ulong>(at + (2 * words));
        for (var i = 0; i < axes.Length; i++)
        {
            var all = rows.Items[axes[i].Rows..(axes[i].NotKnown + words)];
            if (earlier is null || !earlier.Misses.Copy(i, axes[i], fences[i], earlier.Kept, block, placed[i], all))
            {
                block.Fill(all[..^words], placed[i]);
                SetAll(all[^words..], placed[i].Fact.HoldFor(axes[i].NotKnownKey));
            }
        }
        block.FillAll(rows.Items.Slice(at, words));
        SetAll(rows.Items[^words..], isLoose);
        return new MissRows(rules, axes, rows, words, fences, isLoose.Contains(true));
    }

    /// <summary>
    /// Copies what a fact says of rules that are kept, if it was laid out alike, and adds what it says of the others.
    /// </summary>
    private bool Copy(int coding, MissAxis axis, Fences? fences, KeptRules kept, BlockRows block, PlacedSets placed, Span<ulong> target)
    {
        var (earlier, rules) = (Axes[coding], kept.Before.Length);
        // With many changes it is quicker, and the same, to begin anew.
        if (!ReferenceEquals(fences, AllFences[coding]) || (earlier.Definite > 0) != (axis.Definite > 0) || kept.Count < rules / 2)
        {
            return false;
        }
        var places = target.Length / block.Words;
        for (var row = 0; row < places; row++)
        {
            var source = _rows.Items.Slice(earlier.Rows + (row * Words), Words);
            foreach (var run in kept.Runs)
            {
                BitNumbers.Copy(source, run.Before, target.Slice(row * block.Words, block.Words), run.First, run.Count);
            }
        }
        for (var rule = 0; rule < rules; rule++)
        {
            if (kept.Before[rule] == KeptRules.None)
            {
                block.Add(target[..^block.Words], placed, rule);
                if (placed.Fact.SetOf[rule] is var set && (set == AskedFact.Nothing || placed.Fact.Sets[set].Contains(axis.NotKnownKey)))
                {
                    target[^block.Words..][rule >> 6] |= 1UL << rule;
                }
            }
        }
        return true;
    }

    // As many fences as memory allows, and a few in any case.
    private static Fences?[] FencesOf(IndexedRules plan, int words, long mostBytes, MissRows? earlier)
    {
        Fences?[] form = [];
        foreach (var most in MostFences)
        {
            form = [.. plan.Asked.Select((fact, i) => fact.Coding.Codes > 0 ? null : Fences.Of(fact.Bounds, most, earlier?.AllFences[i]))];
            if (BytesOf(plan, form, words) <= mostBytes)
            {
                break;
            }
        }
        return form;
    }

    private static long BytesOf(IndexedRules plan, IReadOnlyList<Fences?> fences, int words) =>
        plan.Codings.Select((coding, i) => (fences[i] is { } between ? between.Places * (between.IsExact ? 1L : 2) : coding.Codes) + 1).Sum() * words * sizeof(ulong);

    private bool IsLoose(bool[] rules)
    {
        var row = new ulong[Words];
        SetAll(row, rules);
        return row.AsSpan().SequenceEqual(_rows.Items[Loose..]);
    }

    private static void SetAll(Span<ulong> row, bool[] bits)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            row[i >> 6] |= bits[i] ? 1UL << i : 0;
        }
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
