using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>Expressions that write their value into a column, without boxes where the column has bits or amounts.</summary>
internal static class SlotWriters
{
    private delegate void Store<in T>(FactRow row, Column column, T value);

    public static SlotWriter Of(CheckedExpression expression, Column column)
    {
        var root = expression.Root;
        if (!root.Type.Equals(column.Type))
        {
            if (!Conversions.IsExplicit(root.Type, column.Type))
            {
                throw new ArgumentException($"{root.Type} is not stored in `{column.Name}`, which is {column.Type}", nameof(column));
            }
            var isImplicit = Conversions.IsImplicit(root.Type, column.Type);
            root = new BoundConvert(root, column.Type, !isImplicit, root.Span);
        }
        return Build(new Compiler(expression.Excerpt), root, column);
    }

    private static SlotWriter Build(Compiler compiler, BoundNode root, Column column) => column.Type switch
    {
        ChoiceType => Write(compiler.Compile<int>(root), column, (row, at, value) => row.SetBits(at, value)),
        ScalarType { Kind: ScalarKind.Bool } => Write(compiler.Compile<bool>(root), column, (row, at, value) => row.SetBits(at, value ? 1 : 0)),
        ScalarType { Kind: ScalarKind.Int } => Write(compiler.Compile<int>(root), column, (row, at, value) => row.SetBits(at, value)),
        ScalarType { Kind: ScalarKind.Long } => Write(compiler.Compile<long>(root), column, (row, at, value) => row.SetBits(at, value)),
        ScalarType { Kind: ScalarKind.Double } => Write(compiler.Compile<double>(root), column, (row, at, value) => row.SetBits(at, BitConverter.DoubleToInt64Bits(value))),
        ScalarType { Kind: ScalarKind.Decimal } => Write(compiler.Compile<decimal>(root), column, (row, at, value) => row.SetDecimal(at, value)),
        ScalarType { Kind: ScalarKind.DateTime } => Write(compiler.Compile<DateTime>(root), column, (row, at, value) => row.SetBits(at, value.Ticks)),
        ScalarType { Kind: ScalarKind.TimeSpan } => Write(compiler.Compile<TimeSpan>(root), column, (row, at, value) => row.SetBits(at, value.Ticks)),
        ScalarType { Kind: ScalarKind.String } => Write(compiler.Compile<string>(root), column, (row, at, value) => row.SetReference(at, value)),
        _ => Write(compiler.Box(root), column, (row, at, value) => row.Set(at, value)),
    };

    private static SlotWriter Write<T>(Evaluator<T> evaluate, Column column, Store<T> store) => (frame, target) =>
    {
        var state = evaluate(frame, out var value);
        if (state == FactState.Known)
        {
            store(target, column, value);
        }
        else
        {
            target.Clear(column, state);
        }
        return state;
    };
}
