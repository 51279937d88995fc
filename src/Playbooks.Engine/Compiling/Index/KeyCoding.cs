using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Turns the values of one fact into keys that keep their order, and cells into sets of keys, so that a cell holds
/// exactly where its set contains the key.
/// </summary>
internal abstract class KeyCoding
{
    protected KeyCoding(FactDefinition? fact, KeyKind kind) => (Fact, Kind) = (fact, kind);

    /// <summary>The fact; null for the decision's day.</summary>
    public FactDefinition? Fact { get; }

    /// <summary>How the key is read.</summary>
    public KeyKind Kind { get; }

    /// <summary>The lowest key of a value.</summary>
    public virtual long FirstValue => KeySet.First;

    /// <summary>How many keys there are, for codes; 0 where there is no saying.</summary>
    public virtual int Codes => 0;

    /// <summary>The keys for which a test holds, or null when it cannot be said by keys alone.</summary>
    public KeySet? SetOf(CellTest test) => test switch
    {
        KnownTest { MustBeKnown: true } => KeySet.Of(FirstValue, KeySet.End),
        KnownTest => KeySet.Of(NotKnownKey, NotKnownKey + 1),
        OneOfTest { IsNegated: true } oneOf => ValuesOf(oneOf)?.Complement(FirstValue),
        _ => ValuesOf(test),
    };

    /// <summary>Whether another one turns the same values into the same keys, and the same cells into the same sets.</summary>
    public virtual bool SaysTheSameAs(KeyCoding other) => GetType() == other.GetType() && Fact == other.Fact;

    /// <summary>The key of what is not known.</summary>
    public long NotKnownKey => Kind == KeyKind.Code ? 0 : KeySet.NotKnown;

    /// <summary>The key of the fact as it is in a frame.</summary>
    public virtual long KeyIn(EvaluationFrame frame)
    {
        if (frame.Rows[(int)Fact!.Entity] is not { } row)
        {
            return KeySet.NotKnown;
        }
        return row.State(Fact.Column) switch
        {
            FactState.Known => Math.Clamp(KeyOf(row, frame), KeySet.First, KeySet.Last),
            FactState.Failed => KeySet.Failed,
            _ => KeySet.NotKnown,
        };
    }

    /// <summary>The key of a value that is known, where it is read by itself.</summary>
    protected virtual long KeyOf(FactRow row, EvaluationFrame frame) => throw new InvalidOperationException($"{GetType().Name} is read with seven others");

    /// <summary>The keys of the values for which a test holds, its negation left aside.</summary>
    protected abstract KeySet? ValuesOf(CellTest test);
}

/// <summary>Values that are ordered as numbers are: ranges and points between two keys.</summary>
internal abstract class OrderedCoding(FactDefinition? fact, KeyKind kind) : KeyCoding(fact, kind)
{
    /// <summary>The key of a value of the fact's type, the first where it has several; null where it lies too far out to be told from its neighbours.</summary>
    protected abstract long? KeyOf(object value);

    /// <summary>The last key of a value.</summary>
    protected virtual long? LastKeyOf(object value) => KeyOf(value);

    /// <summary>The key of the smallest value that a range without a lower end holds for.</summary>
    protected virtual long StartOfRanges => KeySet.First;

    /// <summary>The key behind the largest value that a range without an upper end holds for.</summary>
    protected virtual long EndOfRanges => KeySet.End;

    protected override KeySet? ValuesOf(CellTest test) => test switch
    {
        RangeTest range => OfRange(range),
        OneOfTest oneOf => OfPoints(oneOf.Values),
        _ => null,
    };

    /// <summary>A key that can be told from its neighbours on both sides.</summary>
    protected static long? Inner(long key) => key is > KeySet.First + 1 and < KeySet.Last - 2 ? key : null;

    /// <summary>The values that a test names.</summary>
    protected static IEnumerable<object> ValuesIn(CellTest test) => test switch
    {
        RangeTest range => new[] { range.From, range.To }.OfType<object>(),
        OneOfTest oneOf => oneOf.Values,
        _ => [],
    };

    private KeySet? OfRange(RangeTest range)
    {
        var from = range.From is null ? StartOfRanges : range.IncludesFrom ? KeyOf(range.From) : LastKeyOf(range.From) + 1;
        var to = range.To is null ? EndOfRanges : range.IncludesTo ? LastKeyOf(range.To) + 1 : KeyOf(range.To);
        return from is null || to is null ? null : KeySet.Of(from.Value, to.Value);
    }

    private KeySet? OfPoints(ImmutableArray<object> values)
    {
        var ranges = values.Select(value => (From: KeyOf(value), To: LastKeyOf(value) + 1)).ToList();
        return ranges.Exists(range => range.From is null || range.To is null) ? null : KeySet.Of(ranges.Select(range => (range.From!.Value, range.To!.Value)));
    }
}
