using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Generation;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>Expressions that write their value into a column, without boxes where the column has bits or amounts.</summary>
internal static class SlotWriters
{
    // A type parameter, so that storing costs no call.
    private interface IStore<in T>
    {
        static abstract void Store(FactRow row, Column column, T value);
    }

    public static SlotWriter Of(CheckedExpression expression, Column column) => Build(new Compiler(expression.Excerpt), RootOf(expression, column), column);

    /// <summary>Adds the same to generated code.</summary>
    public static void Generate(CheckedExpression expression, Column column, WriterCode code)
    {
        code.Begin(column);
        if (Generator.Stores(column.Type))
        {
            new Generator(expression.Excerpt, code).Write(RootOf(expression, column));
        }
        else
        {
            code.Leave(Of(expression, column));
        }
        code.End();
    }

    // Numbers become what the column takes.
    private static BoundNode RootOf(CheckedExpression expression, Column column)
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
        return root;
    }

    private static SlotWriter Build(Compiler compiler, BoundNode root, Column column) => column.Type switch
    {
        ChoiceType => Write<int, WholeStore>(compiler.Compile<int>(root), column),
        ScalarType { Kind: ScalarKind.Bool } => Write<bool, TruthStore>(compiler.Compile<bool>(root), column),
        ScalarType { Kind: ScalarKind.Int } => Write<int, WholeStore>(compiler.Compile<int>(root), column),
        ScalarType { Kind: ScalarKind.Long } => Write<long, LongStore>(compiler.Compile<long>(root), column),
        ScalarType { Kind: ScalarKind.Double } => Write<double, RealStore>(compiler.Compile<double>(root), column),
        ScalarType { Kind: ScalarKind.Decimal } => Write<decimal, AmountStore>(compiler.Compile<decimal>(root), column),
        ScalarType { Kind: ScalarKind.DateTime } => Write<DateTime, DateStore>(compiler.Compile<DateTime>(root), column),
        ScalarType { Kind: ScalarKind.TimeSpan } => Write<TimeSpan, DurationStore>(compiler.Compile<TimeSpan>(root), column),
        ScalarType { Kind: ScalarKind.String } => Write<string, TextStore>(compiler.Compile<string>(root), column),
        _ => Write<object?, BoxedStore>(compiler.Box(root), column),
    };

    private static SlotWriter Write<T, TStore>(Evaluator<T> evaluate, Column column)
        where TStore : IStore<T> => (frame, target) =>
    {
        var state = evaluate(frame, out var value);
        if (state == FactState.Known)
        {
            TStore.Store(target, column, value);
        }
        else
        {
            target.Clear(column, state);
        }
        return state;
    };

    private readonly struct WholeStore : IStore<int>
    {
        public static void Store(FactRow row, Column column, int value) => row.SetBits(column, value);
    }

    private readonly struct TruthStore : IStore<bool>
    {
        public static void Store(FactRow row, Column column, bool value) => row.SetBits(column, value ? 1 : 0);
    }

    private readonly struct LongStore : IStore<long>
    {
        public static void Store(FactRow row, Column column, long value) => row.SetBits(column, value);
    }

    private readonly struct RealStore : IStore<double>
    {
        public static void Store(FactRow row, Column column, double value) => row.SetReal(column, value);
    }

    private readonly struct AmountStore : IStore<decimal>
    {
        public static void Store(FactRow row, Column column, decimal value) => row.SetDecimal(column, value);
    }

    private readonly struct DateStore : IStore<DateTime>
    {
        public static void Store(FactRow row, Column column, DateTime value) => row.SetBits(column, value.Ticks);
    }

    private readonly struct DurationStore : IStore<TimeSpan>
    {
        public static void Store(FactRow row, Column column, TimeSpan value) => row.SetBits(column, value.Ticks);
    }

    private readonly struct TextStore : IStore<string>
    {
        public static void Store(FactRow row, Column column, string value) => row.SetReference(column, value);
    }

    private readonly struct BoxedStore : IStore<object?>
    {
        public static void Store(FactRow row, Column column, object? value) => row.Set(column, value);
    }
}
