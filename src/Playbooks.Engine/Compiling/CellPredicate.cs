using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>A cell over the slot of its fact: tested without boxing and without allocating.</summary>
internal abstract class CellPredicate(Cell cell)
{
    private readonly int _row = (int)cell.Fact.Entity;

    /// <summary>The cell as it was written.</summary>
    public Cell Cell { get; } = cell;

    /// <summary>The slot.</summary>
    protected Column Column { get; } = cell.Fact.Column;

    /// <summary>What comes of the cell; a row that is missing knows nothing.</summary>
    public virtual Verdict Test(EvaluationFrame frame)
    {
        var row = frame.Rows[_row];
        return StateOf(row) switch
        {
            FactState.Known => TestKnown(row!, frame),
            FactState.Failed => Verdict.Failed,
            _ => Verdict.NotKnown,
        };
    }

    /// <summary>What comes of the cell for a fact that is known.</summary>
    protected abstract Verdict TestKnown(FactRow row, EvaluationFrame frame);

    /// <summary>What is there of the fact in the frame.</summary>
    protected FactState StateIn(EvaluationFrame frame) => StateOf(frame.Rows[_row]);

    private FactState StateOf(FactRow? row) => row is null ? FactState.NotKnown : row.State(Column);
}

/// <summary><c>is known</c> and <c>is not known</c>: the one cell that what is not known can fulfil.</summary>
internal sealed class KnownCell(Cell cell, bool mustBeKnown) : CellPredicate(cell)
{
    public override Verdict Test(EvaluationFrame frame) => StateIn(frame) switch
    {
        FactState.Known => Verdicts.Of(mustBeKnown),
        FactState.NotKnown => Verdicts.Of(!mustBeKnown),
        _ => Verdict.Failed,
    };

    protected override Verdict TestKnown(FactRow row, EvaluationFrame frame) => Verdicts.Of(mustBeKnown);
}
