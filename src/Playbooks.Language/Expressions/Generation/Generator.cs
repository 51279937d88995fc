using System.Linq.Expressions;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Compilation;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;
using Linq = System.Linq.Expressions.Expression;

namespace Playbooks.Language.Expressions.Generation;

/// <summary>
/// A bound tree to machine code that does what <see cref="Compiler"/>'s delegates do, in the same order and with the same
/// steps: where they hand a state to one another, it jumps. What it does not know it leaves to the delegates, and what fails
/// it gives up.
/// </summary>
internal sealed partial class Generator(Excerpt excerpt, WriterCode code)
{
    private readonly Compiler _compiler = new(excerpt);
    private readonly ParameterExpression?[] _elements = new ParameterExpression?[ExpressionLimits.ListDepth];
    private int _left;

    /// <summary>Whether values of a type go straight into their slots.</summary>
    public static bool Stores(DataType type) => IsPlain(type) && type is not ScalarType { Kind: ScalarKind.Time };

    /// <summary>Works a tree out and stores its value, which is of the type of the column that is written to.</summary>
    public void Write(BoundNode root)
    {
        if (!root.Type.Equals(DataType.Bool))
        {
            code.Store(Value(root, code.NotKnown));
            return;
        }
        var (holds, not) = (Linq.Label(), Linq.Label());
        Test(root, holds, not, code.NotKnown);
        code.Mark(holds);
        code.Store(Linq.Constant(1L));
        code.Mark(not);
        code.Store(Linq.Constant(0L));
    }

    /// <summary>Works a value out.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="unknown">Where to jump when it is not known.</param>
    /// <returns>The value, which may be used more than once.</returns>
    private Linq Value(BoundNode node, LabelTarget unknown) => node switch
    {
        BoundConstant constant => Constant(constant, unknown),
        BoundColumn column when IsPlain(column.Type) => Column(column, unknown),
        BoundMoment moment => code.Local(Moment(moment)),
        BoundConditional conditional when IsPlain(conditional.Type) => Conditional(conditional, unknown),
        BoundCoalesce coalesce when IsPlain(coalesce.Type) => Coalesce(coalesce, unknown),
        BoundRequired required when IsPlain(required.Type) => Value(required.Operand, code.Failed),
        BoundNegate negate when IsNumber(negate.Type) => Negate(negate, unknown),
        BoundBinary binary when IsNumber(binary.Type) && binary.Left.Type.Equals(binary.Type) && !binary.Operator.IsBitwise() && binary.Operator.IsArithmetic() => Arithmetic(binary, unknown),
        BoundBinary binary when IsDifference(binary) => Difference(binary, unknown),
        BoundConvert convert when IsNumber(convert.Type) && IsNumber(convert.Operand.Type) => Number(convert, unknown),
        BoundCall call => Call(call, unknown),
        BoundListCall list when IsOfRows(list) && list.Method is not (ListMethod.Any or ListMethod.All) => List(list, unknown),
        _ when IsTested(node) => Truth(node, unknown),
        _ => Delegated(node, unknown),
    };

    /// <summary>Types whose values are read from slots and compared by operators of their own.</summary>
    private static bool IsPlain(DataType type) => type is ChoiceType or ScalarType
    {
        Kind: ScalarKind.Bool or ScalarKind.Int or ScalarKind.Long or ScalarKind.Double or ScalarKind.Decimal or ScalarKind.DateTime or ScalarKind.TimeSpan or ScalarKind.String or ScalarKind.Time
    };

    private static bool IsNumber(DataType type) => type is ScalarType { Kind: ScalarKind.Int or ScalarKind.Long or ScalarKind.Double or ScalarKind.Decimal };

    private static Type ClrOf(DataType type) => ClrTypes.Dispatch(type, new TypeOf());

    private Linq Constant(BoundConstant node, LabelTarget unknown)
    {
        if (node.Value is null)
        {
            code.Jump(unknown);
            return Linq.Default(ClrOf(node.Type));
        }
        return Linq.Constant(node.Type is ChoiceType choice ? choice.IndexOf((string)node.Value) : node.Value, ClrOf(node.Type));
    }

    private Linq Column(BoundColumn node, LabelTarget unknown)
    {
        var row = RowOf(node.Row);
        MustBeKnown(node, row, unknown);
        return code.Local(Slot(row, node.Column));
    }

    private static Linq Slot(ParameterExpression row, Column column)
    {
        var slot = WriterCode.Slot(row, column);
        return column.Type switch
        {
            ScalarType { Kind: ScalarKind.Bool } => Linq.NotEqual(slot, Linq.Constant(0L)),
            ScalarType { Kind: ScalarKind.DateTime } => Linq.New(typeof(DateTime).GetConstructor([typeof(long), typeof(DateTimeKind)])!, slot, Linq.Constant(DateTimeKind.Unspecified)),
            ScalarType { Kind: ScalarKind.TimeSpan } => Linq.New(typeof(TimeSpan).GetConstructor([typeof(long)])!, slot),
            var type => ClrOf(type) is var clr && clr == slot.Type ? slot : Linq.Convert(slot, clr),
        };
    }

    private ParameterExpression RowOf(RowPlace place) => place.IsElement ? _elements[place.Index]! : code.Row(place.Index);

    private void MustBeKnown(BoundColumn node, ParameterExpression row, LabelTarget unknown)
    {
        code.JumpIf(Linq.ReferenceEqual(row, Linq.Constant(null)), unknown);
        Settle(WriterCode.State(row, node.Column), unknown);
    }

    private Linq Moment(BoundMoment node)
    {
        var now = Linq.Property(code.Frame, nameof(EvaluationFrame.Now));
        return node.IsToday ? Linq.Property(now, nameof(DateTimeOffset.Date)) : now;
    }

    private ParameterExpression Conditional(BoundConditional node, LabelTarget unknown)
    {
        var (then, otherwise, end, value) = (Linq.Label(), Linq.Label(), Linq.Label(), code.Local(ClrOf(node.Type)));
        Test(node.Condition, then, otherwise, unknown);
        code.Mark(then);
        code.Add(Linq.Assign(value, Value(node.Then, unknown)));
        code.Jump(end);
        code.Mark(otherwise);
        code.Add(Linq.Assign(value, Value(node.Else, unknown)));
        code.Mark(end);
        return value;
    }

    private ParameterExpression Coalesce(BoundCoalesce node, LabelTarget unknown)
    {
        var (otherwise, end, value) = (Linq.Label(), Linq.Label(), code.Local(ClrOf(node.Type)));
        code.Add(Linq.Assign(value, Value(node.Left, otherwise)));
        code.Jump(end);
        code.Mark(otherwise);
        code.Add(Linq.Assign(value, Value(node.Right, unknown)));
        code.Mark(end);
        return value;
    }

    private ParameterExpression Truth(BoundNode node, LabelTarget unknown)
    {
        var (holds, not, end, value) = (Linq.Label(), Linq.Label(), Linq.Label(), code.Local(typeof(bool)));
        Test(node, holds, not, unknown);
        code.Mark(holds);
        code.Add(Linq.Assign(value, Linq.Constant(true)));
        code.Jump(end);
        code.Mark(not);
        code.Add(Linq.Assign(value, Linq.Constant(false)));
        code.Mark(end);
        return value;
    }

    private ParameterExpression Delegated(BoundNode node, LabelTarget unknown)
    {
        _left++;
        code.MaySpend();
        var evaluate = _compiler.Build(node);
        var value = code.Local(evaluate.GetType().GenericTypeArguments[0]);
        Settle(Linq.Invoke(Linq.Constant(evaluate), code.Frame, value), unknown);
        return value;
    }

    private void Settle(Linq evaluation, LabelTarget unknown)
    {
        var (state, rare) = (code.Local(evaluation), Linq.Label());
        code.JumpIf(WriterCode.IsNot(state, FactState.Known), rare);
        code.AddRare(Linq.Label(rare), Linq.IfThen(WriterCode.Is(state, FactState.NotKnown), Linq.Goto(unknown)), Linq.Goto(code.Failed));
    }

    private sealed class TypeOf : ITyped<Type>
    {
        public Type Of<T>() => typeof(T);
    }
}
