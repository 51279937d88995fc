using System.Collections.Immutable;
using System.Numerics;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>Logic, comparisons and arithmetic, typed.</summary>
internal sealed partial class Compiler
{
    private Delegate Binary(BoundBinary node)
    {
        if (!node.Operator.IsArithmetic())
        {
            return Orders.Dispatch(node.Left.Type, new ComparisonFactory(this, node));
        }
        if (TimeOperators.Find(node.Operator, node.Left.Type, node.Right.Type) is { } overload)
        {
            return overload.Compose([Build(node.Left), Build(node.Right)], SiteOf(node));
        }
        return ((ScalarType)node.Type).Kind switch
        {
            ScalarKind.Int => Arithmetic<int>(node),
            ScalarKind.UInt => Arithmetic<uint>(node),
            ScalarKind.Long => Arithmetic<long>(node),
            ScalarKind.ULong => Arithmetic<ulong>(node),
            ScalarKind.Float => Arithmetic<float>(node),
            ScalarKind.Double => Reals(node),
            _ => Arithmetic<decimal>(node),
        };
    }

    private Evaluator<double> Reals(BoundBinary node) => node.Operator switch
    {
        BinaryOperator.Add => Reals<RealSum>(node),
        BinaryOperator.Subtract => Reals<RealDifference>(node),
        BinaryOperator.Multiply => Reals<RealProduct>(node),
        BinaryOperator.Divide => Reals<RealQuotient>(node),
        _ => Reals<RealRest>(node),
    };

    private Evaluator<double> Reals<TOperation>(BoundBinary node)
        where TOperation : IRealOperation
    {
        var (left, right) = (Compile<double>(node.Left), Compile<double>(node.Right));
        return (frame, out value) =>
        {
            value = 0;
            var state = left(frame, out var a);
            if (state != FactState.Known)
            {
                return state;
            }
            state = right(frame, out var b);
            value = state == FactState.Known ? TOperation.Of(a, b) : 0;
            return state;
        };
    }

    private Evaluator<T> Arithmetic<T>(BoundBinary node)
        where T : INumber<T>
    {
        var (op, wraps, left, right, site) = (node.Operator, node.Wraps, Compile<T>(node.Left), Compile<T>(node.Right), SiteOf(node));
        return (frame, out value) =>
        {
            value = T.Zero;
            var state = left(frame, out var a);
            if (state != FactState.Known)
            {
                return state;
            }
            state = right(frame, out var b);
            if (state != FactState.Known)
            {
                return state;
            }
            return Compute(op, a, b, wraps, out value) is { } problem ? site.Fail(frame, problem) : FactState.Known;
        };
    }

    /// <summary>What two numbers make; the problem when there is nothing.</summary>
    public static Problem? Compute<T>(BinaryOperator op, T left, T right, bool wraps, out T value)
        where T : INumber<T>
    {
        value = T.Zero;
        try
        {
            value = Arithmetics.Compute(op, left, right, wraps);
            return null;
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

    private Delegate Negate(BoundNegate node) => ((ScalarType)node.Type).Kind switch
    {
        ScalarKind.Int => Negate<int>(node),
        ScalarKind.Long => Negate<long>(node),
        ScalarKind.Float => Negate<float>(node),
        ScalarKind.Double => Negate<double>(node),
        ScalarKind.Decimal => Negate<decimal>(node),
        _ => TimeOperators.Negate.Compose([Build(node.Operand)], SiteOf(node)),
    };

    private Evaluator<T> Negate<T>(BoundNegate node)
        where T : INumber<T>
    {
        var (operand, site) = (Compile<T>(node.Operand), SiteOf(node));
        return (frame, out value) =>
        {
            value = T.Zero;
            var state = operand(frame, out var a);
            if (state != FactState.Known)
            {
                return state;
            }
            try
            {
                value = checked(-a);
                return FactState.Known;
            }
            catch (OverflowException)
            {
                return site.Fail(frame, Problems.Overflow);
            }
        };
    }

    private static Evaluator<bool> Not(Evaluator<bool> operand) => (frame, out value) =>
    {
        var state = operand(frame, out value);
        value = !value && state == FactState.Known;
        return state;
    };

    // Kleene's logic: what decides wins over what is not known; a failure before it ends the matter.
    private static Evaluator<bool> Logic(bool isAnd, Evaluator<bool>[] operands) => (frame, out value) =>
    {
        value = false;
        var result = FactState.Known;
        foreach (var operand in operands)
        {
            var state = operand(frame, out var holds);
            if (state == FactState.Failed)
            {
                return FactState.Failed;
            }
            if (state == FactState.NotKnown)
            {
                result = FactState.NotKnown;
            }
            else if (holds != isAnd)
            {
                value = holds;
                return FactState.Known;
            }
        }
        value = isAnd && result == FactState.Known;
        return result;
    };

    private Delegate DynamicBinary(BoundDynamicBinary node)
    {
        var (op, wraps, left, right, site) = (node.Operator, node.Wraps, Box(node.Left), Box(node.Right), SiteOf(node));
        var (leftMoney, rightMoney) = (CanBeMoney(node.Left), CanBeMoney(node.Right));
        Evaluator<object?> apply = (frame, out value) =>
        {
            value = null;
            object? b = null;
            var state = left(frame, out var a);
            state = state == FactState.Known ? right(frame, out b) : state;
            return state == FactState.Known ? Finish(BoxedOperators.ApplyDynamic(op, a!, b!, leftMoney, rightMoney, wraps), frame, site, out value) : state;
        };
        return node.Type is AnyType ? apply : new UnboxFactory(node.Type, apply, site).Of<bool>();
    }

    /// <summary>Whether a node of any type is a real literal, which still becomes money beside money.</summary>
    public static bool CanBeMoney(BoundNode node) => node is BoundConvert { Operand: BoundConstant { Written.CanBeMoney: true } };

    private static Evaluator<object?> DynamicNegate(Evaluator<object?> operand, Site site) => (frame, out value) =>
    {
        var state = operand(frame, out value);
        return state == FactState.Known ? Finish(BoxedOperators.Negate(value!), frame, site, out value) : state;
    };

    private Delegate Between(BoundBetween node) => node.Operand.Type is AnyType
        ? DynamicBetween(node, Box(node.Operand), Box(node.Low), Box(node.High))
        : Orders.Dispatch(node.Operand.Type, new BetweenFactory(this, node));

    private Evaluator<bool> DynamicBetween(BoundBetween node, Evaluator<object?> operand, Evaluator<object?> low, Evaluator<object?> high) => (frame, out value) =>
    {
        value = false;
        var state = operand(frame, out var x);
        if (state != FactState.Known)
        {
            return state;
        }
        var lower = Side(BinaryOperator.GreaterOrEqual, low, node.Low, out var above);
        if (lower == FactState.Failed || (lower == FactState.Known && !above))
        {
            return lower;
        }
        var upper = Side(BinaryOperator.LessOrEqual, high, node.High, out var below);
        value = below && lower == FactState.Known;
        return upper == FactState.Known && below ? lower : upper;

        FactState Side(BinaryOperator op, Evaluator<object?> bound, BoundNode written, out bool holds)
        {
            holds = false;
            var found = bound(frame, out var y);
            if (found == FactState.Known)
            {
                found = Finish(BoxedOperators.ApplyDynamic(op, x!, y!, CanBeMoney(node.Operand), CanBeMoney(written)), frame, SiteOf(node), out var result);
                holds = result is true;
            }
            return found;
        }
    };

    private Delegate In(BoundIn node) => node.Operand.Type is AnyType or NullType
        ? DynamicIn(node, Box(node.Operand), [.. node.Items.Select(Box)], SiteOf(node))
        : Orders.Dispatch(node.Operand.Type, new InFactory(this, node));

    private static Evaluator<bool> DynamicIn(BoundIn node, Evaluator<object?> operand, ImmutableArray<Evaluator<object?>> items, Site site) => (frame, out value) =>
    {
        value = false;
        var state = operand(frame, out var x);
        if (state != FactState.Known)
        {
            return state;
        }
        var result = FactState.Known;
        for (var i = 0; i < items.Length; i++)
        {
            state = items[i](frame, out var y);
            if (state == FactState.Known)
            {
                state = Finish(BoxedOperators.ApplyDynamic(BinaryOperator.Equal, x!, y!, CanBeMoney(node.Operand), CanBeMoney(node.Items[i])), frame, site, out var equal);
                value = equal is true;
            }
            if (state == FactState.Failed || value)
            {
                return state;
            }
            result = state == FactState.NotKnown ? state : result;
        }
        return result;
    };
}
