using System.Collections.Immutable;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>
/// Walks the bound tree with boxed values. Slow and plain on purpose: it is what the compiled form is held against.
/// </summary>
internal sealed class Interpreter(Excerpt excerpt)
{
    public FactState Evaluate(BoundNode node, EvaluationFrame frame, out object? value)
    {
        var state = Visit(node, frame, out value);
        value = state == FactState.Known ? value : null;
        return state;
    }

    private FactState Visit(BoundNode node, EvaluationFrame frame, out object? value)
    {
        switch (node)
        {
            case BoundConstant constant:
                return Known(constant.Value, out value);
            case BoundColumn column:
                return Column(column, frame, out value);
            case BoundRows rows:
                return Known(ColumnReader.Row(frame, rows.Row)?.ChildRows(rows.Child), out value);
            case BoundVariable variable:
                return Typed(frame.Variables[variable.Index], variable, frame, out value);
            case BoundElement element:
                return Typed(frame.Locals[element.Depth], element, frame, out value);
            case BoundMoment moment:
                return Known(moment.IsToday ? (object)frame.Now.Date : frame.Now, out value);
            case BoundLogic logic:
                return Logic(logic, frame, out value);
            case BoundConditional conditional:
                var state = Evaluate(conditional.Condition, frame, out value);
                return state != FactState.Known ? state : Evaluate(value is true ? conditional.Then : conditional.Else, frame, out value);
            case BoundCoalesce coalesce:
                state = Evaluate(coalesce.Left, frame, out value);
                return state == FactState.NotKnown ? Evaluate(coalesce.Right, frame, out value) : state;
            case BoundIsKnown known:
                state = Evaluate(known.Operand, frame, out value);
                return state == FactState.Failed ? state : Known((state == FactState.Known) != known.IsNegated, out value);
            case BoundBetween between:
                return Between(between, frame, out value);
            case BoundIn membership:
                return In(membership, frame, out value);
            case BoundListCall list:
                return List(list, frame, out value);
            case BoundRequired required:
                state = Evaluate(required.Operand, frame, out value);
                return state == FactState.NotKnown ? SiteOf(required).Fail(frame, required.Problem) : state;
            case BoundAs cast:
                state = Evaluate(cast.Operand, frame, out value);
                return state == FactState.Known && !DataTypes.Of(value).Equals(cast.Type) ? Known(null, out value) : state;
            case BoundNullEquality equality:
                return Equality(equality, frame, out value);
            case BoundNew made:
                return Parts(made.Values, made, frame, out var parts) ? Known(Compiler.NewObject(made, parts), out value) : Failed(out value);
            case BoundList made:
                return Parts(made.Items, made, frame, out var items) ? Known(new ListValue(made.Made.Element, items), out value) : Failed(out value);
            default:
                return Apply(node, frame, out value);
        }
    }

    private FactState Equality(BoundNullEquality node, EvaluationFrame frame, out object? value)
    {
        var first = Evaluate(node.Left, frame, out var left);
        object? right = null;
        var second = first == FactState.Failed ? first : Evaluate(node.Right, frame, out right);
        if (second == FactState.Failed)
        {
            return Failed(out value);
        }
        return left is null || right is null
            ? Known((left is null && right is null) == (node.Operator == BinaryOperator.Equal), out value)
            : Finish(BoxedOperators.ApplyDynamic(node.Operator, left, right, Compiler.CanBeMoney(node.Left), Compiler.CanBeMoney(node.Right)), node, frame, out value);
    }

    private bool Parts(ImmutableArray<BoundNode> nodes, BoundNode made, EvaluationFrame frame, out object?[] parts)
    {
        parts = new object?[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            if (Evaluate(nodes[i], frame, out parts[i]) == FactState.Failed)
            {
                return false;
            }
        }
        if (frame.Spend(Weight.OfAll(parts)))
        {
            return true;
        }
        SiteOf(made).FailOfSteps(frame);
        return false;
    }

    private static FactState Failed(out object? value)
    {
        value = null;
        return FactState.Failed;
    }

    // Everything that works out all of its operands first, from left to right, and ends at the first that is not known.
    private FactState Apply(BoundNode node, EvaluationFrame frame, out object? value)
    {
        var operands = Operands(node);
        var values = new object[operands.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var state = Evaluate(operands[i], frame, out value);
            if (state != FactState.Known)
            {
                return state;
            }
            values[i] = value!;
        }
        return Finish(Outcome(node, values), node, frame, out value, node is BoundCall or BoundDynamicCall ? values.Sum(Cost.Of) : 0);
    }

    private static BoundNode[] Operands(BoundNode node) => node switch
    {
        BoundNegate negate => [negate.Operand],
        BoundDynamicNegate negate => [negate.Operand],
        BoundNot not => [not.Operand],
        BoundConvert convert => [convert.Operand],
        BoundBinary binary => [binary.Left, binary.Right],
        BoundDynamicBinary binary => [binary.Left, binary.Right],
        BoundMember member => [member.Target, member.Name],
        BoundCall call => [.. call.Arguments],
        BoundDynamicCall call => [.. call.Arguments],
        _ => throw new ArgumentException($"{node.GetType().Name} is not interpreted", nameof(node)),
    };

    private static Outcome<object?> Outcome(BoundNode node, object[] values) => node switch
    {
        BoundNegate or BoundDynamicNegate => BoxedOperators.Negate(values[0]),
        BoundNot => Outcome<object?>.Of(values[0] is false),
        BoundConvert convert => Convert(values[0], convert.Type, convert.IsExplicit || IsNumeric(convert)),
        BoundBinary binary => BoxedOperators.Apply(binary.Operator, values[0], values[1], binary.Wraps),
        BoundDynamicBinary binary => BoxedOperators.ApplyDynamic(binary.Operator, values[0], values[1], Compiler.CanBeMoney(binary.Left), Compiler.CanBeMoney(binary.Right), binary.Wraps),
        BoundMember member => Member(values, member),
        BoundCall call => call.Overload.Invoke(values),
        _ => DynamicCalls.Call(((BoundDynamicCall)node).Target, [.. values]),
    };

    private static bool IsNumeric(BoundConvert convert) => convert is { Type: ScalarType { IsNumeric: true }, Operand.Type: ScalarType { IsNumeric: true } };

    private static Outcome<object?> Member(object[] values, BoundMember member)
    {
        var outcome = DynamicCalls.Member(values[0], (string)values[1], member.IsExact);
        return outcome.Value is { } found && member.Type is not AnyType ? Convert(found, member.Type, false) : outcome;
    }

    private static Outcome<object?> Convert(object value, DataType type, bool isExplicit) =>
        (isExplicit ? Conversions.TryConvert(value, type, out var converted) : Conversions.TryConvertImplicitly(value, type, out converted))
            ? Outcome<object?>.Of(converted)
            : Problems.Conversion(value, type, isExplicit);

    private FactState Column(BoundColumn node, EvaluationFrame frame, out object? value)
    {
        var row = ColumnReader.Row(frame, node.Row);
        value = row?.Get(node.Column);
        return row?.State(node.Column) switch
        {
            FactState.Known => FactState.Known,
            FactState.Failed => SiteOf(node).Fail(frame, Problems.FactFailed(SiteOf(node).Text)),
            _ => FactState.NotKnown,
        };
    }

    // Rows and elements of rows are no values of the lattice and stay as they are.
    private FactState Typed(object? found, BoundNode node, EvaluationFrame frame, out object? value)
    {
        if (found is null || node.Type is AnyType or RowType)
        {
            return Known(found, out value);
        }
        return Finish(Convert(found, node.Type, false), node, frame, out value);
    }

    private FactState Logic(BoundLogic node, EvaluationFrame frame, out object? value)
    {
        value = null;
        var isUnsure = false;
        foreach (var operand in node.Operands)
        {
            var state = Evaluate(operand, frame, out var holds);
            if (state == FactState.Failed)
            {
                return state;
            }
            if (state == FactState.Known && (bool)holds! != node.IsAnd)
            {
                return Known(!node.IsAnd, out value);
            }
            isUnsure |= state == FactState.NotKnown;
        }
        return isUnsure ? FactState.NotKnown : Known(node.IsAnd, out value);
    }

    private FactState Between(BoundBetween node, EvaluationFrame frame, out object? value)
    {
        var state = Evaluate(node.Operand, frame, out value);
        if (state != FactState.Known)
        {
            return state;
        }
        var operand = value!;
        var lower = Side(BinaryOperator.GreaterOrEqual, node.Low, out value);
        if (lower == FactState.Failed || value is false)
        {
            return lower;
        }
        var upper = Side(BinaryOperator.LessOrEqual, node.High, out value);
        return value is true ? lower : upper;

        FactState Side(BinaryOperator op, BoundNode bound, out object? holds)
        {
            var found = Evaluate(bound, frame, out holds);
            return found == FactState.Known ? Finish(BoxedOperators.ApplyDynamic(op, operand, holds!, Compiler.CanBeMoney(node.Operand), Compiler.CanBeMoney(bound)), node, frame, out holds) : found;
        }
    }

    private FactState In(BoundIn node, EvaluationFrame frame, out object? value)
    {
        var state = Evaluate(node.Operand, frame, out value);
        if (state != FactState.Known)
        {
            return state;
        }
        var operand = value!;
        var isUnsure = false;
        foreach (var item in node.Items)
        {
            state = Evaluate(item, frame, out value);
            state = state == FactState.Known ? Finish(BoxedOperators.ApplyDynamic(BinaryOperator.Equal, operand, value!, Compiler.CanBeMoney(node.Operand), Compiler.CanBeMoney(item)), node, frame, out value) : state;
            if (state == FactState.Failed || value is true)
            {
                return state;
            }
            isUnsure |= state == FactState.NotKnown;
        }
        return isUnsure ? FactState.NotKnown : Known(false, out value);
    }

    private FactState List(BoundListCall node, EvaluationFrame frame, out object? value)
    {
        object? argument = null;
        var state = Evaluate(node.Source, frame, out value);
        var items = value as IReadOnlyList<object?>;
        state = state == FactState.Known && node.Argument is not null ? Evaluate(node.Argument, frame, out argument) : state;
        if (state != FactState.Known)
        {
            return state;
        }
        Evaluator<object?>? body = node.Body is null ? null : (EvaluationFrame inner, out object? element) => Evaluate(node.Body, inner, out element);
        return new ListAlgorithms(node, body, frame, SiteOf(node)).Run(items!, argument, out value);
    }

    private FactState Finish(Outcome<object?> outcome, BoundNode node, EvaluationFrame frame, out object? value, int cost = 0)
    {
        value = outcome.Value;
        var site = SiteOf(node);
        return outcome.Problem is { } problem ? site.Fail(frame, problem) : Cost.Charge(frame, site, value, cost) ? outcome.State : FactState.Failed;
    }

    private static FactState Known(object? found, out object? value)
    {
        value = found;
        return found is null ? FactState.NotKnown : FactState.Known;
    }

    private Site SiteOf(BoundNode node) => new(excerpt, node.Span);
}
