using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// For each rule how many of its cells do not hold, in vertical counters: a word has one digit of the counts of 64 rules.
/// They are worked out for 512 rules at a time.
/// </summary>
internal sealed class MissCounts
{
    /// <summary>From here on counts are not told apart.</summary>
    public const int Most = 8;

    private readonly ulong[] _ones;
    private readonly ulong[] _twos;
    private readonly ulong[] _fours;
    private readonly ulong[] _eights;
    private readonly ulong[] _unsure;
    private readonly ulong[] _missing;

    /// <summary>Counters for rows of so many words.</summary>
    public MissCounts(int words)
    {
        (_ones, _twos, _fours) = (new ulong[words], new ulong[words], new ulong[words]);
        (_eights, _unsure, _missing) = (new ulong[words], new ulong[words], new ulong[words]);
    }

    /// <summary>How many words are worked out.</summary>
    public int Words { get; set; }

    /// <summary>Works the counts of the next 512 rules out.</summary>
    /// <param name="rows">The rows of what rules miss.</param>
    /// <param name="chosen">Those that the keys choose.</param>
    public void Add(MissRows rows, ChosenRow[] chosen)
    {
        var word = Words;
        var (ones, twos, fours, eights) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        var unsure = rows.At(rows.Loose, word);
        for (var i = 0; i < chosen.Length; i++)
        {
            ref readonly var row = ref chosen[i];
            var possible = rows.At(row.Possible, word);
            unsure |= Vector512.AndNot(possible, rows.At(row.Definite, word));
            var carry = Vector512.AndNot(ones, possible);
            ones ^= ~possible;
            (carry, twos) = (twos & carry, twos ^ carry);
            (carry, fours) = (fours & carry, fours ^ carry);
            eights |= carry;
        }
        ones.CopyTo(_ones, word);
        twos.CopyTo(_twos, word);
        fours.CopyTo(_fours, word);
        eights.CopyTo(_eights, word);
        unsure.CopyTo(_unsure, word);
        (rows.At(rows.All, word) & (ones | twos | fours | eights | unsure)).CopyTo(_missing, word);
        Words = word + RowBlock.VectorWords;
    }

    /// <summary>
    /// Of 64 rules, for each of eight actions that which misses fewest, and the first of those. A rule that may miss
    /// something, but need not, counts as one that misses one: else it holds.
    /// </summary>
    /// <param name="word">Which 64 rules.</param>
    /// <param name="wanting">For each action the rules that want it.</param>
    /// <param name="isUnsure">The actions for which it must be tried, all bits set.</param>
    /// <returns>How much it misses, above its number; the highest number where there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<long> Nearest(int word, Vector512<ulong> wanting, out Vector512<long> isUnsure)
    {
        var misses = Vector512<long>.Zero;
        var rules = wanting & Vector512.Create(_missing[word]);
        var none = Vector512.Equals(rules, Vector512<ulong>.Zero).AsInt64();
        // Hardly any rule has so many cells.
        if (_eights[word] != 0)
        {
            rules = Lower(rules, _eights[word], Most, ref misses);
        }
        rules = Lower(rules, _fours[word], 4, ref misses);
        rules = Lower(rules, _twos[word], 2, ref misses);
        var isAtMostOne = Vector512.Equals(misses, Vector512<long>.Zero);
        var ones = Vector512<long>.Zero;
        rules = Vector512.ConditionalSelect(isAtMostOne.AsUInt64(), rules, Lower(rules, _ones[word], 1, ref ones));
        misses += Vector512.ConditionalSelect(isAtMostOne, Vector512<long>.One, ones);
        var first = rules & (Vector512<ulong>.Zero - rules);
        isUnsure = Vector512.AndNot(
            ~Vector512.Equals(first & Vector512.Create(_unsure[word]), Vector512<ulong>.Zero).AsInt64() | Vector512.GreaterThanOrEqual(misses, Vector512.Create((long)Most)),
            none);
        return ((misses << 32) + Vector512.Create((long)word << 6) + PlacesOf(first)) | (none & Vector512.Create(long.MaxValue));
    }

    /// <summary>The same for one action, of rules that need not be all that want it.</summary>
    public (int Misses, int Rule, bool IsUnsure) NearestOf(int word, ulong wanting)
    {
        var (rules, misses) = (wanting, 0);
        rules = Lower(rules, _eights[word], Most, ref misses);
        rules = Lower(rules, _fours[word], 4, ref misses);
        rules = Lower(rules, _twos[word], 2, ref misses);
        if (misses == 0)
        {
            misses = 1;
        }
        else
        {
            rules = Lower(rules, _ones[word], 1, ref misses);
        }
        var place = BitOperations.TrailingZeroCount(rules);
        return (misses, (word << 6) + place, misses >= Most || (_unsure[word] >> place & 1) != 0);
    }

    /// <summary>Of rules those that miss something, or may.</summary>
    public ulong Missing(int word, ulong rules) => rules & _missing[word];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Lower(Vector512<ulong> rules, ulong digit, int worth, ref Vector512<long> misses)
    {
        var without = Vector512.AndNot(rules, Vector512.Create(digit));
        var isNone = Vector512.Equals(without, Vector512<ulong>.Zero);
        misses += isNone.AsInt64() & Vector512.Create((long)worth);
        return Vector512.ConditionalSelect(isNone, rules, without);
    }

    private static ulong Lower(ulong rules, ulong digit, int worth, ref int misses)
    {
        if ((rules & ~digit) is not 0 and var without)
        {
            return without;
        }
        misses += worth;
        return rules;
    }

    // Of a single bit in each lane.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> PlacesOf(Vector512<ulong> bits)
    {
        if (Avx512CD.IsSupported)
        {
            return Vector512.Create(63L) - Avx512CD.LeadingZeroCount(bits).AsInt64();
        }
        return Avx2.IsSupported ? Vector512.Create(PlacesOf(bits.GetLower()), PlacesOf(bits.GetUpper())) : PlacesOneByOne(bits);
    }

    // As many bits lie below: they are counted by halves of bytes, and the counts of eight bytes added up.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> PlacesOf(Vector256<ulong> bits)
    {
        var below = (bits - Vector256<ulong>.One).AsByte();
        var half = Vector256.Create((byte)0xF);
        var countOf = Vector256.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        var counts = Avx2.Shuffle(countOf, below & half) + Avx2.Shuffle(countOf, (below.AsUInt64() >>> 4).AsByte() & half);
        return Avx2.SumAbsoluteDifferences(counts, Vector256<byte>.Zero).AsInt64();
    }

    private static Vector512<long> PlacesOneByOne(Vector512<ulong> bits)
    {
        Span<ulong> lanes = stackalloc ulong[Vector512<ulong>.Count];
        bits.CopyTo(lanes);
        foreach (ref var lane in lanes)
        {
            lane = (ulong)BitOperations.TrailingZeroCount(lane);
        }
        return Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(lanes)).AsInt64();
    }
}
