namespace Playbooks.Retention.Book;

/// <summary>
/// Remembers which accounts are finished, in a fixed amount of memory (a Bloom filter). It may take a new account for
/// a seen one, which costs a needless sort, but never the other way round.
/// </summary>
internal sealed class SeenAccounts
{
    // 16 MB: at a million accounts one mistake in more than 10^15, at ten million one in 10^3 questions.
    private const int Bits = 1 << 27;
    private const int Probes = 7;
    private readonly ulong[] _bits = new ulong[Bits / 64];
    private string _last = "";
    private bool _isAscending = true;

    /// <summary>Notes an account and says whether it was noted before.</summary>
    public bool Add(string id)
    {
        // In a book that is sorted by id, as most exports are, nothing can come up again.
        _isAscending &= string.CompareOrdinal(_last, id) < 0;
        _last = id;
        var seen = true;
        var hash = Hash(id);
        var (at, step) = ((uint)hash, (uint)(hash >> 32) | 1);
        for (var i = 0; i < Probes; i++, at += step)
        {
            var bit = at % Bits;
            seen &= (_bits[bit / 64] & (1UL << (int)(bit % 64))) != 0;
            _bits[bit / 64] |= 1UL << (int)(bit % 64);
        }
        return seen && !_isAscending;
    }

    // FNV-1a, finished with a multiplication that spreads it over both halves.
    private static ulong Hash(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in id)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }
        hash ^= hash >> 32;
        return hash * 0x9E3779B97F4A7C15UL;
    }
}
