using System.Linq.Expressions;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Compilation;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;
using Linq = System.Linq.Expressions.Expression;

namespace Playbooks.Language.Expressions.Generation;

/// <summary>Conditions and aggregates over rows, as loops.</summary>
internal sealed partial class Generator
{
    private static bool IsOfRows(BoundListCall node) => node.Source is BoundRows && node.Argument is null && (node.Method, node.Body) switch
    {
        (ListMethod.Any or ListMethod.All, not null) => true,
        (ListMethod.Count, _) => true,
        (ListMethod.Sum or ListMethod.Min or ListMethod.Max or ListMethod.Average, { } body) => IsNumber(body.Type) && IsNumber(Compiler.Accumulated(node)!),
        _ => false,
    };

    private ParameterExpression List(BoundListCall node, LabelTarget unknown) => node switch
    {
        { Method: ListMethod.Count, Body: null } => CountRows(node, unknown),
        { Method: ListMethod.Count } => Count(node, unknown),
        _ => Aggregate(node, unknown),
    };

    private ParameterExpression Rows(BoundNode source, LabelTarget unknown)
    {
        var rows = (BoundRows)source;
        var row = RowOf(rows.Row);
        code.JumpIf(Linq.ReferenceEqual(row, Linq.Constant(null)), unknown);
        return code.Local(Linq.Call(row, Methods.ChildRows, Linq.Constant(rows.Child)));
    }

    private ParameterExpression CountRows(BoundListCall node, LabelTarget unknown)
    {
        var count = code.Local(Linq.ArrayLength(Rows(node.Source, unknown)));
        code.Spend(count);
        return count;
    }

    private ParameterExpression Count(BoundListCall node, LabelTarget unknown)
    {
        var rows = Rows(node.Source, unknown);
        var count = code.Local(Linq.Constant(0));
        ForEach(rows, node.Depth, next =>
        {
            var holds = Linq.Label();
            Test(node.Body!, holds, next, next);
            code.Mark(holds);
            code.Add(Linq.PreIncrementAssign(count));
        });
        return count;
    }

    private void AnyOrAll(BoundListCall node, LabelTarget holds, LabelTarget not, LabelTarget unknown)
    {
        var rows = Rows(node.Source, unknown);
        var (unsure, isAny) = (new Doubt(code), node.Method == ListMethod.Any);
        ForEach(rows, node.Depth, next => Test(node.Body!, isAny ? holds : next, isAny ? next : not, unsure.From(node.Body!, next)));
        unsure.JumpTo(unknown);
        code.Jump(isAny ? not : holds);
    }

    private ParameterExpression Aggregate(BoundListCall node, LabelTarget unknown)
    {
        var accumulator = Compiler.Accumulated(node)!;
        var body = node.Body!.Type.Equals(accumulator) ? node.Body : new BoundConvert(node.Body, accumulator, false, node.Span);
        var rows = Rows(node.Source, unknown);
        var total = code.Local(Linq.Default(ClrOf(accumulator)));
        var count = code.Local(Linq.Constant(0));
        ForEach(rows, node.Depth, next =>
        {
            Add(node, total, count, Value(body, next));
            code.Add(Linq.PreIncrementAssign(count));
        });
        if (node.Method != ListMethod.Sum)
        {
            code.JumpIf(Linq.Equal(count, Linq.Constant(0)), unknown);
        }
        return node.Method == ListMethod.Average ? Mean(total, count) : total;
    }

    private void Add(BoundListCall node, ParameterExpression total, ParameterExpression count, Linq value)
    {
        if (node.Method is ListMethod.Min or ListMethod.Max)
        {
            var (better, worse) = (Linq.Label(), Linq.Label());
            code.JumpIf(Linq.Equal(count, Linq.Constant(0)), better);
            Jump(Compared(node.Method == ListMethod.Min ? BinaryOperator.Less : BinaryOperator.Greater, value, total), better, worse);
            code.Mark(better);
            code.Add(Linq.Assign(total, value));
            code.Mark(worse);
        }
        else if (total.Type == typeof(double))
        {
            code.Add(Linq.Assign(total, Linq.Add(total, value)));
        }
        else
        {
            FailOfProblem(Linq.Call(Methods.Compute(total.Type), Linq.Constant(BinaryOperator.Add), total, value, Linq.Constant(false), total));
        }
    }

    // Of whole numbers it is a real one, as in C#.
    private ParameterExpression Mean(ParameterExpression total, ParameterExpression count)
    {
        var type = total.Type == typeof(decimal) ? typeof(decimal) : typeof(double);
        return code.Local(Linq.Divide(Linq.Convert(total, type), Linq.Convert(count, type)));
    }

    private void ForEach(ParameterExpression rows, int depth, Action<LabelTarget> body)
    {
        var (again, next, end) = (Linq.Label(), Linq.Label(), Linq.Label());
        var place = code.Local(Linq.Constant(0));
        var (element, before) = (code.Local(typeof(FactRow)), _elements[depth]);
        code.Mark(again);
        code.JumpIf(Linq.GreaterThanOrEqual(place, Linq.ArrayLength(rows)), end);
        code.Spend(Linq.Constant(1));
        code.Add(Linq.Assign(element, Linq.ArrayIndex(rows, place)));
        _elements[depth] = element;
        var (at, left) = (code.Place, _left);
        body(next);
        if (_left > left)
        {
            // Delegates look for the element there.
            code.Insert(at, Linq.Assign(Linq.ArrayAccess(Linq.Property(code.Frame, nameof(EvaluationFrame.Locals)), Linq.Constant(depth)), element));
        }
        _elements[depth] = before;
        code.Mark(next);
        code.Add(Linq.PreIncrementAssign(place));
        code.Jump(again);
        code.Mark(end);
    }
}
