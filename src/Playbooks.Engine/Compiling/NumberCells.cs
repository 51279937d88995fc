using System.Collections.Frozen;
using System.Numerics;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>A range over numbers, amounts, dates or times.</summary>
internal sealed class RangeCell<TSlot, T> : CellPredicate
    where TSlot : struct, ISlotReader<T>
    where T : struct, IComparisonOperators<T, T, bool>
{
    private readonly RangeTest _test;
    private readonly T _from;
    private readonly T _to;

    public RangeCell(Cell cell, RangeTest test)
        : base(cell)
    {
        _test = test;
        _from = test.From is null ? default : TSlot.Unbox(test.From);
        _to = test.To is null ? default : TSlot.Unbox(test.To);
    }

    protected override Verdict TestKnown(FactRow row, EvaluationFrame frame)
    {
        var value = TSlot.Read(row, Column);
        var isAbove = _test.From is null || (_test.IncludesFrom ? value >= _from : value > _from);
        return Verdicts.Of(isAbove && (_test.To is null || (_test.IncludesTo ? value <= _to : value < _to)));
    }
}

/// <summary>One of several numbers, amounts, dates or times, or none of them.</summary>
internal sealed class OneOfNumbersCell<TSlot, T> : CellPredicate
    where TSlot : struct, ISlotReader<T>
    where T : struct
{
    private readonly FrozenSet<T> _values;
    private readonly bool _isNegated;

    public OneOfNumbersCell(Cell cell, OneOfTest test)
        : base(cell)
    {
        _values = test.Values.Select(TSlot.Unbox).ToFrozenSet();
        _isNegated = test.IsNegated;
    }

    protected override Verdict TestKnown(FactRow row, EvaluationFrame frame) =>
        Verdicts.Of(_values.Contains(TSlot.Read(row, Column)) != _isNegated);
}

/// <summary>
/// A range around the decision's time. A date counts from today's midnight, so that whole days are compared; a time
/// counts from now.
/// </summary>
internal sealed class RelativeCell<TSlot>(Cell cell, RelativeTest test, bool countsDays) : CellPredicate(cell)
    where TSlot : struct, ISlotReader<long>
{
    protected override Verdict TestKnown(FactRow row, EvaluationFrame frame)
    {
        var origin = countsDays ? frame.Now.Date.Ticks : frame.Now.UtcTicks;
        // Ticks of any two moments differ by far less than a long holds, unlike their sum with a far limit.
        var distance = TSlot.Read(row, Column) - origin;
        var isAbove = test.From is not { } from || (test.IncludesFrom ? distance >= from.Ticks : distance > from.Ticks);
        return Verdicts.Of(isAbove && (test.To is not { } to || (test.IncludesTo ? distance <= to.Ticks : distance < to.Ticks)));
    }
}
