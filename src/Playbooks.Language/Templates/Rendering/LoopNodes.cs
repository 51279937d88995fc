using System.Globalization;
namespace Playbooks.Language.Templates.Rendering;

internal sealed class ForNode(AssignableNode variable, ExpressionNode list, LoopBounds bounds, TableRows? table, BlockNode body, BlockNode otherwise) : StatementNode
{
    public override bool MayLeave => body.MayLeave || otherwise.MayLeave;

    public override Flow Execute(RenderRun run)
    {
        run.Enter(list);
        var found = list.Evaluate(run);
        var items = found is null ? [] : ValueKinds.AsList(found) ?? Other(run, found);
        if (items is null || run.HasFailed)
        {
            return Flow.Stop;
        }
        var (start, count) = bounds.Of(run, items.Count);
        if (count == 0 && (table is null || !otherwise.IsEmpty || found is null))
        {
            return otherwise.Execute(run);
        }
        return Iterate(run, items, start, count);
    }

    private Flow Iterate(RenderRun run, IReadOnlyList<object?> items, int start, int count)
    {
        // The variable is the loop's: what it was before, it is again afterwards.
        var before = variable.Evaluate(run);
        var loop = new LoopState(run.Loop, isWhile: false) { Length = count, Columns = table?.ColumnsOf(run) ?? 1 };
        run.Loop = loop;
        var flow = Flow.Next;
        if (table is not null)
        {
            TableRows.Begin(run);
        }
        var isMade = items is TemplateList;
        for (var i = 0; i < count && run.Turn(); i++)
        {
            var at = bounds.IsReversed ? start + count - 1 - i : start + i;
            // The body may have shortened a list of its own making.
            var item = isMade && at >= items.Count ? null : items[at];
            loop.Turn(run, i, item);
            variable.Assign(run, item);
            flow = table is null ? body.Execute(run) : TableRows.Cell(run, loop, body);
            if (flow is Flow.Break or Flow.Return or Flow.Stop)
            {
                break;
            }
        }
        if (table is not null)
        {
            TableRows.End(run);
        }
        run.Loop = loop.Outer;
        variable.Assign(run, before);
        return flow is Flow.Return or Flow.Stop ? flow : Flow.Next;
    }

    // A text is a list of its characters, an object one of its members.
    private IReadOnlyList<object?>? Other(RenderRun run, object found)
    {
        if (Lists.Of(run, found) is { } items)
        {
            return items;
        }
        run.Fail(TemplateErrors.NotAList, list.Place, $"{ValueKinds.Describe(found)} is no list to loop over");
        return null;
    }
}

/// <summary>What <c>tablerow</c> writes around the turns of its loop.</summary>
internal sealed class TableRows(ExpressionNode? columns)
{
    public int ColumnsOf(RenderRun run) => (int)Math.Clamp(LoopBounds.Number(run, columns, 1), 1, int.MaxValue);

    public static void Begin(RenderRun run) => run.Write("<tr class=\"row1\">");

    public static Flow Cell(RenderRun run, LoopState loop, BlockNode body)
    {
        var (row, column) = (loop.Index / loop.Columns, loop.Index % loop.Columns);
        if (row > 0 && column == 0)
        {
            run.Write(string.Create(CultureInfo.InvariantCulture, $"</tr>\n<tr class=\"row{row + 1}\">"));
        }
        run.Write(string.Create(CultureInfo.InvariantCulture, $"<td class=\"col{column + 1}\">"));
        var flow = body.Execute(run);
        run.Write("</td>");
        return flow;
    }

    public static void End(RenderRun run) => run.Write("</tr>\n");
}

/// <summary>Which elements of a list a loop takes.</summary>
internal sealed record LoopBounds(ExpressionNode? Offset, ExpressionNode? Limit, bool IsReversed)
{
    public (int Start, int Count) Of(RenderRun run, int length)
    {
        var start = (int)Math.Clamp(Number(run, Offset, 0), 0, length);
        var count = (int)Math.Clamp(Number(run, Limit, length), 0, length - start);
        return (start, count);
    }

    public static long Number(RenderRun run, ExpressionNode? node, long otherwise)
    {
        if (node?.Evaluate(run) is not { } value)
        {
            return otherwise;
        }
        if (ValueKinds.IsNumber(value) && ValueKinds.TryWhole(value, out var whole))
        {
            return whole;
        }
        run.Fail(TemplateErrors.OperatorFailed, node.Place, $"a loop's `limit`, `offset` and `cols` are whole numbers, not {ValueKinds.Describe(value)}");
        return 0;
    }
}

internal sealed class WhileNode(ExpressionNode condition, BlockNode body) : StatementNode
{
    public override bool MayLeave => body.MayLeave;

    public override Flow Execute(RenderRun run)
    {
        var loop = new LoopState(run.Loop, isWhile: true);
        run.Loop = loop;
        var flow = Flow.Next;
        while (condition.IsTrue(run) && Turns(run))
        {
            flow = body.Execute(run);
            if (flow is Flow.Break or Flow.Return or Flow.Stop)
            {
                break;
            }
            loop.Index++;
        }
        run.Loop = loop.Outer;
        return flow is Flow.Return or Flow.Stop ? flow : Flow.Next;
    }

    private bool Turns(RenderRun run)
    {
        run.Enter(condition);
        return run.Turn();
    }
}
