using System.Linq.Expressions;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Expressions.Generation;
using Playbooks.Language.Values;
using Linq = System.Linq.Expressions.Expression;

namespace Playbooks.Engine.Compiling.Generating;

/// <summary>Cells as conditions on the value of a fact that is known.</summary>
internal static class CellConditions
{
    private const int MostBits = 64;

    /// <summary>The condition, or null for a cell whose predicate is called instead.</summary>
    public static Linq? Of(Cell cell, Linq value, WriterCode code) => (cell.Test, cell.Fact.Type) switch
    {
        (OneOfTest test, ChoiceType choice) => OneOf(test, choice.Values, value),
        (OneOfTest test, ScalarType { Kind: ScalarKind.Bool }) => OneOf(test, [false, true], value),
        // In a set not a number equals itself, unlike by the operator.
        (OneOfTest test, ScalarType { Kind: ScalarKind.Long or ScalarKind.Decimal or ScalarKind.DateTime }) => OneOf(test, value),
        (RangeTest test, ScalarType { Kind: ScalarKind.Long or ScalarKind.Double or ScalarKind.Decimal or ScalarKind.DateTime }) =>
            Within(value, Number(test.From), test.IncludesFrom, Number(test.To), test.IncludesTo),
        (RelativeTest test, ScalarType { Kind: ScalarKind.DateTime }) =>
            Within(Linq.Subtract(value, Today(code)), Ticks(test.From), test.IncludesFrom, Ticks(test.To), test.IncludesTo),
        _ => null,
    };

    // Values stand in the slot as their index in the list.
    private static BinaryExpression? OneOf<T>(OneOfTest test, IReadOnlyList<T> values, Linq value)
    {
        if (values.Count > MostBits)
        {
            return null;
        }
        var bits = 0UL;
        for (var i = 0; i < values.Count; i++)
        {
            bits |= test.Values.Contains(values[i]!) != test.IsNegated ? 1UL << i : 0;
        }
        var shifted = Linq.RightShift(Linq.Constant(bits), Linq.Convert(value, typeof(int)));
        return Linq.NotEqual(Linq.And(shifted, Linq.Constant(1UL)), Linq.Constant(0UL));
    }

    private static Linq OneOf(OneOfTest test, Linq value)
    {
        Linq found = Linq.Constant(false);
        foreach (var one in test.Values)
        {
            found = Linq.OrElse(Linq.Equal(value, Number(one)!), found);
        }
        return test.IsNegated ? Linq.Not(found) : found;
    }

    private static Linq Within(Linq value, Linq? from, bool includesFrom, Linq? to, bool includesTo)
    {
        var above = from is null ? Linq.Constant(true) : includesFrom ? Linq.GreaterThanOrEqual(value, from) : (Linq)Linq.GreaterThan(value, from);
        var below = to is null ? Linq.Constant(true) : includesTo ? Linq.LessThanOrEqual(value, to) : (Linq)Linq.LessThan(value, to);
        return from is null ? below : to is null ? above : Linq.AndAlso(above, below);
    }

    private static ConstantExpression? Number(object? value) => value is null ? null : Linq.Constant(value is DateTime date ? date.Ticks : value);

    private static ConstantExpression? Ticks(TimeSpan? value) => value is { } span ? Linq.Constant(span.Ticks) : null;

    private static MemberExpression Today(WriterCode code)
    {
        var now = Linq.Property(code.Frame, nameof(EvaluationFrame.Now));
        return Linq.Property(Linq.Property(now, nameof(DateTimeOffset.Date)), nameof(DateTime.Ticks));
    }
}
