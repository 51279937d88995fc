using System.Linq.Expressions;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Compilation;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;
using Linq = System.Linq.Expressions.Expression;

namespace Playbooks.Language.Expressions.Generation;

/// <summary>Arithmetic, conversions of numbers, and calls.</summary>
internal sealed partial class Generator
{
    private ParameterExpression Arithmetic(BoundBinary node, LabelTarget unknown)
    {
        var left = Value(node.Left, unknown);
        var right = Value(node.Right, unknown);
        return node.Type switch
        {
            ScalarType { Kind: ScalarKind.Double } => code.Local(Plainly(node.Operator, left, right)),
            ScalarType { Kind: ScalarKind.Int } when IsSum(node) && !node.Wraps => SmallSum(node, left, right),
            ScalarType { Kind: ScalarKind.Long } when IsSum(node) && !node.Wraps => LargeSum(node, left, right),
            _ => Computed(node, left, right),
        };
    }

    private static bool IsSum(BoundBinary node) => node.Operator is BinaryOperator.Add or BinaryOperator.Subtract;

    private static BinaryExpression Plainly(BinaryOperator op, Linq left, Linq right) => op switch
    {
        BinaryOperator.Add => Linq.Add(left, right),
        BinaryOperator.Subtract => Linq.Subtract(left, right),
        BinaryOperator.Multiply => Linq.Multiply(left, right),
        BinaryOperator.Divide => Linq.Divide(left, right),
        _ => Linq.Modulo(left, right),
    };

    // In 64 bits first, where nothing is lost.
    private ParameterExpression SmallSum(BoundBinary node, Linq left, Linq right)
    {
        var wide = code.Local(Plainly(node.Operator, Linq.Convert(left, typeof(long)), Linq.Convert(right, typeof(long))));
        var sum = code.Local(Linq.Convert(wide, typeof(int)));
        code.JumpIf(Linq.NotEqual(Linq.Convert(sum, typeof(long)), wide), code.Failed);
        return sum;
    }

    // Too large when the sign is one that it cannot have.
    private ParameterExpression LargeSum(BoundBinary node, Linq left, Linq right)
    {
        var sum = code.Local(Plainly(node.Operator, left, right));
        var second = node.Operator == BinaryOperator.Add ? right : Linq.Not(right);
        var signs = Linq.And(Linq.ExclusiveOr(left, sum), Linq.ExclusiveOr(second, sum));
        code.JumpIf(Linq.LessThan(signs, Linq.Constant(0L)), code.Failed);
        return sum;
    }

    private ParameterExpression Computed(BoundBinary node, Linq left, Linq right)
    {
        var result = code.Local(left.Type);
        FailOfProblem(Linq.Call(Methods.Compute(left.Type), Linq.Constant(node.Operator), left, right, Linq.Constant(node.Wraps), result));
        return result;
    }

    private void FailOfProblem(Linq evaluation) => code.JumpIf(Linq.ReferenceNotEqual(evaluation, Linq.Constant(null)), code.Failed);

    private ParameterExpression Negate(BoundNegate node, LabelTarget unknown)
    {
        var operand = Value(node.Operand, unknown);
        if (node.Type is ScalarType { Kind: ScalarKind.Int or ScalarKind.Long })
        {
            Linq least = operand.Type == typeof(int) ? Linq.Constant(int.MinValue) : Linq.Constant(long.MinValue);
            code.JumpIf(Linq.Equal(operand, least), code.Failed);
        }
        return code.Local(Linq.Negate(operand));
    }

    private Linq Number(BoundConvert node, LabelTarget unknown)
    {
        var from = Value(node.Operand, unknown);
        var type = ClrOf(node.Type);
        if (from.Type == type)
        {
            return from;
        }
        if (from.Type == typeof(int) || (from.Type == typeof(long) && type != typeof(int)))
        {
            return code.Local(Linq.Convert(from, type));
        }
        var to = code.Local(type);
        code.JumpIf(Linq.Not(Linq.Call(Methods.TryConvert(from.Type, type), from, to)), code.Failed);
        return to;
    }

    private static bool IsDifference(BoundBinary node) => node is
    {
        Operator: BinaryOperator.Subtract,
        Left.Type: ScalarType { Kind: ScalarKind.DateTime },
        Right.Type: ScalarType { Kind: ScalarKind.DateTime },
    };

    private ParameterExpression Difference(BoundBinary node, LabelTarget unknown)
    {
        var left = Value(node.Left, unknown);
        var difference = code.Local(Linq.Subtract(left, Value(node.Right, unknown)));
        code.Spend(Linq.Constant(1));
        return difference;
    }

    private ParameterExpression Call(BoundCall node, LabelTarget unknown)
    {
        Linq[] arguments = [.. node.Arguments.Select(argument => Value(argument, unknown))];
        if (node is { Name: nameof(TimeSpan.Days), Overload.Result: ScalarType { Kind: ScalarKind.Int } } && arguments is [var span] && span.Type == typeof(TimeSpan))
        {
            var days = code.Local(Linq.Property(span, nameof(TimeSpan.Days)));
            code.Spend(Linq.Constant(1));
            return days;
        }
        code.MaySpend();
        var outcome = code.Local(Linq.Invoke(Linq.Constant(node.Overload.Function), arguments));
        var result = code.Local(outcome.Type.GenericTypeArguments[0]);
        Linq cost = Linq.Constant(0);
        foreach (var argument in arguments)
        {
            cost = argument.Type.IsValueType ? cost : Linq.Add(cost, Linq.Call(Methods.CostOf(argument.Type), argument));
        }
        Settle(Linq.Call(Methods.Finish(result.Type), outcome, cost, code.Frame, Linq.Constant(new Site(excerpt, node.Span)), result), unknown);
        return result;
    }
}
