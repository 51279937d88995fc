namespace Playbooks.Engine.Compiling.Index;

/// <summary>Works out the rows of a block's axes.</summary>
internal sealed class BlockRows
{
    private readonly int[] _rules;
    private readonly int _words;

    /// <summary>Rows for a block of these rules.</summary>
    public BlockRows(int[] rules)
        : this(rules, RowBlock.WordsOf(rules.Length))
    {
    }

    /// <summary>Rows of so many words.</summary>
    public BlockRows(int[] rules, int words) => (_rules, _words) = (rules, words);

    /// <summary>A row with all rules.</summary>
    public ulong[] All
    {
        get
        {
            var row = new ulong[_words];
            for (var i = 0; i < _rules.Length; i++)
            {
                row[i >> 6] |= 1UL << i;
            }
            return row;
        }
    }

    /// <summary>For each code the rules that hold.</summary>
    public ulong[] ByCode(int codes, KeySet?[] sets)
    {
        var rows = new ulong[codes * _words];
        for (var i = 0; i < _rules.Length; i++)
        {
            var set = sets[_rules[i]];
            for (var code = 0; code < codes; code++)
            {
                if (set is null || set.Contains(code))
                {
                    rows[(code * _words) + (i >> 6)] |= 1UL << i;
                }
            }
        }
        return rows;
    }

    /// <summary>
    /// For each place the rules that hold somewhere in it and, unless a place says all, those that hold everywhere in it.
    /// </summary>
    public ulong[] ByPlace(Fences fences, KeySet?[] sets)
    {
        var stride = fences.IsExact ? _words : 2 * _words;
        var rows = new ulong[fences.Places * stride];
        for (var i = 0; i < _rules.Length; i++)
        {
            if (sets[_rules[i]] is { } set)
            {
                Mark(rows, stride, fences, set, i);
            }
            else
            {
                Mark(rows, stride, i, 0, fences.Places - 1, isDefinite: false);
                Mark(rows, stride, i, 0, fences.Places - 1, isDefinite: true);
            }
        }
        return rows;
    }

    private void Mark(ulong[] rows, int stride, Fences fences, KeySet set, int rule)
    {
        foreach (var (from, to) in set.Ranges)
        {
            var first = fences.PlaceOf(from);
            var last = to == KeySet.End ? fences.Places - 1 : fences.PlaceOf(to - 1);
            Mark(rows, stride, rule, first, last, isDefinite: false);
            Mark(rows, stride, rule, fences.Begins(first, from) ? first : first + 1, fences.Ends(last, to) ? last : last - 1, isDefinite: true);
        }
    }

    private void Mark(ulong[] rows, int stride, int rule, int first, int last, bool isDefinite)
    {
        // Rows that say all are marked once, by the places where a rule holds at all.
        if (isDefinite && stride == _words)
        {
            return;
        }
        var bit = 1UL << rule;
        var at = (first * stride) + (isDefinite ? _words : 0) + (rule >> 6);
        for (var place = first; place <= last; place++, at += stride)
        {
            rows[at] |= bit;
        }
    }
}
