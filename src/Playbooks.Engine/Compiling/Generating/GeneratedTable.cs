using System.Collections.Immutable;
using System.Linq.Expressions;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions.Generation;
using Playbooks.Language.Values;
using Linq = System.Linq.Expressions.Expression;

namespace Playbooks.Engine.Compiling.Generating;

/// <summary>
/// A table, or bands, as code that does what <see cref="DerivedByTable"/> and <see cref="DerivedByBands"/> do. Each fact is
/// read once; a cell that does not hold jumps to the next row.
/// </summary>
/// <param name="fact">The fact that is worked out.</param>
/// <param name="code">Takes the code.</param>
internal sealed class GeneratedTable(FactDefinition fact, WriterCode code)
{
    // What is wrong with a row whose cells hold as far as they are known.
    private const int Unsure = 1;
    private const int Failing = 2;

    private readonly Dictionary<FactDefinition, AskedColumn> _asked = [];

    /// <summary>Adds bands.</summary>
    public void Write(BandsDerivation bands)
    {
        code.Begin(fact.Column);
        var of = AskedColumn.Of(bands.Of, code);
        code.JumpIf(WriterCode.Is(of.State, FactState.Failed), code.Failed);
        code.JumpIf(WriterCode.Is(of.State, FactState.NotKnown), code.NotKnown);
        // Numbers are compared as numbers: as amounts, the very large and the very small ones would not fit.
        var isReal = of.Value!.Type == typeof(double);
        Linq value = isReal ? of.Value : Linq.Convert(of.Value, typeof(decimal));
        foreach (var (reached, from) in bands.Bands.OrderByDescending(band => band.From))
        {
            var next = Linq.Label();
            code.JumpIf(Linq.Not(Linq.GreaterThanOrEqual(value, isReal ? Linq.Constant((double)from) : Linq.Constant(from))), next);
            Store(reached);
            code.Mark(next);
        }
        code.Jump(code.NotKnown);
        code.End();
    }

    /// <summary>Adds a table.</summary>
    public void Write(TableDerivation table)
    {
        code.Begin(fact.Column);
        foreach (var cell in table.Rows.SelectMany(row => row.Cells).Where(cell => cell.Test is not AnyTest))
        {
            if (!_asked.ContainsKey(cell.Fact))
            {
                _asked.Add(cell.Fact, AskedColumn.Of(cell.Fact, code));
            }
        }
        foreach (var row in table.Rows)
        {
            Write([.. row.Cells.Where(cell => cell.Test is not AnyTest)], row.Value);
        }
        code.Jump(code.NotKnown);
        code.End();
    }

    private void Write(ImmutableArray<Cell> cells, object value)
    {
        var next = Linq.Label();
        var doubt = cells.IsEmpty ? null : code.Local(Linq.Constant(0));
        foreach (var cell in cells)
        {
            Test(cell, doubt!, next);
        }
        if (doubt is not null)
        {
            // The row might have held: a later one must not answer in its place.
            code.JumpIf(Linq.GreaterThanOrEqual(doubt, Linq.Constant(Failing)), code.Failed);
            code.JumpIf(Linq.NotEqual(doubt, Linq.Constant(0)), next);
        }
        Store(value);
        code.Mark(next);
    }

    // A cell that does not hold settles its row, whatever the others are about.
    private void Test(Cell cell, ParameterExpression doubt, LabelTarget next)
    {
        var asked = _asked[cell.Fact];
        if (cell.Test is KnownTest known)
        {
            code.JumpIf(WriterCode.Is(asked.State, known.MustBeKnown ? FactState.NotKnown : FactState.Known), next);
            code.Mark(Doubt(WriterCode.Is(asked.State, FactState.Failed), doubt, Linq.Constant(Failing)));
            return;
        }
        if (asked.Value is { } value && CellConditions.Of(cell, value, code) is { } condition)
        {
            var tested = Doubt(WriterCode.IsNot(asked.State, FactState.Known), doubt, Linq.Condition(WriterCode.Is(asked.State, FactState.Failed), Linq.Constant(Failing), Linq.Constant(Unsure)));
            code.JumpIf(Linq.Not(condition), next);
            code.Mark(tested);
            return;
        }
        var predicate = Linq.Constant(CellCompiler.Compile(cell), typeof(CellPredicate));
        var verdict = code.Local(Linq.Call(predicate, typeof(CellPredicate).GetMethod(nameof(CellPredicate.Test))!, code.Frame));
        code.JumpIf(Linq.Equal(verdict, Linq.Constant(Verdict.DoesNotHold)), next);
        code.Mark(Doubt(Linq.NotEqual(verdict, Linq.Constant(Verdict.Holds)), doubt, Linq.Condition(Linq.Equal(verdict, Linq.Constant(Verdict.Failed)), Linq.Constant(Failing), Linq.Constant(Unsure))));
    }

    private LabelTarget Doubt(Linq condition, ParameterExpression doubt, Linq what)
    {
        var (rare, tested) = (Linq.Label(), Linq.Label());
        code.JumpIf(condition, rare);
        code.AddRare(Linq.Label(rare), Linq.Assign(doubt, Linq.Or(doubt, what)), Linq.Goto(tested));
        return tested;
    }

    private void Store(object value) => code.Store(fact.Column.Type switch
    {
        ChoiceType choice => Linq.Constant(choice.IndexOf((string)value)),
        ScalarType { Kind: ScalarKind.Bool } => Linq.Constant((bool)value ? 1L : 0L),
        _ when fact.Column.Storage == SlotStorage.References => Linq.Constant(value, typeof(object)),
        _ => Linq.Constant(value),
    });
}
