using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling.Needs;

/// <summary>What one fact says about a set of rules, a bit for each: those whose cells do not hold are taken out of it.</summary>
internal abstract class RuleQuestion
{
    /// <summary>How many cells may be tried; beyond that it would take longer than what may be saved by it.</summary>
    public const int MostCells = 4;

    // Of choices with more values a row for each would take more memory than it is worth.
    private const int MostValues = 32;

    /// <summary>Takes out the rules that do not hold by what a frame has of the fact.</summary>
    public abstract void Ask(EvaluationFrame frame, Span<ulong> rules);

    /// <summary>What a fact says; null where that would take too long to ask.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="layout">The layout of its rows.</param>
    /// <param name="asked">The cells that ask about it, with the places of their rules in the set.</param>
    /// <param name="words">How many words the set has.</param>
    /// <param name="mostCells">How many cells may be tried.</param>
    public static RuleQuestion? Of(FactDefinition fact, RowLayout layout, IEnumerable<(CellPredicate Cell, int Rule)> asked, int words, int mostCells)
    {
        var cells = asked.GroupBy(one => one.Cell).Select(cell => (cell.Key, BitsOf(cell.Select(one => one.Rule), words))).ToArray();
        return ValuesOf(fact) is > 0 and <= MostValues and var values ? new ByValue(fact, layout, values, cells, words)
            : cells.Length <= mostCells ? new ByCell(cells)
            : null;
    }

    private static int ValuesOf(FactDefinition fact) => fact.Type switch
    {
        ChoiceType choice => choice.Values.Length,
        ScalarType { Kind: ScalarKind.Bool } => 2,
        _ => 0,
    };

    private static ulong[] BitsOf(IEnumerable<int> rules, int words)
    {
        var bits = new ulong[words];
        foreach (var rule in rules)
        {
            bits[rule >> 6] |= 1UL << rule;
        }
        return bits;
    }

    private static void TakeOut(ReadOnlySpan<ulong> asking, Span<ulong> rules)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] &= ~asking[i];
        }
    }

    /// <summary>A row of rules for what is not known, for what failed, and for each value.</summary>
    private sealed class ByValue : RuleQuestion
    {
        private const int FirstValue = 2;

        private readonly int _entity;
        private readonly Column _column;
        private readonly ulong[] _rows;

        public ByValue(FactDefinition fact, RowLayout layout, int values, (CellPredicate Cell, ulong[] Rules)[] cells, int words)
        {
            (_entity, _column) = ((int)fact.Entity, fact.Column);
            _rows = new ulong[(FirstValue + values) * words];
            Array.Fill(_rows, ulong.MaxValue);
            var frame = new EvaluationFrame(default, rows: _entity + 1);
            var row = frame.Rows[_entity] = new FactRow(layout);
            for (var place = 0; place < FirstValue + values; place++)
            {
                if (place >= FirstValue)
                {
                    row.SetBits(_column, place - FirstValue);
                }
                else
                {
                    row.Clear(_column, place == 0 ? FactState.NotKnown : FactState.Failed);
                }
                foreach (var (cell, rules) in cells)
                {
                    if (cell.Test(frame) != Verdict.Holds)
                    {
                        TakeOut(rules, _rows.AsSpan(place * words, words));
                    }
                }
            }
        }

        public override void Ask(EvaluationFrame frame, Span<ulong> rules)
        {
            var row = _rows.AsSpan(PlaceIn(frame.Rows[_entity]) * rules.Length, rules.Length);
            for (var i = 0; i < rules.Length; i++)
            {
                rules[i] &= row[i];
            }
        }

        private int PlaceIn(FactRow? row) => row?.State(_column) switch
        {
            FactState.Known => FirstValue + (int)row.GetBits(_column),
            FactState.Failed => 1,
            _ => 0,
        };
    }

    /// <summary>A few cells, each with the rules that it is of.</summary>
    private sealed class ByCell((CellPredicate Cell, ulong[] Rules)[] cells) : RuleQuestion
    {
        public override void Ask(EvaluationFrame frame, Span<ulong> rules)
        {
            foreach (var (cell, asking) in cells)
            {
                if (cell.Test(frame) != Verdict.Holds)
                {
                    TakeOut(asking, rules);
                }
            }
        }
    }
}
