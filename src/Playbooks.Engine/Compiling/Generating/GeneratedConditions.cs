using System.Collections.Immutable;
using Playbooks.Language.Expressions;
using Playbooks.Language.Expressions.Generation;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling.Generating;

/// <summary>Conditions that are asked together, as machine code.</summary>
internal sealed class GeneratedConditions
{
    private static readonly RowLayout s_one = LayoutOf(1);

    private readonly RowLayout _layout;
    private readonly GeneratedWriter _writer;

    private GeneratedConditions(RowLayout layout, GeneratedWriter writer) => (_layout, _writer) = (layout, writer);

    /// <summary>The code of conditions; null where it would be too large.</summary>
    public static GeneratedConditions? Of(ImmutableArray<CheckedExpression> conditions)
    {
        var layout = conditions.Length == 1 ? s_one : LayoutOf(conditions.Length);
        var code = new WriterCode();
        for (var i = 0; i < conditions.Length; i++)
        {
            conditions[i].GenerateTo(layout.Columns[i], code);
        }
        return code.Count <= GeneratedRun.MostStatements ? new GeneratedConditions(layout, code.Compile()) : null;
    }

    /// <summary>A row that takes what comes of them; one thread uses it at a time.</summary>
    public FactRow NewRow() => new(_layout);

    /// <summary>A row for any that stands alone.</summary>
    public static FactRow NewRowOfOne() => new(s_one);

    /// <summary>Asks all of them. False when one fails: then each must be asked by its own delegate, which says why.</summary>
    public bool TryAsk(EvaluationFrame frame, FactRow row) => _writer(frame, row);

    /// <summary>What came of one that stands alone.</summary>
    public static FactState OnlyOne(FactRow row, out bool holds)
    {
        var column = s_one.Columns[0];
        var state = row.State(column);
        holds = state == FactState.Known && row.GetBits(column) != 0;
        return state;
    }

    /// <summary>Whether any of them holds.</summary>
    public bool AnyHolds(FactRow row)
    {
        foreach (var column in _layout.Columns)
        {
            if (row.State(column) == FactState.Known && row.GetBits(column) != 0)
            {
                return true;
            }
        }
        return false;
    }

    private static RowLayout LayoutOf(int count) => new("conditions", Enumerable.Range(0, count).Select(number => ($"condition{number}", (DataType)DataType.Bool)));
}
