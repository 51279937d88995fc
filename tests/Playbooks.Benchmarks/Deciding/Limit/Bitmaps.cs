using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Playbooks.Benchmarks.Deciding.Limit;

/// <summary>
/// For each cell and number a row of bits for every stretch between two fences: the rules that hold somewhere in it,
/// and those that hold everywhere. Four rows are anded; what holds somewhere only is compared with its box.
/// </summary>
internal sealed class Bitmaps : IMatcher
{
    private const int Lanes = 16;
    private const int MostFences = Lanes * Lanes;

    private readonly EncodedFacts _facts;
    private readonly int[] _fences = new int[EncodedFacts.Numbers * (Lanes + MostFences)];
    private readonly (int Rows, int Words, int Rules, int Count)[] _cells = new (int, int, int, int)[EncodedFacts.Cells];
    private readonly int[] _places = new int[EncodedFacts.Numbers + 1];
    private readonly ulong[] _rows;
    private readonly int[] _rules;
    private readonly int[] _boxes;
    private readonly int[] _found;
    private readonly ulong[] _bits;
    private readonly bool _isExact;
    private int _count;

    public Bitmaps(Workload workload, EncodedFacts facts, int fences)
    {
        _facts = facts;
        _boxes = [.. workload.Rules.SelectMany(rule =>
        {
            var boxes = Workload.Numbers.Select(fact => EncodedFacts.BoxOf(rule, fact)).ToArray();
            return boxes.Select(box => box.Low).Concat(boxes.Select(box => box.High));
        })];
        var cuts = Enumerable.Range(0, EncodedFacts.Numbers).Select(number => Cuts(number, fences)).ToArray();
        _isExact = cuts.All(cut => cut.IsExact);
        var byCell = workload.Rules.SelectMany((rule, i) => EncodedFacts.CellsOf(rule).Select(cell => (cell, i))).ToLookup(pair => pair.cell, pair => pair.i);
        var (rows, rules) = (new List<ulong>(), new List<int>());
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            var candidates = byCell[cell].Order().ToArray();
            var words = Math.Max(1, (candidates.Length + 511) / 512 * 8);
            words = candidates.Length <= 64 ? 1 : words;
            _cells[cell] = (rows.Count, words, rules.Count, candidates.Length);
            for (var number = 0; number < EncodedFacts.Numbers; number++)
            {
                AddRows(rows, cuts[number].Fences, number, candidates, words, fences);
            }
            rules.AddRange(candidates);
        }
        (_rows, _rules) = ([.. rows], [.. rules]);
        _bits = new ulong[Math.Max(8, _cells.Max(cell => cell.Words))];
        _found = new int[workload.Rules.Length + 64];
        PlaceFences(cuts);
        Stretches = fences + 1;
    }

    private int Stretches { get; }

    public ReadOnlySpan<int> Found => _found.AsSpan(0, _count);

    /// <summary>What it takes in memory.</summary>
    public long Bytes => (_rows.LongLength * sizeof(ulong)) + ((_rules.LongLength + _boxes.LongLength + _fences.LongLength) * sizeof(int));

    public int Best(int contact)
    {
        ref readonly var cell = ref _cells[_facts.CellOf[contact]];
        FindRows(contact, cell.Rows, cell.Words);
        for (var word = 0; word < cell.Words; word++)
        {
            var bits = Possible(word, cell.Words, out _);
            for (; bits != 0; bits &= bits - 1)
            {
                var rule = _rules[cell.Rules + (word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (_isExact || IsIn(rule, contact))
                {
                    return rule;
                }
            }
        }
        return -1;
    }

    public int All(int contact)
    {
        ref readonly var cell = ref _cells[_facts.CellOf[contact]];
        FindRows(contact, cell.Rows, cell.Words);
        _count = 0;
        for (var word = 0; word < cell.Words; word++)
        {
            var bits = Possible(word, cell.Words, out var definite);
            for (var unsure = bits & ~definite; unsure != 0; unsure &= unsure - 1)
            {
                var place = BitOperations.TrailingZeroCount(unsure);
                bits ^= IsIn(_rules[cell.Rules + (word << 6) + place], contact) ? 0 : 1UL << place;
            }
            Write(bits, cell.Rules + (word << 6), cell.Rules + cell.Count);
        }
        return _count;
    }

    private void Write(ulong bits, int rules, int end)
    {
        if (Avx512F.IsSupported && BitOperations.PopCount(bits) > 5 && rules + 64 <= end)
        {
            for (var i = 0; i < 64; i += Lanes, bits >>= Lanes)
            {
                var powers = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768);
                var mask = Vector512.GreaterThan(Vector512.Create((int)(ushort)bits) & powers, Vector512<int>.Zero);
                Avx512F.Compress(Vector512<int>.Zero, mask, Vector512.LoadUnsafe(ref _rules[rules + i])).StoreUnsafe(ref _found[_count]);
                _count += BitOperations.PopCount((ushort)bits);
            }
            return;
        }
        for (; bits != 0; bits &= bits - 1)
        {
            _found[_count++] = _rules[rules + BitOperations.TrailingZeroCount(bits)];
        }
    }

    // Where the four rows begin.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FindRows(int contact, int rows, int words)
    {
        ref var values = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_facts.Values), contact * EncodedFacts.Numbers);
        ref var fences = ref MemoryMarshal.GetArrayDataReference(_fences);
        for (var number = 0; number < EncodedFacts.Numbers; number++)
        {
            var value = Vector512.Create(Unsafe.Add(ref values, number));
            var group = Reached(ref fences, 0, value) - 1;
            var place = (group * Lanes) + Reached(ref fences, Lanes + (group * Lanes), value);
            _places[number] = rows + (((number * Stretches) + place) * 2 * words);
            fences = ref Unsafe.Add(ref fences, Lanes + MostFences);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Reached(ref int fences, int at, Vector512<int> value) =>
        BitOperations.PopCount((uint)Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref fences, (nuint)at), value).ExtractMostSignificantBits());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Possible(int word, int words, out ulong definite)
    {
        ref var rows = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), word);
        ref var a = ref Unsafe.Add(ref rows, _places[0]);
        ref var b = ref Unsafe.Add(ref rows, _places[1]);
        ref var c = ref Unsafe.Add(ref rows, _places[2]);
        ref var d = ref Unsafe.Add(ref rows, _places[3]);
        definite = Unsafe.Add(ref a, words) & Unsafe.Add(ref b, words) & Unsafe.Add(ref c, words) & Unsafe.Add(ref d, words);
        return a & b & c & d;
    }

    private bool IsIn(int rule, int contact)
    {
        var box = Vector256.LoadUnsafe(ref _boxes[rule * EncodedFacts.Numbers * 2]);
        var values = Vector128.LoadUnsafe(ref _facts.Values[contact * EncodedFacts.Numbers]);
        return Vector128.LessThanOrEqualAll(box.GetLower(), values) && Vector128.GreaterThanOrEqualAll(box.GetUpper(), values);
    }

    private void AddRows(List<ulong> rows, int[] cuts, int number, int[] candidates, int words, int fences)
    {
        for (var place = 0; place <= fences; place++)
        {
            var (possible, definite) = (new ulong[words], new ulong[words]);
            long from = place == 0 ? int.MinValue : place <= cuts.Length ? cuts[place - 1] : int.MaxValue;
            long to = place < cuts.Length ? cuts[place] - 1L : int.MaxValue;
            for (var i = 0; i < candidates.Length && place <= cuts.Length; i++)
            {
                var (low, high) = BoxOf(candidates[i], number);
                possible[i >> 6] |= low <= to && high >= from ? 1UL << i : 0;
                definite[i >> 6] |= low <= from && high >= to ? 1UL << i : 0;
            }
            rows.AddRange(possible);
            rows.AddRange(definite);
        }
    }

    // At the ends of boxes; where there are too many, evenly among them.
    private (int[] Fences, bool IsExact) Cuts(int number, int most)
    {
        var ends = Enumerable.Range(0, _boxes.Length / (2 * EncodedFacts.Numbers))
            .Select(rule => BoxOf(rule, number))
            .SelectMany(box => new[] { box.Low, box.High == int.MaxValue ? int.MinValue : box.High + 1 })
            .Where(end => end != int.MinValue)
            .Order()
            .ToArray();
        var distinct = ends.Distinct().ToArray();
        return distinct.Length <= most
            ? (distinct, true)
            : ([.. Enumerable.Range(1, most).Select(i => ends[(long)i * ends.Length / (most + 1)]).Distinct()], false);
    }

    private void PlaceFences((int[] Fences, bool IsExact)[] cuts)
    {
        Array.Fill(_fences, int.MaxValue);
        for (var number = 0; number < EncodedFacts.Numbers; number++)
        {
            var (start, fences) = (number * (Lanes + MostFences), cuts[number].Fences);
            fences.CopyTo(_fences, start + Lanes);
            for (var group = 0; group * Lanes < Math.Max(1, fences.Length); group++)
            {
                _fences[start + group] = group == 0 ? int.MinValue : fences[group * Lanes];
            }
        }
    }

    // The four lower ends of a rule's box, then the four upper ones.
    private (int Low, int High) BoxOf(int rule, int number) =>
        (_boxes[(rule * 2 * EncodedFacts.Numbers) + number], _boxes[(((rule * 2) + 1) * EncodedFacts.Numbers) + number]);
}
