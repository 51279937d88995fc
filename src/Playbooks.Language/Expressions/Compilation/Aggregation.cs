using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>
/// Sum, smallest, largest and mean of boxed values that are known. The sum of nothing is zero; the others of nothing
/// are not known. Means of whole numbers are real, as in C#.
/// </summary>
internal sealed class Aggregation(ListMethod method, DataType type)
{
    public FactState Run(List<object> values, FactState state, EvaluationFrame frame, Site site, out object? value)
    {
        value = null;
        if (state == FactState.Failed)
        {
            return state;
        }
        var outcome = method switch
        {
            ListMethod.Sum => Sum(values, type),
            ListMethod.Average => Average(values),
            _ => Extreme(values),
        };
        value = outcome.Value;
        return outcome.Problem is { } problem ? site.Fail(frame, problem) : outcome.State;
    }

    private Outcome<object?> Extreme(List<object> values)
    {
        var op = method == ListMethod.Min ? BinaryOperator.Less : BinaryOperator.Greater;
        object? best = null;
        foreach (var value in values)
        {
            var isBetter = best is null ? Outcome<object?>.Of(true) : BoxedOperators.ApplyDynamic(op, value, best);
            if (isBetter.Problem is not null)
            {
                return isBetter;
            }
            best = isBetter.Value is true ? value : best;
        }
        return Outcome<object?>.Of(best);
    }

    private static Outcome<object?> Sum(List<object> values, DataType type)
    {
        object? sum = type switch
        {
            ScalarType { Kind: ScalarKind.TimeSpan } => TimeSpan.Zero,
            ScalarType number => NumericConversions.Convert(0, number.Kind),
            _ => values.Count == 0 ? 0 : null,
        };
        foreach (var value in values)
        {
            if (value is not TimeSpan && !(DataTypes.Of(value) is ScalarType { IsNumeric: true }))
            {
                return new Problem(ExpressionErrors.RunTimeType, $"a sum is of numbers, and this is {Binding.AuthorWords.Of(DataTypes.Of(value))}");
            }
            var added = sum is null ? Outcome<object?>.Of(value) : BoxedOperators.ApplyDynamic(BinaryOperator.Add, sum, value);
            if (added.Problem is not null)
            {
                return added;
            }
            sum = added.Value;
        }
        return Outcome<object?>.Of(sum);
    }

    private Outcome<object?> Average(List<object> values)
    {
        if (values.Count == 0)
        {
            return Outcome<object?>.NotKnown;
        }
        var integers = values.All(value => DataTypes.Of(value) is ScalarType { IsInteger: true });
        var widened = new List<object>(values.Count);
        foreach (var value in values)
        {
            var wide = integers ? NumericConversions.Convert(value, ScalarKind.Long) : value is float single ? (double)single : value;
            if (wide is null)
            {
                return Problems.Overflow;
            }
            widened.Add(wide);
        }
        var sum = Sum(widened, integers ? DataType.Long : DataTypes.Of(widened[0]));
        if (sum.Problem is not null)
        {
            return sum;
        }
        object count = sum.Value is decimal ? (decimal)values.Count : (double)values.Count;
        var total = sum.Value is long whole ? (double)whole : sum.Value!;
        var mean = BoxedOperators.ApplyDynamic(BinaryOperator.Divide, total, count);
        return mean.Value is double real && type is ScalarType { Kind: ScalarKind.Float } ? Outcome<object?>.Of((float)real) : mean;
    }
}
