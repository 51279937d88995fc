using System.Collections.Immutable;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// The keys for which a cell holds: ranges in order that neither overlap nor touch. "Not known" and "failed" are keys
/// below all values, so that one comparison settles values and what there is instead of them.
/// </summary>
/// <param name="Ranges">First key that is in, and first key behind that is not; <see cref="End"/> for no end.</param>
internal sealed record KeySet(ImmutableArray<(long From, long To)> Ranges)
{
    /// <summary>The key of a fact that is not known.</summary>
    public const long NotKnown = long.MinValue;

    /// <summary>The key of a fact that could not be worked out.</summary>
    public const long Failed = long.MinValue + 1;

    /// <summary>The lowest key of a value; values further below are lifted to it.</summary>
    public const long First = long.MinValue + 2;

    /// <summary>The highest key of a value; what lies above is brought down to it.</summary>
    public const long Last = long.MaxValue - 1;

    /// <summary>Stands for no end, and fills up what is searched by eights: it is never reached.</summary>
    public const long End = long.MaxValue;

    /// <summary>One range, which may be empty.</summary>
    public static KeySet Of(long from, long to) => new(from < to ? [(from, to)] : []);

    /// <summary>Ranges in any order, some of which may be empty, overlap or touch.</summary>
    public static KeySet Of(IEnumerable<(long From, long To)> ranges)
    {
        var joined = ImmutableArray.CreateBuilder<(long From, long To)>();
        foreach (var range in ranges.Where(range => range.From < range.To).OrderBy(range => range.From))
        {
            if (joined.Count > 0 && range.From <= joined[^1].To)
            {
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, range.To));
            }
            else
            {
                joined.Add(range);
            }
        }
        return new KeySet(joined.ToImmutable());
    }

    /// <summary>Whether another set holds the same keys.</summary>
    public bool HoldsTheSameAs(KeySet other) => Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    /// <summary>What lies from the first key of a value on and is not in this set.</summary>
    public KeySet Complement(long firstValue)
    {
        var gaps = ImmutableArray.CreateBuilder<(long From, long To)>();
        var from = firstValue;
        foreach (var range in Ranges)
        {
            if (range.From > from)
            {
                gaps.Add((from, range.From));
            }
            from = range.To;
        }
        if (from != End)
        {
            gaps.Add((from, End));
        }
        return new KeySet(gaps.ToImmutable());
    }

    /// <summary>Whether a key is in.</summary>
    public bool Contains(long key)
    {
        foreach (var (from, to) in Ranges)
        {
            if (key < to)
            {
                return key >= from;
            }
        }
        return false;
    }
}
