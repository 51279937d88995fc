namespace Playbooks.Retention.Book.Reading;

/// <summary>
/// Remembers which accounts are finished, in a fixed amount of memory (a Bloom filter). It may take a new account for
/// a seen one, which costs a needless sort, but never the other way round. All bits of an account lie in one line of the
/// cache, so that noting one waits for memory once.
/// </summary>
internal sealed class SeenAccounts
{
    // 16 MB: at a million accounts one mistake in some 10^8, at ten million one in some hundred questions.
    private const int Bits = 1 << 27;
    private const int Probes = 7;
    private const int WordsInLine = 8;
    private const int BitsOfPlace = 9;
    private const int BitsOfLine = 18;
    private const ulong Spread = 0x9E3779B97F4A7C15UL;
    private const int Later = 1024;
    private readonly ulong[] _bits = new ulong[Bits / 64];
    // Accounts that nobody asks about yet: noted together, they wait for memory at the same time and not one after the other.
    private readonly ulong[] _later = new ulong[Later];
    private int _laterCount;
    private string _last = "";
    private bool _isAscending = true;

    /// <summary>Notes an account and says whether it was noted before.</summary>
    public bool Add(string id)
    {
        // In a book that is sorted by id, as most exports are, nothing can come up again.
        _isAscending &= string.CompareOrdinal(_last, id) < 0;
        _last = id;
        if (!_isAscending)
        {
            NoteLater();
            return Note(Hash(id));
        }
        _later[_laterCount++] = Hash(id);
        if (_laterCount == Later)
        {
            NoteLater();
        }
        return false;
    }

    private void NoteLater()
    {
        foreach (var hash in _later.AsSpan(0, _laterCount))
        {
            Note(hash);
        }
        _laterCount = 0;
    }

    private bool Note(ulong hash)
    {
        var seen = true;
        // Of other bits than the places, whose low ones follow from the low ones of the hash alone.
        var line = _bits.AsSpan((int)(hash >> (64 - BitsOfLine)) * WordsInLine, WordsInLine);
        var places = hash * Spread;
        for (var i = 0; i < Probes; i++, places >>= BitsOfPlace)
        {
            ref var word = ref line[(int)(places / 64 % WordsInLine)];
            var bit = 1UL << (int)(places % 64);
            seen &= (word & bit) != 0;
            word |= bit;
        }
        return seen;
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
        hash *= Spread;
        return hash ^ (hash >> 32);
    }
}
