using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>Reads the decision table that stands in a playbook.</summary>
internal sealed class JsonTableReader(RuleContext context, TableRowReader rows, Entity speaker)
{
    /// <summary>The rows' parts.</summary>
    public IEnumerable<RuleParts> Read(JsonObject table)
    {
        var reader = ObjectReader.Open(table, "a table", context.Diagnostics)!;
        var facts = reader.Require("when", "name the facts of its columns") is { } when ? TextList.Read(when, "`when`", context.Diagnostics, allowsRepeats: true) : [];
        var outputs = reader.Require("then", "name its outputs: `[\"action\", \"band\"]`") is { } then ? TextList.Read(then, "`then`", context.Diagnostics, allowsRepeats: true) : [];
        var list = reader.Require("rows", "write `{ \"id\": …, \"is\": [ … ] }` for each row") is null ? null : reader.List("rows");
        reader.Finish();
        var columns = facts.Select(fact => (Column: new TableColumn(FactFinder.Find(context.Vocabulary, fact, speaker, context.Diagnostics), null), Place: fact.Location))
            .Concat(outputs.Select(output => (Column: TableColumns.ReadOutput(output.Text, output.Location, context.Diagnostics), Place: output.Location)))
            .ToList();
        if (outputs.Length > 0)
        {
            TableColumns.Check(columns, Places.Of(table), context.Diagnostics);
        }
        return list is null ? [] : list.Items.Select(row => ReadRow(row, columns.ConvertAll(column => column.Column))).OfType<RuleParts>().ToList();
    }

    private RuleParts? ReadRow(JsonNode node, List<TableColumn> columns)
    {
        if (ObjectReader.Open(node, "a row", context.Diagnostics) is not { } reader)
        {
            return null;
        }
        var id = reader.RequireText("id", "a row has an id of its own");
        var cells = reader.Require("is", "write a cell for each column") is null ? null : reader.List("is");
        var (title, because) = (reader.Text("title"), reader.Text("because"));
        reader.Text("description");
        reader.Finish();
        if (cells is not null && cells.Items.Length != columns.Count)
        {
            context.Diagnostics.Add(PlaybookErrors.RowLength.At(Places.Of(cells), $"the row has {cells.Items.Length} cell{(cells.Items.Length == 1 ? "" : "s")}, and the table {columns.Count} columns", "a row has a cell for each of `when`, then one for each of `then`"));
            return null;
        }
        if (id is null || cells is null)
        {
            return null;
        }
        Ids.Check(id.Text, id.Location, "a row", context.Diagnostics);
        var (when, outputs) = (new CellList(), new Dictionary<string, Excerpt>(StringComparer.Ordinal));
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Fact is { } fact && context.Cells.Read(cells.Items[i], fact, context.Diagnostics) is { } cell)
            {
                when.Add(cell, CellPool.PlaceOf(cells.Items[i]));
            }
            else if (columns[i].Output is { } output && ReadOutput(cells.Items[i], output) is { } text)
            {
                outputs[output] = text;
            }
        }
        var parts = rows.Read(id.Excerpt, when, outputs, TableColumns.LeadSomewhere(columns));
        return parts with { Title = title?.Text ?? parts.Title, Because = because?.Excerpt ?? parts.Because };
    }

    private Excerpt? ReadOutput(JsonNode node, string output)
    {
        if (node is JsonString text)
        {
            return string.IsNullOrWhiteSpace(text.Text) ? null : text.Excerpt;
        }
        if (node is not JsonNull)
        {
            context.Diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(node), $"`{output}` is a text, and this is {node.KindName}", "several actions stand in one text with `|`"));
        }
        return null;
    }
}
