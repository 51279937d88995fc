using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>
/// Sum, smallest, largest and mean of boxed values, one after the other. The sum of nothing is zero; the others of
/// nothing are not known. Means of whole numbers are real, as in C#.
/// </summary>
internal sealed class Aggregation
{
    private readonly ListMethod _method;
    private readonly DataType _type;
    private object? _total;
    private int _count;

    public Aggregation(ListMethod method, DataType type)
    {
        (_method, _type) = (method, type);
        _total = method != ListMethod.Sum ? null : type switch
        {
            ScalarType { Kind: ScalarKind.TimeSpan } => TimeSpan.Zero,
            ScalarType number => NumericConversions.Convert(0, number.Kind),
            _ => 0,
        };
    }

    /// <summary>Takes a value; the problem when it cannot.</summary>
    public Problem? Add(object value)
    {
        var outcome = _method is ListMethod.Min or ListMethod.Max ? Better(value) : Larger(value);
        _total = outcome.Value;
        _count++;
        return outcome.Problem;
    }

    /// <summary>What has come of all values.</summary>
    public Outcome<object?> Result()
    {
        if (_method != ListMethod.Average)
        {
            return Outcome<object?>.Of(_total);
        }
        if (_count == 0)
        {
            return Outcome<object?>.NotKnown;
        }
        object divisor = _total is decimal ? (decimal)_count : (double)_count;
        var mean = BoxedOperators.ApplyDynamic(BinaryOperator.Divide, _total is long whole ? (double)whole : _total!, divisor);
        return mean.Value is double real && _type is ScalarType { Kind: ScalarKind.Float } ? Outcome<object?>.Of((float)real) : mean;
    }

    private Outcome<object?> Better(object value)
    {
        if (_count == 0)
        {
            return Outcome<object?>.Of(value);
        }
        var isBetter = BoxedOperators.ApplyDynamic(_method == ListMethod.Min ? BinaryOperator.Less : BinaryOperator.Greater, value, _total!);
        return isBetter.Problem is not null ? isBetter : Outcome<object?>.Of(isBetter.Value is true ? value : _total);
    }

    private Outcome<object?> Larger(object value)
    {
        if (value is not TimeSpan && DataTypes.Of(value) is not ScalarType { IsNumeric: true })
        {
            return new Problem(ExpressionErrors.RunTimeType, $"a sum is of numbers, and this is {AuthorWords.Of(DataTypes.Of(value))}");
        }
        if (_method == ListMethod.Average && Widened(value) is var wide)
        {
            return wide is null ? Problems.Overflow : _count == 0 ? Outcome<object?>.Of(wide) : BoxedOperators.ApplyDynamic(BinaryOperator.Add, _total!, wide);
        }
        // A sum whose type is known only now begins with nothing, which has no type to get in the way.
        return _count == 0 && _type is AnyType ? Outcome<object?>.Of(value) : BoxedOperators.ApplyDynamic(BinaryOperator.Add, _total!, value);
    }

    // Means add whole numbers up widely and floats precisely.
    private static object? Widened(object value) => value switch
    {
        float single => (double)single,
        int or uint or ulong => NumericConversions.Convert(value, ScalarKind.Long),
        _ => value,
    };
}
