using System.Numerics;

namespace Playbooks.Language.Values;

/// <summary>Numbers to numbers as C#'s checked casts do it: real numbers are cut, what does not fit is refused. Chars and booleans count as whole numbers.</summary>
internal static class NumericConversions
{
    /// <summary>The value in the other type, or null when it does not fit.</summary>
    public static object? Convert(object value, ScalarKind to) => value switch
    {
        // The literals of most expressions. Arithmetic on any number is compiled when it is first needed, which takes long.
        int x when to == ScalarKind.Long => (long)x,
        int x when to == ScalarKind.Double => (double)x,
        int x when to == ScalarKind.Decimal => (decimal)x,
        int x when to == ScalarKind.UInt => x >= 0 ? (uint)x : null,
        int x when to == ScalarKind.ULong => x >= 0 ? (ulong)x : null,
        decimal x when to == ScalarKind.Decimal => x,
        int x => Box(x, to),
        uint x => Box(x, to),
        long x => Box(x, to),
        ulong x => Box(x, to),
        float x => Box(x, to),
        double x => Box(x, to),
        decimal x => Box(x, to),
        char x => Box((int)x, to),
        bool x => Box(x ? 1 : 0, to),
        _ => null,
    };

    /// <summary>The same without boxes, for compiled conversions.</summary>
    public static bool TryConvert<TFrom, TTo>(TFrom value, out TTo result)
        where TFrom : INumberBase<TFrom>
        where TTo : INumberBase<TTo>
    {
        try
        {
            result = TTo.CreateChecked(value);
            return true;
        }
        catch (OverflowException)
        {
            result = TTo.Zero;
            return false;
        }
    }

    private static object? Box<T>(T value, ScalarKind to)
        where T : INumberBase<T> => to switch
    {
        ScalarKind.Bool => (object)!T.IsZero(value),
        ScalarKind.Char => TryConvert<T, ushort>(value, out var x) ? (char)x : null,
        ScalarKind.Int => TryConvert<T, int>(value, out var x) ? x : null,
        ScalarKind.UInt => TryConvert<T, uint>(value, out var x) ? x : null,
        ScalarKind.Long => TryConvert<T, long>(value, out var x) ? x : null,
        ScalarKind.ULong => TryConvert<T, ulong>(value, out var x) ? x : null,
        ScalarKind.Float => TryConvert<T, float>(value, out var x) ? x : null,
        ScalarKind.Double => TryConvert<T, double>(value, out var x) ? x : null,
        ScalarKind.Decimal => TryConvert<T, decimal>(value, out var x) ? x : null,
        _ => null,
    };
}
