using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// What rules ask of one fact: the sets of keys that they want of it, each that several share once, and which of them
/// each rule wants. Ten thousand rules want a few hundred, so that nearly all there is to work out is worked out of sets.
/// </summary>
/// <param name="coding">How the fact is turned into keys.</param>
/// <param name="rules">How many rules there are.</param>
internal sealed class AskedFact(KeyCoding coding, int rules)
{
    /// <summary>Stands for the set of a rule that does not ask about the fact.</summary>
    public const int Nothing = -1;

    private readonly List<KeySet> _sets = [];
    private readonly int[] _setOf = NothingFor(rules);
    private long[]? _bounds;

    /// <summary>How the fact is turned into keys.</summary>
    public KeyCoding Coding => coding;

    /// <summary>The sets.</summary>
    public IReadOnlyList<KeySet> Sets => _sets;

    /// <summary>For each rule the number of its set, or <see cref="Nothing"/>.</summary>
    public ReadOnlySpan<int> SetOf => _setOf;

    /// <summary>The rules that ask about the fact, a bit for each.</summary>
    public ulong[] Asking { get; } = new ulong[(rules + 63) / 64];

    /// <summary>The bounds that rules name, in order, as often as they name them.</summary>
    public ReadOnlySpan<long> Bounds => _bounds ??= BoundsInOrder();

    /// <summary>Takes a set in; its number.</summary>
    public int Add(KeySet set)
    {
        _sets.Add(set);
        return _sets.Count - 1;
    }

    /// <summary>Lets a rule want a set.</summary>
    public void Ask(int rule, int set)
    {
        _setOf[rule] = set;
        Asking[rule >> 6] |= 1UL << rule;
    }

    /// <summary>For each rule whether it may hold for a key.</summary>
    public bool[] HoldFor(long key)
    {
        bool[] sets = [.. _sets.Select(set => set.Contains(key))];
        return Array.ConvertAll(_setOf, set => set == Nothing || sets[set]);
    }

    private long[] BoundsInOrder()
    {
        var asking = new int[_sets.Count];
        foreach (var set in _setOf)
        {
            if (set != Nothing)
            {
                asking[set]++;
            }
        }
        var (bounds, times) = (new List<long>(), new List<int>());
        for (var set = 0; set < asking.Length; set++)
        {
            foreach (var (from, to) in _sets[set].Ranges)
            {
                Add(from, from == KeySet.NotKnown ? 0 : asking[set]);
                Add(to, to == KeySet.End ? 0 : asking[set]);
            }
        }
        CollectionsMarshal.AsSpan(bounds).Sort(CollectionsMarshal.AsSpan(times));
        var all = new long[times.Sum()];
        var at = 0;
        for (var i = 0; i < bounds.Count; at += times[i++])
        {
            all.AsSpan(at, times[i]).Fill(bounds[i]);
        }
        return all;

        void Add(long bound, int count)
        {
            if (count > 0)
            {
                bounds.Add(bound);
                times.Add(count);
            }
        }
    }

    private static int[] NothingFor(int rules)
    {
        var sets = new int[rules];
        Array.Fill(sets, Nothing);
        return sets;
    }
}
