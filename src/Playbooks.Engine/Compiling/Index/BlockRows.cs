namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Works out the rows of a block's axes. A rule that holds in some places in a row is noted where it begins and behind
/// where it ends; then each row is the one before it with what changes.
/// </summary>
/// <param name="rules">The rules of the block, by place.</param>
/// <param name="words">Words of a row.</param>
internal sealed class BlockRows(int[] rules, int words)
{
    /// <summary>Words of a row.</summary>
    public int Words => words;

    /// <summary>Sets a row to all rules.</summary>
    public void FillAll(Span<ulong> row)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            row[i >> 6] |= 1UL << i;
        }
    }

    /// <summary>How many words the rows of a fact take.</summary>
    public int WordsFor(PlacedSets placed) => placed.Places * StrideOf(placed);

    /// <summary>Words from one place of a fact to the next.</summary>
    public int StrideOf(PlacedSets placed) => placed.IsExact ? words : 2 * words;

    /// <summary>
    /// Fills in for each place of a fact the rules that hold somewhere in it and, unless a place says all, behind them
    /// those that hold everywhere in it.
    /// </summary>
    /// <param name="rows">Empty rows.</param>
    /// <param name="placed">Where the sets of the fact hold.</param>
    public void Fill(Span<ulong> rows, PlacedSets placed)
    {
        var stride = StrideOf(placed);
        for (var i = 0; i < rules.Length; i++)
        {
            var (bit, at, set) = (1UL << i, i >> 6, placed.Fact.SetOf[rules[i]]);
            if (set == AskedFact.Nothing)
            {
                rows[at] |= bit;
                rows[stride - words + at] |= bit;
                continue;
            }
            Note(rows, stride, placed.Possible(set), bit, at);
            Note(rows, stride, placed.Definite(set), bit, at + words);
        }
        for (var i = stride; i < rows.Length; i++)
        {
            rows[i] ^= rows[i - stride];
        }
    }

    /// <summary>Adds one rule, by its place, to rows that are filled in already.</summary>
    public void Add(Span<ulong> rows, PlacedSets placed, int place)
    {
        var (stride, bit, at, set) = (StrideOf(placed), 1UL << place, place >> 6, placed.Fact.SetOf[rules[place]]);
        if (set == AskedFact.Nothing)
        {
            for (var word = at; word < rows.Length; word += words)
            {
                rows[word] |= bit;
            }
            return;
        }
        Set(rows, stride, placed.Possible(set), bit, at);
        Set(rows, stride, placed.Definite(set), bit, at + words);
    }

    private static void Set(Span<ulong> rows, int stride, ReadOnlySpan<PlacedSets.Run> runs, ulong bit, int at)
    {
        foreach (var run in runs)
        {
            for (var place = run.First; place <= run.Last; place++)
            {
                rows[(place * stride) + at] |= bit;
            }
        }
    }

    private static void Note(Span<ulong> rows, int stride, ReadOnlySpan<PlacedSets.Run> runs, ulong bit, int at)
    {
        foreach (var run in runs)
        {
            rows[(run.First * stride) + at] ^= bit;
            var behind = ((run.Last + 1) * stride) + at;
            if (behind < rows.Length)
            {
                rows[behind] ^= bit;
            }
        }
    }
}
