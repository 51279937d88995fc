using System.Globalization;
using System.Numerics;
using Playbooks.Language.Templates.Syntax;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>
/// Scriban's arithmetic: whole numbers grow as they need, <c>/</c> always divides exactly, a float makes a float, a
/// decimal makes a decimal, and null makes null.
/// </summary>
internal static class Arithmetic
{
    /// <summary>Bits of the largest whole number; beyond it is a mistake or an attack.</summary>
    public const int MaxBits = 4_096;

    /// <summary>The result for two values that are there; false with the reason when the operator does not take them.</summary>
    public static bool TryApply(BinaryOperator symbol, object left, object right, out object? result, out string? reason)
    {
        reason = null;
        try
        {
            result = Apply(symbol, left, right);
        }
        catch (DivideByZeroException)
        {
            (result, reason) = (null, "division by zero");
        }
        catch (OverflowException)
        {
            (result, reason) = (null, "the result is too large");
        }
        return result is not null;
    }

    private static object? Apply(BinaryOperator symbol, object left, object right)
    {
        (left, right) = (ValueKinds.Beside(left, right), ValueKinds.Beside(right, left));
        if (ValueKinds.IsNumber(left) && ValueKinds.IsNumber(right))
        {
            return OfNumbers(symbol, left, right);
        }
        return (symbol, left, right) switch
        {
            (BinaryOperator.Subtract, DateTime a, DateTime b) => a - b,
            (BinaryOperator.Subtract, DateTimeOffset a, DateTimeOffset b) => a - b,
            (BinaryOperator.Subtract, DateTime a, DateTimeOffset b) => a - b.DateTime,
            (BinaryOperator.Subtract, DateTimeOffset a, DateTime b) => a.DateTime - b,
            (BinaryOperator.Add, DateTime a, TimeSpan b) => Checked(() => a + b),
            (BinaryOperator.Subtract, DateTime a, TimeSpan b) => Checked(() => a - b),
            (BinaryOperator.Add, DateTimeOffset a, TimeSpan b) => Checked(() => a + b),
            (BinaryOperator.Subtract, DateTimeOffset a, TimeSpan b) => Checked(() => a - b),
            (BinaryOperator.Add, TimeSpan a, TimeSpan b) => a + b,
            (BinaryOperator.Subtract, TimeSpan a, TimeSpan b) => a - b,
            _ => null,
        };
    }

    private static T Checked<T>(Func<T> add)
    {
        try
        {
            return add();
        }
        catch (ArgumentOutOfRangeException beyondCalendar)
        {
            throw new OverflowException("beyond the calendar", beyondCalendar);
        }
    }

    private static object? OfNumbers(BinaryOperator symbol, object left, object right)
    {
        if (left is decimal || right is decimal)
        {
            return OfDecimals(symbol, ToDecimal(left), ToDecimal(right));
        }
        if (left is double or float || right is double or float)
        {
            var result = OfDoubles(symbol, ToDouble(left), ToDouble(right));
            return result is double real && left is not double && right is not double ? (float)real : result;
        }
        return symbol == BinaryOperator.Divide
            ? ToDouble(left) / ToDouble(right)
            : left is int a && right is int b ? OfIntegers(symbol, a, b) : OfBig(symbol, ToBig(left), ToBig(right));
    }

    private static object? OfIntegers(BinaryOperator symbol, int left, int right) => symbol switch
    {
        BinaryOperator.Add => ValueKinds.Fit((long)left + right),
        BinaryOperator.Subtract => ValueKinds.Fit((long)left - right),
        BinaryOperator.Multiply => ValueKinds.Fit((long)left * right),
        BinaryOperator.DivideWhole => ValueKinds.Fit(right == 0 ? throw new DivideByZeroException() : (long)left / right),
        BinaryOperator.Modulo => ValueKinds.Fit(right == 0 ? throw new DivideByZeroException() : (long)left % right),
        _ => OfBig(symbol, left, right),
    };

    private static object? OfBig(BinaryOperator symbol, BigInteger left, BigInteger right)
    {
        BigInteger? result = symbol switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            BinaryOperator.DivideWhole => BigInteger.Divide(left, right),
            BinaryOperator.Modulo => BigInteger.Remainder(left, right),
            BinaryOperator.ShiftLeft => left << Shift(right),
            BinaryOperator.ShiftRight => left >> Shift(right),
            _ => null,
        };
        if (result is { } big && big.GetBitLength() > MaxBits)
        {
            throw new OverflowException();
        }
        return result is { } fits ? ValueKinds.Fit(fits) : null;
    }

    private static int Shift(BigInteger by) => by >= 0 && by <= MaxBits ? (int)by : throw new OverflowException();

    private static object? OfDoubles(BinaryOperator symbol, double left, double right) => symbol switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.DivideWhole => Math.Round(left / right),
        BinaryOperator.Modulo => left % right,
        _ => null,
    };

    private static object? OfDecimals(BinaryOperator symbol, decimal left, decimal right) => symbol switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.DivideWhole => Math.Round(left / right),
        BinaryOperator.Modulo => left % right,
        _ => null,
    };

    public static object? Negate(object value) => value switch
    {
        int x => ValueKinds.Fit(-(long)x),
        double x => -x,
        float x => -x,
        decimal x => -x,
        TimeSpan x when x > TimeSpan.MinValue => -x,
        _ when ValueKinds.IsWhole(value) => ValueKinds.Fit(-ToBig(value)),
        _ => null,
    };

    public static double ToDouble(object value) => value switch
    {
        int x => x,
        double x => x,
        BigInteger x => (double)x,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    public static BigInteger ToBig(object value) => value switch
    {
        int x => x,
        long x => x,
        uint x => x,
        ulong x => x,
        _ => (BigInteger)value,
    };

    public static bool TryDecimal(object value, out decimal result)
    {
        try
        {
            result = ToDecimal(value);
            return true;
        }
        catch (OverflowException)
        {
            result = 0;
            return false;
        }
    }

    /// <summary>The number as a decimal.</summary>
    /// <exception cref="OverflowException">It does not fit one.</exception>
    public static decimal ToDecimal(object value) => value is BigInteger big ? (decimal)big : Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
