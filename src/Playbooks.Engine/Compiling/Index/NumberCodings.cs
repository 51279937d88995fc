using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>Whole numbers and dates: the slot's bits are the key.</summary>
internal sealed class WholeCoding(FactDefinition fact) : OrderedCoding(fact, KeyKind.Bits)
{
    protected override long? KeyOf(object value) => Inner(value is DateTime date ? date.Ticks : (long)value);
}

/// <summary>Binary numbers whose bounds are whole thousandths and not too far from zero: a row keeps the key. What is no number lies in no range.</summary>
internal sealed class ThousandthsCoding(FactDefinition fact) : OrderedCoding(fact, KeyKind.Bits)
{
    protected override long StartOfRanges => Thousandths.Lowest;

    protected override long EndOfRanges => Thousandths.Highest + 1;

    /// <summary>Whether it can tell all numbers apart that tests name.</summary>
    public static bool Suits(IEnumerable<CellTest> tests) => tests.SelectMany(ValuesIn).All(value => Thousandths.Tells((double)value));

    protected override long? KeyOf(object value) => Thousandths.Of((double)value);
}

/// <summary>
/// Other binary numbers: their bits, turned so that they are ordered as whole numbers are. Zero has two keys, for it can be
/// written with either sign; what is no number lies above or below all that are, and in no range.
/// </summary>
internal sealed class NumberCoding(FactDefinition fact) : OrderedCoding(fact, KeyKind.Other)
{
    protected override long StartOfRanges => KeyOf(double.NegativeInfinity);

    protected override long EndOfRanges => KeyOf(double.PositiveInfinity) + 1;

    protected override long KeyOf(FactRow row, EvaluationFrame frame) => Turn(row.GetBits(Fact!.Column));

    protected override long? KeyOf(object value) => Inner(KeyOf((double)value));

    protected override long? LastKeyOf(object value) => (double)value == 0 ? 0 : KeyOf(value);

    private static long KeyOf(double value) => Turn(BitConverter.DoubleToInt64Bits(value == 0 ? -0.0 : value));

    // Of negative ones all bits but the sign, so that those further from zero come first.
    private static long Turn(long bits) => bits ^ ((bits >> 63) & long.MaxValue);
}

/// <summary>Amounts whose bounds are whole hundredths, as money's are: a row keeps the key.</summary>
internal sealed class HundredthsCoding(FactDefinition fact) : OrderedCoding(fact, KeyKind.Bits)
{
    /// <summary>Whether it can tell all amounts apart that tests name.</summary>
    public static bool Suits(IEnumerable<CellTest> tests) => tests.SelectMany(ValuesIn).All(value => Hundredths.Tells((decimal)value));

    protected override long? KeyOf(object value) => Hundredths.Of((decimal)value);
}

/// <summary>
/// Amounts with finer bounds: twice the number of the smallest units that any cell is written in, and one more for what
/// lies between two of them.
/// </summary>
internal sealed class AmountCoding : OrderedCoding
{
    private const decimal Farthest = 1L << 61;

    private readonly int _scale;

    public AmountCoding(FactDefinition fact, IEnumerable<CellTest> tests)
        : base(fact, KeyKind.Other) =>
        _scale = tests.SelectMany(ValuesIn).Select(value => (int)Plain((decimal)value).Scale).DefaultIfEmpty(0).Max();

    public override bool SaysTheSameAs(KeyCoding other) => base.SaysTheSameAs(other) && _scale == ((AmountCoding)other)._scale;

    protected override long KeyOf(FactRow row, EvaluationFrame frame) => KeyOf(row.GetDecimal(Fact!.Column));

    protected override long? KeyOf(object value)
    {
        var amount = Plain((decimal)value);
        return Math.Abs(amount) < Farthest / PowersOfTen.Of(_scale) ? KeyOf(amount) : null;
    }

    private long KeyOf(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        _ = decimal.TryGetBits(value, parts, out _);
        var own = (int)value.Scale;
        var unscaled = ((Int128)(uint)parts[2] << 64) | ((Int128)(uint)parts[1] << 32) | (uint)parts[0];
        var isBetween = false;
        if (own > _scale)
        {
            (unscaled, var rest) = Int128.DivRem(unscaled, PowersOfTen.Whole(own - _scale));
            isBetween = rest != 0;
        }
        else if (own < _scale)
        {
            var factor = PowersOfTen.Whole(_scale - own);
            unscaled = unscaled > long.MaxValue / 4 / factor ? long.MaxValue / 4 : unscaled * factor;
        }
        var key = (2 * (long)Int128.Min(unscaled, long.MaxValue / 4)) + (isBetween ? 1 : 0);
        return value < 0 ? -key : key;
    }

    // Without zeros at the end of its decimal places.
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}

/// <summary>Moments: their ticks in UTC.</summary>
internal sealed class MomentCoding(FactDefinition fact) : OrderedCoding(fact, KeyKind.Other)
{
    protected override long KeyOf(FactRow row, EvaluationFrame frame) => TimeSlot.Read(row, Fact!.Column);

    protected override long? KeyOf(object value) => ((DateTimeOffset)value).UtcTicks;
}

/// <summary>Dates and moments by their distance from the decision's time; a date counts from today's midnight.</summary>
internal sealed class DistanceCoding(FactDefinition fact) : KeyCoding(fact, KeyKind.Other)
{
    private readonly bool _countsDays = fact.Type is ScalarType { Kind: ScalarKind.DateTime };

    protected override long KeyOf(FactRow row, EvaluationFrame frame) => _countsDays
        ? DateSlot.Read(row, Fact!.Column) - frame.Now.Date.Ticks
        : TimeSlot.Read(row, Fact!.Column) - frame.Now.UtcTicks;

    protected override KeySet? ValuesOf(CellTest test) => test is not RelativeTest relative
        ? null
        : KeySet.Of([(
            relative.From is not { } from ? KeySet.First : from.Ticks + (relative.IncludesFrom ? 0 : 1),
            relative.To is not { } to ? KeySet.End : to.Ticks + (relative.IncludesTo ? 1 : 0))]);
}
