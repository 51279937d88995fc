using System.Collections.Immutable;
using System.Numerics;
using Playbooks.Engine.Rules;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>Turns cells into predicates over slots. The checker has seen to it that each test fits its fact's type.</summary>
internal static class CellCompiler
{
    /// <summary>The predicates of a grid's cells in order, without <c>*</c>, which asks nothing.</summary>
    public static CellPredicate[] CompileAll(ImmutableArray<Cell> cells) =>
        [.. cells.Where(cell => cell.Test is not AnyTest).Select(Compile)];

    /// <summary>The predicate of a cell that asks something.</summary>
    public static CellPredicate Compile(Cell cell) => (cell.Test, cell.Fact.Type) switch
    {
        (KnownTest test, _) => new KnownCell(cell, test.MustBeKnown),
        (TextTest test, _) => new TextMatchCell(cell, test),
        (HasTest test, ListType) => new HasCell(cell, test),
        (EmptyTest, ListType) => new EmptyListCell(cell),
        (EmptyTest, _) => new EmptyTextCell(cell),
        (OneOfTest test, ChoiceType choice) => new OneOfChoicesCell(cell, Flags(choice.Values, test)),
        (_, ScalarType scalar) => CompileScalar(cell, scalar.Kind),
        _ => throw Misfit(cell),
    };

    private static CellPredicate CompileScalar(Cell cell, ScalarKind kind) => kind switch
    {
        ScalarKind.Bool when cell.Test is OneOfTest test => new OneOfChoicesCell(cell, Flags([false, true], test)),
        ScalarKind.String when cell.Test is OneOfTest test => new OneOfTextsCell(cell, test),
        ScalarKind.Long => CompileNumber<LongSlot, long>(cell),
        ScalarKind.Double => CompileNumber<DoubleSlot, double>(cell),
        ScalarKind.Decimal => CompileNumber<DecimalSlot, decimal>(cell),
        ScalarKind.DateTime when cell.Test is RelativeTest test => new RelativeCell<DateSlot>(cell, test, countsDays: true),
        ScalarKind.DateTime => CompileNumber<DateSlot, long>(cell),
        ScalarKind.Time when cell.Test is RelativeTest test => new RelativeCell<TimeSlot>(cell, test, countsDays: false),
        ScalarKind.Time => CompileNumber<TimeSlot, long>(cell),
        _ => throw Misfit(cell),
    };

    private static CellPredicate CompileNumber<TSlot, T>(Cell cell)
        where TSlot : struct, ISlotReader<T>
        where T : struct, IComparisonOperators<T, T, bool> => cell.Test switch
        {
            RangeTest test => new RangeCell<TSlot, T>(cell, test),
            OneOfTest test => new OneOfNumbersCell<TSlot, T>(cell, test),
            _ => throw Misfit(cell),
        };

    // Values stand in the slot as their index in the list.
    private static bool[] Flags<T>(ImmutableArray<T> values, OneOfTest test) =>
        [.. values.Select(value => test.Values.Contains(value!) != test.IsNegated)];

    private static InvalidOperationException Misfit(Cell cell) =>
        new($"the cell `{cell.Text}` does not fit `{cell.Fact.Name}`, and was not reported when checking");
}
