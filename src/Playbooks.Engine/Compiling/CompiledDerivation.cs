using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Compiling.Generating;
using Playbooks.Engine.Filling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Expressions.Generation;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>A derived fact over slots.</summary>
/// <param name="fact">The fact.</param>
internal abstract class CompiledDerivation(FactDefinition fact)
{
    private static readonly ConditionalWeakTable<FactDefinition, CompiledDerivation?> Known = [];

    private readonly SlotLimits _limits = new(fact);
    private readonly ScalarKind? _limited = fact.Min is null && fact.Max is null ? null : (fact.Type as ScalarType)?.Kind;

    /// <summary>The fact.</summary>
    public FactDefinition Fact { get; } = fact;

    /// <summary>Whether the value in a row, which is known, plainly keeps to the fact's limits; what does not must be looked at closely.</summary>
    public bool Allows(FactRow row) => _limited switch
    {
        null => true,
        ScalarKind.Long or ScalarKind.DateTime => _limits.Allow(row.GetBits(Fact.Column)),
        ScalarKind.Double => _limits.Allow(DoubleSlot.Read(row, Fact.Column)),
        ScalarKind.Decimal => _limits.Allow(row.GetDecimal(Fact.Column)),
        _ => false,
    };

    /// <summary>
    /// Works the fact out and stores it in the row of whom it speaks. <see cref="FactState.Failed"/> with a failure in
    /// the frame is a failure of its own; without one it rests on a fact that has failed already.
    /// </summary>
    public abstract FactState WorkOut(EvaluationFrame frame, FactRow row);

    /// <summary>Adds what works the fact out to generated code, which gives up where the fact fails or does not keep to its limits.</summary>
    public void Generate(WriterCode code)
    {
        if (_limited is not null && !GeneratedLimits.Compares(Fact.Type))
        {
            Leave(code);
            return;
        }
        code.Allows = GeneratedLimits.Of(Fact);
        Write(code);
    }

    /// <summary>Adds the same by calling <see cref="WorkOut"/>.</summary>
    public void Leave(WriterCode code)
    {
        code.Begin(Fact.Column);
        code.Leave((frame, row) => WorkOut(frame, row) is var state && state == FactState.Known && !Allows(row) ? FactState.Failed : state);
        code.End();
    }

    protected abstract void Write(WriterCode code);

    /// <summary>The compiled form of a derivation; null for a script, whose result comes in from outside. A fact that two states of a workspace share has one.</summary>
    public static CompiledDerivation? Of(FactDefinition fact) => Known.GetValue(fact, Compile);

    private static CompiledDerivation? Compile(FactDefinition fact) => fact.Derivation switch
    {
        TableDerivation table => new DerivedByTable(fact, table),
        BandsDerivation bands => new DerivedByBands(fact, bands),
        ExpressionDerivation expression => new DerivedByExpression(fact, expression.Expression),
        _ => null,
    };

    protected FactState Leave(FactRow row, FactState state)
    {
        row.Clear(Fact.Column, state);
        return state;
    }
}

/// <summary>The value of the first row whose cells all hold.</summary>
internal sealed class DerivedByTable(FactDefinition fact, TableDerivation table) : CompiledDerivation(fact)
{
    private readonly ImmutableArray<(CellPredicate[] Cells, SlotValue Value)> _rows =
        [.. table.Rows.Select(row => (CellCompiler.CompileAll(row.Cells), new SlotValue(fact.Column, row.Value)))];

    public override FactState WorkOut(EvaluationFrame frame, FactRow row)
    {
        foreach (var (cells, value) in _rows)
        {
            switch (TestAll(cells, frame))
            {
                case Verdict.Holds:
                    value.Store(row);
                    return FactState.Known;
                case Verdict.Failed:
                    // The row might have held: a later one must not answer in its place.
                    return Leave(row, FactState.Failed);
            }
        }
        return Leave(row, FactState.NotKnown);
    }

    protected override void Write(WriterCode code) => new GeneratedTable(Fact, code).Write(table);

    // A cell that does not hold settles its row, whatever the others are about.
    private static Verdict TestAll(CellPredicate[] cells, EvaluationFrame frame)
    {
        var result = Verdict.Holds;
        foreach (var cell in cells)
        {
            var verdict = cell.Test(frame);
            if (verdict == Verdict.DoesNotHold)
            {
                return verdict;
            }
            result = verdict > result ? verdict : result;
        }
        return result;
    }
}

/// <summary>The value of the highest threshold that is reached.</summary>
internal sealed class DerivedByBands(FactDefinition fact, BandsDerivation bands) : CompiledDerivation(fact)
{
    private readonly int _entity = (int)bands.Of.Entity;
    private readonly ImmutableArray<(SlotValue Value, decimal From, double FromNumber)> _bands =
        [.. bands.Bands.OrderByDescending(band => band.From).Select(band => (new SlotValue(fact.Column, band.Value), band.From, (double)band.From))];

    public override FactState WorkOut(EvaluationFrame frame, FactRow row)
    {
        var source = frame.Rows[_entity];
        var state = source is null ? FactState.NotKnown : source.State(bands.Of.Column);
        if (state != FactState.Known)
        {
            return Leave(row, state);
        }
        foreach (var (value, from, fromNumber) in _bands)
        {
            if (IsReached(source!, from, fromNumber))
            {
                value.Store(row);
                return FactState.Known;
            }
        }
        return Leave(row, FactState.NotKnown);
    }

    protected override void Write(WriterCode code) => new GeneratedTable(Fact, code).Write(bands);

    // Numbers are compared as numbers: as amounts, the very large and the very small ones would not fit.
    private bool IsReached(FactRow source, decimal from, double fromNumber) => (bands.Of.Type as ScalarType)?.Kind switch
    {
        ScalarKind.Double => DoubleSlot.Read(source, bands.Of.Column) >= fromNumber,
        ScalarKind.Decimal => DecimalSlot.Read(source, bands.Of.Column) >= from,
        _ => LongSlot.Read(source, bands.Of.Column) >= from,
    };
}

/// <summary>The value of an expression.</summary>
internal sealed class DerivedByExpression(FactDefinition fact, CheckedExpression expression) : CompiledDerivation(fact)
{
    private readonly SlotWriter _writer = expression.CompileTo(fact.Column);

    public override FactState WorkOut(EvaluationFrame frame, FactRow row) => _writer(frame, row);

    protected override void Write(WriterCode code) => expression.GenerateTo(Fact.Column, code);
}
