using System.Collections.Immutable;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>Objects and lists that an expression makes, and what null is where C#'s rules hold.</summary>
internal sealed partial class Compiler
{
    private Evaluator<ObjectValue> New(BoundNew node, ImmutableArray<Evaluator<object?>> values)
    {
        var site = SiteOf(node);
        return (frame, out value) =>
        {
            value = null!;
            return Parts(values, frame, site) is { } parts ? Known(NewObject(node, parts), out value) : FactState.Failed;
        };
    }

    private Evaluator<ListValue> ListOf(BoundList node, ImmutableArray<Evaluator<object?>> items)
    {
        var (site, element) = (SiteOf(node), node.Made.Element);
        return (frame, out value) =>
        {
            value = null!;
            return Parts(items, frame, site) is { } parts ? Known(new ListValue(element, parts), out value) : FactState.Failed;
        };
    }

    public static ObjectValue NewObject(BoundNew node, object?[] parts)
    {
        var members = new OrderedDictionary<string, object?>();
        for (var i = 0; i < parts.Length; i++)
        {
            members[node.Names[i]] = parts[i];
        }
        return new ObjectValue(members);
    }

    // A part that is not known stays so, in an object and in a list; null when one fails.
    private static object?[]? Parts(ImmutableArray<Evaluator<object?>> evaluators, EvaluationFrame frame, Site site)
    {
        var parts = new object?[evaluators.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (evaluators[i](frame, out parts[i]) == FactState.Failed)
            {
                return null;
            }
        }
        if (frame.Spend(Weight.OfAll(parts)))
        {
            return parts;
        }
        site.FailOfSteps(frame);
        return null;
    }

    private static FactState Known<T>(T found, out T value)
    {
        value = found;
        return FactState.Known;
    }

    private static Evaluator<object?> As(Evaluator<object?> operand, DataType type) => (frame, out value) =>
    {
        var state = operand(frame, out value);
        if (state != FactState.Known || DataTypes.Of(value).Equals(type))
        {
            return state;
        }
        value = null;
        return FactState.NotKnown;
    };

    private Evaluator<bool> NullEquality(BoundNullEquality node, Evaluator<object?> left, Evaluator<object?> right)
    {
        var (site, leftMoney, rightMoney) = (SiteOf(node), CanBeMoney(node.Left), CanBeMoney(node.Right));
        return (frame, out value) =>
        {
            value = false;
            object? b = null;
            var first = left(frame, out var a);
            var second = first == FactState.Failed ? first : right(frame, out b);
            if (second == FactState.Failed)
            {
                return FactState.Failed;
            }
            if (first == FactState.NotKnown || second == FactState.NotKnown)
            {
                value = (first == second) == (node.Operator == BinaryOperator.Equal);
                return FactState.Known;
            }
            var state = Finish(BoxedOperators.ApplyDynamic(node.Operator, a!, b!, leftMoney, rightMoney), frame, site, out var holds);
            value = holds is true;
            return state;
        };
    }

    private sealed class RequiredFactory(Compiler compiler, BoundRequired node) : ITyped<Delegate>
    {
        public Delegate Of<T>()
        {
            var (operand, site, problem) = (compiler.Compile<T>(node.Operand), compiler.SiteOf(node), node.Problem);
            return (Evaluator<T>)((frame, out value) =>
            {
                var state = operand(frame, out value);
                return state == FactState.NotKnown ? site.Fail(frame, problem) : state;
            });
        }
    }
}
