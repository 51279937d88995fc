using System.Numerics;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>How values of one CLR type are compared; a type parameter, so that comparing costs no call.</summary>
internal interface IOrder<T>
{
    static abstract bool Holds(BinaryOperator op, T left, T right);
}

/// <summary>Something that can be made for each CLR type that is compared.</summary>
internal interface IOrdered<out TResult>
{
    TResult Of<T, TOrder>()
        where TOrder : IOrder<T>;
}

/// <summary>Numbers and chars by their own operators: nothing equals NaN.</summary>
internal readonly struct NumberOrder<T> : IOrder<T>
    where T : IComparisonOperators<T, T, bool>
{
    public static bool Holds(BinaryOperator op, T left, T right) => op switch
    {
        BinaryOperator.Equal => left == right,
        BinaryOperator.NotEqual => left != right,
        BinaryOperator.Less => left < right,
        BinaryOperator.LessOrEqual => left <= right,
        BinaryOperator.Greater => left > right,
        _ => left >= right,
    };
}

/// <summary>Moments, durations, booleans and guids.</summary>
internal readonly struct ComparableOrder<T> : IOrder<T>
    where T : IComparable<T>
{
    public static bool Holds(BinaryOperator op, T left, T right) => Orders.Holds(op, left.CompareTo(right));
}

/// <summary>Texts, ordinally.</summary>
internal readonly struct TextOrder : IOrder<string>
{
    public static bool Holds(BinaryOperator op, string left, string right) => op switch
    {
        BinaryOperator.Equal => string.Equals(left, right, StringComparison.Ordinal),
        BinaryOperator.NotEqual => !string.Equals(left, right, StringComparison.Ordinal),
        _ => Orders.Holds(op, string.CompareOrdinal(left, right)),
    };
}

internal static class Orders
{
    public static bool Holds(BinaryOperator op, int comparison) => op switch
    {
        BinaryOperator.Equal => comparison == 0,
        BinaryOperator.NotEqual => comparison != 0,
        BinaryOperator.Less => comparison < 0,
        BinaryOperator.LessOrEqual => comparison <= 0,
        BinaryOperator.Greater => comparison > 0,
        _ => comparison >= 0,
    };

    /// <summary>Makes something for the CLR type and order of a type; only for types that <see cref="Binding.OperatorTable"/> compares.</summary>
    public static TResult Dispatch<TResult>(DataType type, IOrdered<TResult> factory) => type is not ScalarType scalar
        ? factory.Of<int, NumberOrder<int>>()
        : scalar.Kind switch
        {
            ScalarKind.Bool => factory.Of<bool, ComparableOrder<bool>>(),
            ScalarKind.Char => factory.Of<char, NumberOrder<char>>(),
            ScalarKind.Int => factory.Of<int, NumberOrder<int>>(),
            ScalarKind.UInt => factory.Of<uint, NumberOrder<uint>>(),
            ScalarKind.Long => factory.Of<long, NumberOrder<long>>(),
            ScalarKind.ULong => factory.Of<ulong, NumberOrder<ulong>>(),
            ScalarKind.Float => factory.Of<float, NumberOrder<float>>(),
            ScalarKind.Double => factory.Of<double, NumberOrder<double>>(),
            ScalarKind.Decimal => factory.Of<decimal, NumberOrder<decimal>>(),
            ScalarKind.String => factory.Of<string, TextOrder>(),
            ScalarKind.DateTime => factory.Of<DateTime, ComparableOrder<DateTime>>(),
            ScalarKind.Time => factory.Of<DateTimeOffset, ComparableOrder<DateTimeOffset>>(),
            ScalarKind.TimeSpan => factory.Of<TimeSpan, ComparableOrder<TimeSpan>>(),
            _ => factory.Of<Guid, ComparableOrder<Guid>>(),
        };
}
