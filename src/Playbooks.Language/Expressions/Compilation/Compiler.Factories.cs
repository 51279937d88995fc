using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>The operations that exist once for each CLR type.</summary>
internal sealed partial class Compiler
{
    /// <summary>Whether an operand has one value whatever the facts are, as most that are compared with have.</summary>
    private static bool IsConstant<T>(BoundNode node, Evaluator<T> evaluate, out T value)
    {
        value = default!;
        var isConstant = node is BoundConstant or BoundConvert { Type: ScalarType { IsNumeric: true }, Operand: BoundConstant { Type: ScalarType { IsNumeric: true } } };
        return isConstant && evaluate(new EvaluationFrame(default), out value) == FactState.Known;
    }

    private sealed class ComparisonFactory(Compiler compiler, BoundBinary node) : IOrdered<Delegate>
    {
        public Delegate Of<T, TOrder>()
            where TOrder : IOrder<T>
        {
            var (op, left, right) = (node.Operator, compiler.Compile<T>(node.Left), compiler.Compile<T>(node.Right));
            if (IsConstant(node.Right, right, out var constant))
            {
                return (Evaluator<bool>)((frame, out value) =>
                {
                    var state = left(frame, out var a);
                    value = state == FactState.Known && TOrder.Holds(op, a, constant);
                    return state;
                });
            }
            return (Evaluator<bool>)((frame, out value) =>
            {
                value = false;
                var state = left(frame, out var a);
                if (state != FactState.Known)
                {
                    return state;
                }
                state = right(frame, out var b);
                value = state == FactState.Known && TOrder.Holds(op, a, b);
                return state;
            });
        }
    }

    private sealed class BetweenFactory(Compiler compiler, BoundBetween node) : IOrdered<Delegate>
    {
        public Delegate Of<T, TOrder>()
            where TOrder : IOrder<T>
        {
            var (operand, low, high) = (compiler.Compile<T>(node.Operand), compiler.Compile<T>(node.Low), compiler.Compile<T>(node.High));
            return (Evaluator<bool>)((frame, out value) =>
            {
                value = false;
                var state = operand(frame, out var x);
                if (state != FactState.Known)
                {
                    return state;
                }
                var lower = low(frame, out var from);
                if (lower == FactState.Failed || (lower == FactState.Known && !TOrder.Holds(BinaryOperator.GreaterOrEqual, x, from)))
                {
                    return lower;
                }
                var upper = high(frame, out var to);
                var below = upper == FactState.Known && TOrder.Holds(BinaryOperator.LessOrEqual, x, to);
                value = below && lower == FactState.Known;
                return below ? lower : upper;
            });
        }
    }

    private sealed class InFactory(Compiler compiler, BoundIn node) : IOrdered<Delegate>
    {
        public Delegate Of<T, TOrder>()
            where TOrder : IOrder<T>
        {
            var operand = compiler.Compile<T>(node.Operand);
            Evaluator<T>[] items = [.. node.Items.Select(compiler.Compile<T>)];
            return (Evaluator<bool>)((frame, out value) =>
            {
                value = false;
                var result = operand(frame, out var x);
                if (result != FactState.Known)
                {
                    return result;
                }
                foreach (var item in items)
                {
                    var state = item(frame, out var y);
                    value = state == FactState.Known && TOrder.Holds(BinaryOperator.Equal, x, y);
                    if (value || state == FactState.Failed)
                    {
                        return state;
                    }
                    result = state == FactState.NotKnown ? state : result;
                }
                return result;
            });
        }
    }

    private sealed class ConditionalFactory(Compiler compiler, BoundConditional node) : ITyped<Delegate>
    {
        public Delegate Of<T>()
        {
            var (condition, then, otherwise) = (compiler.Compile<bool>(node.Condition), compiler.Compile<T>(node.Then), compiler.Compile<T>(node.Else));
            return (Evaluator<T>)((frame, out value) =>
            {
                value = default!;
                var state = condition(frame, out var holds);
                return state != FactState.Known ? state : holds ? then(frame, out value) : otherwise(frame, out value);
            });
        }
    }

    private sealed class CoalesceFactory(Compiler compiler, BoundCoalesce node) : ITyped<Delegate>
    {
        public Delegate Of<T>()
        {
            var (left, right) = (compiler.Compile<T>(node.Left), compiler.Compile<T>(node.Right));
            return (Evaluator<T>)((frame, out value) =>
            {
                var state = left(frame, out value);
                return state == FactState.NotKnown ? right(frame, out value) : state;
            });
        }
    }

    /// <summary>Whether there is a value; what it is makes no difference, and it is not boxed.</summary>
    private sealed class KnownFactory(Compiler compiler, BoundIsKnown node) : ITyped<Delegate>
    {
        public Delegate Of<T>()
        {
            var isNegated = node.IsNegated;
            if (node.Operand is BoundColumn { Row: { IsElement: false, Index: var row }, Column: var column } read)
            {
                var site = compiler.SiteOf(read);
                return (Evaluator<bool>)((frame, out value) =>
                {
                    var state = frame.Rows[row]?.State(column) ?? FactState.NotKnown;
                    value = state != FactState.Failed && (state == FactState.Known) != isNegated;
                    return state == FactState.Failed ? site.Fail(frame, Problems.FactFailed(site.Text)) : FactState.Known;
                });
            }
            var operand = compiler.Compile<T>(node.Operand);
            return (Evaluator<bool>)((frame, out value) =>
            {
                var state = operand(frame, out _);
                value = state != FactState.Failed && (state == FactState.Known) != isNegated;
                return state == FactState.Failed ? FactState.Failed : FactState.Known;
            });
        }
    }

    private sealed class BoxFactory(Compiler compiler, BoundNode node) : ITyped<Evaluator<object?>>
    {
        public Evaluator<object?> Of<T>()
        {
            var evaluate = compiler.Compile<T>(node);
            if (evaluate is Evaluator<object?> boxed)
            {
                return boxed;
            }
            var choice = node.Type as ChoiceType;
            return (frame, out value) =>
            {
                var state = evaluate(frame, out var typed);
                value = state != FactState.Known ? null : choice is not null && typed is int index ? choice.Values[index] : typed;
                return state;
            };
        }
    }

    /// <summary>Values that arrive in boxes (variables, elements, members) as what their type says that they are.</summary>
    private sealed class UnboxFactory(DataType type, Evaluator<object?> evaluate, Site site) : ITyped<Delegate>
    {
        public Delegate Of<T>()
        {
            if (evaluate is Evaluator<T> same)
            {
                return same;
            }
            return (Evaluator<T>)((frame, out value) =>
            {
                value = default!;
                var state = evaluate(frame, out var boxed);
                if (state != FactState.Known)
                {
                    return state;
                }
                if (boxed is T exact)
                {
                    value = exact;
                    return FactState.Known;
                }
                if (type is ChoiceType choice && boxed is string text && choice.IndexOf(text) is >= 0 and var index && index is T known)
                {
                    value = known;
                    return FactState.Known;
                }
                if (type is not ChoiceType && Conversions.TryConvertImplicitly(boxed!, type, out var converted))
                {
                    value = (T)converted;
                    return FactState.Known;
                }
                return site.Fail(frame, Problems.Conversion(boxed!, type, isExplicit: false));
            });
        }
    }
}
