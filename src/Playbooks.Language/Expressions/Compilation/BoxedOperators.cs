using System.Numerics;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>Operators on boxed values: for the interpreter, and for values whose types are known only at run time.</summary>
internal static class BoxedOperators
{
    /// <summary>An operator on values that already have the types its form needs.</summary>
    public static Outcome<object?> Apply(BinaryOperator op, object left, object right, bool wraps = false) => op.IsArithmetic()
        ? TimeOperators.Find(op, DataTypes.Of(left), DataTypes.Of(right)) is { } overload ? overload.Invoke([left, right]) : Compute(op, left, right, wraps)
        : Outcome<object?>.Of(Compare(op, left, right));

    /// <summary>An operator on values of any types, converted as the binder would have.</summary>
    public static Outcome<object?> ApplyDynamic(BinaryOperator op, object left, object right, bool leftCanBeMoney = false, bool rightCanBeMoney = false, bool wraps = false)
    {
        // Beside a text `&` joins, as `+` does.
        op = op == BinaryOperator.BitAnd && (left is string || right is string) ? BinaryOperator.Add : op;
        if (op != BinaryOperator.Add && (Read(ref left, right) ?? Read(ref right, left)) is { } unreadable)
        {
            return unreadable;
        }
        left = leftCanBeMoney && right is decimal && Conversions.TryConvert(left, DataType.Decimal, out var a) ? a : left;
        right = rightCanBeMoney && left is decimal && Conversions.TryConvert(right, DataType.Decimal, out var b) ? b : right;
        var (leftType, rightType) = (DataTypes.Of(left), DataTypes.Of(right));
        if (OperatorTable.Find(op, leftType, rightType) is not { } form)
        {
            return new Problem(ExpressionErrors.RunTimeType, $"`{op.Sign()}` is not defined between {AuthorWords.Of(leftType, rightType)}");
        }
        return Conversions.TryConvert(left, form.Left, out var x) && Conversions.TryConvert(right, form.Right, out var y)
            ? Apply(op, x, y, wraps)
            : Problems.Overflow;
    }

    public static Outcome<object?> Negate(object value) => value switch
    {
        int x => Compute(BinaryOperator.Subtract, 0, x, false),
        uint x => Outcome<object?>.Of(-(long)x),
        char x => Outcome<object?>.Of(-x),
        long x => Compute(BinaryOperator.Subtract, 0L, x, false),
        float x => Outcome<object?>.Of(-x),
        double x => Outcome<object?>.Of(-x),
        decimal x => Outcome<object?>.Of(-x),
        TimeSpan x => TimeOperators.Negate.Invoke([x]),
        _ => new Problem(ExpressionErrors.RunTimeType, $"`-` is not defined for {AuthorWords.Of(DataTypes.Of(value))}"),
    };

    public static bool Compare(BinaryOperator op, object left, object right) => (left, right) switch
    {
        (double a, double b) => NumberOrder<double>.Holds(op, a, b),
        (float a, float b) => NumberOrder<float>.Holds(op, a, b),
        (string a, string b) => TextOrder.Holds(op, a, b),
        (IComparable a, _) => Orders.Holds(op, a.CompareTo(right)),
        _ => throw new ArgumentException("values of this type are not compared", nameof(left)),
    };

    // A text beside a date, duration or guid is read as one.
    private static Problem? Read(ref object text, object other)
    {
        if (text is not string || other is not (DateTime or DateTimeOffset or TimeSpan or Guid))
        {
            return null;
        }
        var type = DataTypes.Of(other);
        if (!Conversions.TryConvert(text, type, out var value))
        {
            return Problems.Conversion(text, type, isExplicit: true);
        }
        text = value;
        return null;
    }

    private static Outcome<object?> Compute(BinaryOperator op, object left, object right, bool wraps) => left switch
    {
        int a => Compute(op, a, (int)right, wraps),
        uint a => Compute(op, a, (uint)right, wraps),
        long a => Compute(op, a, (long)right, wraps),
        ulong a => Compute(op, a, (ulong)right, wraps),
        float a => Compute(op, a, (float)right, wraps),
        double a => Compute(op, a, (double)right, wraps),
        decimal a => Compute(op, a, (decimal)right, wraps),
        _ => throw new ArgumentException("values of this type have no arithmetic", nameof(left)),
    };

    private static Outcome<object?> Compute<T>(BinaryOperator op, T left, T right, bool wraps)
        where T : INumber<T>
    {
        try
        {
            return Outcome<object?>.Of(Arithmetics.Compute(op, left, right, wraps));
        }
        catch (DivideByZeroException)
        {
            return Problems.DivisionByZero;
        }
        catch (OverflowException)
        {
            return Problems.Overflow;
        }
    }
}
