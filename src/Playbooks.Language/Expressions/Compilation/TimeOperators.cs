using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>Arithmetic that is not of numbers: joining texts, dates, times and durations with one another, and bits.</summary>
internal static class TimeOperators
{
    /// <summary>The sign of a duration.</summary>
    public static readonly Overload Negate = Overload.Of(Guarded.Of<TimeSpan, TimeSpan>(x => -x, Problems.Overflow));

    private static readonly Dictionary<(BinaryOperator, ScalarKind, ScalarKind), Overload> Table = new()
    {
        [(BinaryOperator.Add, ScalarKind.String, ScalarKind.String)] = Overload.Of<string, string, string>(TextFunctions.Concat),
        [(BinaryOperator.Add, ScalarKind.DateTime, ScalarKind.TimeSpan)] = Overload.Of(Guarded.Of<DateTime, TimeSpan, DateTime>((x, y) => x + y, Problems.Overflow)),
        [(BinaryOperator.Add, ScalarKind.TimeSpan, ScalarKind.DateTime)] = Overload.Of(Guarded.Of<TimeSpan, DateTime, DateTime>((x, y) => y + x, Problems.Overflow)),
        [(BinaryOperator.Add, ScalarKind.Time, ScalarKind.TimeSpan)] = Overload.Of(Guarded.Of<DateTimeOffset, TimeSpan, DateTimeOffset>((x, y) => x + y, Problems.Overflow)),
        [(BinaryOperator.Add, ScalarKind.TimeSpan, ScalarKind.Time)] = Overload.Of(Guarded.Of<TimeSpan, DateTimeOffset, DateTimeOffset>((x, y) => y + x, Problems.Overflow)),
        [(BinaryOperator.Add, ScalarKind.TimeSpan, ScalarKind.TimeSpan)] = Overload.Of(Guarded.Of<TimeSpan, TimeSpan, TimeSpan>((x, y) => x + y, Problems.Overflow)),
        [(BinaryOperator.Subtract, ScalarKind.DateTime, ScalarKind.TimeSpan)] = Overload.Of(Guarded.Of<DateTime, TimeSpan, DateTime>((x, y) => x - y, Problems.Overflow)),
        [(BinaryOperator.Subtract, ScalarKind.Time, ScalarKind.TimeSpan)] = Overload.Of(Guarded.Of<DateTimeOffset, TimeSpan, DateTimeOffset>((x, y) => x - y, Problems.Overflow)),
        [(BinaryOperator.Subtract, ScalarKind.DateTime, ScalarKind.DateTime)] = Overload.Of<DateTime, DateTime, TimeSpan>((x, y) => x - y),
        [(BinaryOperator.Subtract, ScalarKind.Time, ScalarKind.Time)] = Overload.Of<DateTimeOffset, DateTimeOffset, TimeSpan>((x, y) => x - y),
        [(BinaryOperator.Subtract, ScalarKind.TimeSpan, ScalarKind.TimeSpan)] = Overload.Of(Guarded.Of<TimeSpan, TimeSpan, TimeSpan>((x, y) => x - y, Problems.Overflow)),
        [(BinaryOperator.Multiply, ScalarKind.TimeSpan, ScalarKind.Double)] = Overload.Of(Guarded.Of<TimeSpan, double, TimeSpan>((x, y) => x * y, Problems.Overflow)),
        [(BinaryOperator.Multiply, ScalarKind.Double, ScalarKind.TimeSpan)] = Overload.Of(Guarded.Of<double, TimeSpan, TimeSpan>((x, y) => x * y, Problems.Overflow)),
        [(BinaryOperator.Divide, ScalarKind.TimeSpan, ScalarKind.Double)] = Overload.Of(Guarded.Of<TimeSpan, double, TimeSpan>((x, y) => x / y, Problems.Overflow)),
        [(BinaryOperator.Divide, ScalarKind.TimeSpan, ScalarKind.TimeSpan)] = Overload.Of<TimeSpan, TimeSpan, double>((x, y) => x / y),
    };

    /// <summary>The operation, or null when both are numbers.</summary>
    public static Overload? Find(BinaryOperator op, DataType left, DataType right) =>
        op.IsBitwise() ? BitOperators.Find(op, left)
        : (left, right) is (ScalarType a, ScalarType b) ? Table.GetValueOrDefault((op, a.Kind, b.Kind)) : null;
}
