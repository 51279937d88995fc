using System.Numerics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// What a lookup leaves for its explanation, in a buffer that the next one takes over: the keys that it read and what it
/// found. What it passed over and what came near is worked out from that when somebody asks.
/// </summary>
/// <param name="positions">How many keys there are.</param>
internal sealed class LookupTrace(int positions)
{
    private readonly long[] _keys = new long[positions];
    private int[] _found = new int[1];

    /// <summary>The keys that were read.</summary>
    public ReadOnlySpan<long> Keys => _keys;

    /// <summary>The rules that were found: the best alone, or all, by place.</summary>
    public ReadOnlySpan<int> Found => _found.AsSpan(0, Count);

    /// <summary>Whether all rules that hold were found.</summary>
    public bool HasAll { get; private set; }

    private int Count { get; set; }

    /// <summary>Takes down a lookup of the best rule; -1 where none holds.</summary>
    public void TakeBest(MatchBuffer buffer, int best)
    {
        buffer.Keys.CopyTo(_keys);
        _found[0] = best;
        (Count, HasAll) = (best < 0 ? 0 : 1, best < 0);
    }

    /// <summary>Takes down a lookup of all rules.</summary>
    public void TakeAll(MatchBuffer buffer)
    {
        buffer.Keys.CopyTo(_keys);
        if (_found.Length < buffer.Count)
        {
            _found = new int[BitOperations.RoundUpToPowerOf2((uint)buffer.Count)];
        }
        buffer.Found.AsSpan(0, buffer.Count).CopyTo(_found);
        (Count, HasAll) = (buffer.Count, true);
    }
}
