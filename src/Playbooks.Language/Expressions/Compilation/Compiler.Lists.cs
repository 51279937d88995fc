using System.Numerics;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>List methods. Conditions and aggregates of numbers, which rules are made of, run typed; the rest on boxed elements.</summary>
internal sealed partial class Compiler
{
    private Delegate List(BoundListCall node)
    {
        if (node is { Method: ListMethod.Count, Body: null, Argument: null, Source.Type: RowsType })
        {
            return CountRows(node);
        }
        if (node is { Method: ListMethod.Any or ListMethod.All or ListMethod.Count, Body: { } condition })
        {
            return node.Method == ListMethod.Count ? Count(node, Compile<bool>(condition)) : Decide(node, Compile<bool>(condition));
        }
        if ((node.Method is ListMethod.Sum or ListMethod.Min or ListMethod.Max or ListMethod.Average) && Accumulated(node) is { } accumulator)
        {
            var body = node.Body ?? new BoundElement(node.Depth, ((ListType)node.Source.Type).Element, node.Span);
            var converted = body.Type.Equals(accumulator) ? body : new BoundConvert(body, accumulator, false, node.Span);
            return Aggregate(node, converted, accumulator.Kind);
        }
        return node is { Method: ListMethod.Contains, Source.Type: ListType { Element: ScalarType { Kind: ScalarKind.String } }, Argument: { Type: ScalarType { Kind: ScalarKind.String } } text }
            ? ContainsText(node, Compile<string>(text))
            : ClrTypes.Dispatch(node.Type, new UnboxFactory(node.Type, Boxed(node), SiteOf(node)));
    }

    // What nearly every list is asked: nothing is boxed, and texts are compared as such.
    private Evaluator<bool> ContainsText(BoundListCall node, Evaluator<string> argument)
    {
        var (list, site) = (Compile<ListValue>(node.Source), SiteOf(node));
        return (frame, out value) =>
        {
            value = false;
            var state = list(frame, out var items);
            if (state != FactState.Known || (state = argument(frame, out var wanted)) != FactState.Known)
            {
                return state;
            }
            if (!frame.Spend(items.Count))
            {
                return site.FailOfSteps(frame);
            }
            for (var i = 0; i < items.Count && !value; i++)
            {
                state = items[i] is null ? FactState.NotKnown : state;
                value = string.Equals((string?)items[i], wanted, StringComparison.Ordinal);
            }
            return value ? FactState.Known : state;
        };
    }

    private Evaluator<IReadOnlyList<object?>> Source(BoundNode node)
    {
        if (node.Type is RowsType)
        {
            return Compile<IReadOnlyList<object?>>(node);
        }
        var list = Compile<ListValue>(node);
        return (frame, out value) =>
        {
            var state = list(frame, out var items);
            value = items;
            return state;
        };
    }

    private Evaluator<object?> Boxed(BoundListCall node)
    {
        var (source, body, argument) = (Source(node.Source), node.Body is null ? null : Box(node.Body), node.Argument is null ? null : Box(node.Argument));
        var site = SiteOf(node);
        return (frame, out value) =>
        {
            value = null;
            object? with = null;
            var state = source(frame, out var items);
            state = state == FactState.Known && argument is not null ? argument(frame, out with) : state;
            return state == FactState.Known ? new ListAlgorithms(node, body, frame, site).Run(items, with, out value) : state;
        };
    }

    private Evaluator<bool> Decide(BoundListCall node, Evaluator<bool> condition)
    {
        var (source, depth, decisive, site) = (Source(node.Source), node.Depth, node.Method == ListMethod.Any, SiteOf(node));
        return (frame, out value) =>
        {
            value = false;
            var result = source(frame, out var items);
            if (result != FactState.Known)
            {
                return result;
            }
            var elements = new Elements(items);
            for (var i = 0; i < elements.Count; i++)
            {
                if (!frame.Spend(1))
                {
                    return site.FailOfSteps(frame);
                }
                frame.Locals[depth] = elements[i];
                var state = condition(frame, out var holds);
                if (state == FactState.Failed || (state == FactState.Known && holds == decisive))
                {
                    value = state == FactState.Known && decisive;
                    return state;
                }
                result = state == FactState.NotKnown ? state : result;
            }
            value = result == FactState.Known && !decisive;
            return result;
        };
    }

    private Evaluator<int> CountRows(BoundListCall node)
    {
        var (source, site) = (Source(node.Source), SiteOf(node));
        return (frame, out value) =>
        {
            value = 0;
            var state = source(frame, out var items);
            var count = new Elements(items).Count;
            if (state == FactState.Known && !frame.Spend(count))
            {
                return site.FailOfSteps(frame);
            }
            value = state == FactState.Known ? count : 0;
            return state;
        };
    }

    private Evaluator<int> Count(BoundListCall node, Evaluator<bool> condition)
    {
        var (source, depth, site) = (Source(node.Source), node.Depth, SiteOf(node));
        return (frame, out value) =>
        {
            value = 0;
            var result = source(frame, out var items);
            var elements = new Elements(items);
            for (var i = 0; result == FactState.Known && i < elements.Count; i++)
            {
                if (!frame.Spend(1))
                {
                    return site.FailOfSteps(frame);
                }
                frame.Locals[depth] = elements[i];
                var state = condition(frame, out var holds);
                value += state == FactState.Known && holds ? 1 : 0;
                result = state == FactState.Failed ? state : result;
            }
            return result;
        };
    }

    /// <summary>The type in which numbers are added up: a mean of whole numbers needs a wide sum, one of floats a precise one.</summary>
    public static ScalarType? Accumulated(BoundListCall node)
    {
        var type = node.Body?.Type ?? (node.Source.Type as ListType)?.Element;
        return (node.Method, type) switch
        {
            (_, not ScalarType { IsNumeric: true }) => null,
            (ListMethod.Average, ScalarType { IsInteger: true }) => DataType.Long,
            (ListMethod.Average, ScalarType { Kind: ScalarKind.Float }) => DataType.Double,
            (ListMethod.Sum, _) => (ScalarType)node.Type,
            _ => (ScalarType)type,
        };
    }

    private Delegate Aggregate(BoundListCall node, BoundNode body, ScalarKind kind) => kind switch
    {
        ScalarKind.Int => Total(Fold<int>(node, body), node.Method),
        ScalarKind.UInt => Total(Fold<uint>(node, body), node.Method),
        ScalarKind.Long when node.Method == ListMethod.Average => Mean(Fold<long>(node, body), (sum, count) => (double)sum / count),
        ScalarKind.Long => Total(Fold<long>(node, body), node.Method),
        ScalarKind.ULong => Total(Fold<ulong>(node, body), node.Method),
        ScalarKind.Float => Total(Fold<float>(node, body), node.Method),
        ScalarKind.Double when node.Type is ScalarType { Kind: ScalarKind.Float } => Mean(Fold<double>(node, body), (sum, count) => (float)(sum / count)),
        ScalarKind.Double when node.Method == ListMethod.Average => Mean(Fold<double>(node, body), (sum, count) => sum / count),
        ScalarKind.Double => Total(Fold<double>(node, body), node.Method),
        _ when node.Method == ListMethod.Average => Mean(Fold<decimal>(node, body), (sum, count) => sum / count),
        _ => Total(Fold<decimal>(node, body), node.Method),
    };

    private delegate FactState Folded<T>(EvaluationFrame frame, out T total, out int count);

    private Folded<T> Fold<T>(BoundListCall node, BoundNode body)
        where T : INumber<T>
    {
        var (source, evaluate, depth, method, site) = (Source(node.Source), Compile<T>(body), node.Depth, node.Method, SiteOf(node));
        return (frame, out total, out count) =>
        {
            (total, count) = (T.Zero, 0);
            var result = source(frame, out var items);
            var elements = new Elements(items);
            for (var i = 0; result == FactState.Known && i < elements.Count; i++)
            {
                if (!frame.Spend(1))
                {
                    return site.FailOfSteps(frame);
                }
                frame.Locals[depth] = elements[i];
                var state = evaluate(frame, out var value);
                if (state == FactState.Known && Add(method, ref total, value, count++) is { } problem)
                {
                    return site.Fail(frame, problem);
                }
                result = state == FactState.Failed ? state : result;
            }
            return result;
        };
    }

    private static Problem? Add<T>(ListMethod method, ref T total, T value, int count)
        where T : INumber<T>
    {
        switch (method)
        {
            case ListMethod.Min:
                total = count == 0 || value < total ? value : total;
                return null;
            case ListMethod.Max:
                total = count == 0 || value > total ? value : total;
                return null;
            default:
                return Compute(BinaryOperator.Add, total, value, wraps: false, out total);
        }
    }

    private static Evaluator<T> Total<T>(Folded<T> fold, ListMethod method) => (frame, out value) =>
    {
        var state = fold(frame, out value, out var count);
        return state == FactState.Known && count == 0 && method != ListMethod.Sum ? FactState.NotKnown : state;
    };

    private static Evaluator<TMean> Mean<T, TMean>(Folded<T> fold, Func<T, int, TMean> divide) => (frame, out value) =>
    {
        var state = fold(frame, out var sum, out var count);
        value = state == FactState.Known && count > 0 ? divide(sum, count) : default!;
        return state == FactState.Known && count == 0 ? FactState.NotKnown : state;
    };
}
