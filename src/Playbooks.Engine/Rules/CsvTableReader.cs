using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>Reads a decision table from a file of a spreadsheet.</summary>
internal sealed class CsvTableReader(RuleContext context, TableRowReader rows, Entity speaker)
{
    private const string IdColumn = "id";

    /// <summary>The rows' parts.</summary>
    public IEnumerable<RuleParts> Read(SourceText source)
    {
        var table = CsvReader.Read(source, context.Diagnostics);
        var start = Places.StartOf(source);
        if (table.Header.Length == 0)
        {
            context.Diagnostics.Add(PlaybookErrors.MissingColumn.At(start, "the table is empty", "write a header: `id`, the facts, the outputs"));
            return [];
        }
        if (table.Header is [var only] && only.Text.Contains('\t', StringComparison.Ordinal))
        {
            context.Diagnostics.Add(PlaybookErrors.MissingColumn.At(Whole(only), "the table's columns are parted by tabs", "save it with commas or semicolons between them"));
            return [];
        }
        var id = table.Header.ToList().FindIndex(name => name.Text == IdColumn);
        if (id < 0)
        {
            // The first column most likely holds the ids under another name.
            context.Diagnostics.Add(PlaybookErrors.MissingColumn.At(Whole(table.Header[0]), "the table has no column `id`", "each row is a rule and has an id of its own"));
            id = 0;
        }
        var columns = table.Header.Select((name, i) => ReadColumn(name, isId: i == id)).ToList();
        TableColumns.Check(columns, Whole(table.Header[0]), context.Diagnostics);
        if (columns.Count == 1)
        {
            // Nothing parts its cells, so that its rows would be as wrong as its header.
            return [];
        }
        return table.Rows.Select(row => ReadRow(row, columns.ConvertAll(column => column.Column), id)).OfType<RuleParts>().ToList();
    }

    private (TableColumn Column, Location Place) ReadColumn(Excerpt name, bool isId)
    {
        var place = Whole(name);
        var column = isId ? new TableColumn(null, IdColumn)
            : name.Text.Contains('.', StringComparison.Ordinal) ? new TableColumn(FactFinder.Find(context.Vocabulary, name.Text, place, speaker, context.Diagnostics), null)
            : TableColumns.ReadOutput(name.Text, place, context.Diagnostics, FactFinder.Meant(name.Text, context.Vocabulary.Facts));
        return (column, place);
    }

    private static string HelpWithLength(CsvRow row, int columns) =>
        row.Fields is [{ Text: var only }] && Array.Find([';', '\t', ','], other => only.Count(character => character == other) >= columns - 1) is var other and not '\0'
            ? $"its cells are parted by {(other == '\t' ? "tabs" : $"`{other}`")}, and those of the first row are not"
            : "a cell that holds the separator stands in double quotes";

    private RuleParts? ReadRow(CsvRow row, List<TableColumn> columns, int idColumn)
    {
        if (row.IsBroken)
        {
            return null;
        }
        if (row.Fields.Length != columns.Count)
        {
            var start = row.Fields.Length > columns.Count ? Whole(row.Fields[columns.Count - 1]).Span.End : row.Span.Start;
            var place = new Location(row.Fields[0].Source, TextSpan.FromBounds(start, row.Span.End), "");
            context.Diagnostics.Add(PlaybookErrors.RowLength.At(place, $"the row has {row.Fields.Length} cell{(row.Fields.Length == 1 ? "" : "s")}, and the table {columns.Count} columns", HelpWithLength(row, columns.Count)));
            return null;
        }
        var id = row.Fields[idColumn];
        if (id.Text.Length == 0)
        {
            context.Diagnostics.Add(PlaybookErrors.EmptyCell.At(new Location(id.Source, row.Span, ""), "the row has no id", "each row is a rule and has an id of its own"));
            return null;
        }
        Ids.Check(id.Text, Whole(id), "a row", context.Diagnostics);
        var (when, outputs) = (new CellList(), new Dictionary<string, Excerpt>(StringComparer.Ordinal));
        for (var i = 0; i < columns.Count; i++)
        {
            if (row.Fields[i].Text.Length == 0 || i == idColumn)
            {
                // An empty cell asks nothing, and says nothing.
                continue;
            }
            if (columns[i].Fact is { } fact && context.Cells.Read(row.Fields[i], fact, context.Diagnostics) is { } cell)
            {
                when.Add(cell, Whole(row.Fields[i]).Span);
            }
            else if (columns[i].Output is { } output)
            {
                outputs[output] = row.Fields[i];
            }
        }
        return rows.Read(id, when, outputs, TableColumns.LeadSomewhere(columns));
    }

    private static Location Whole(Excerpt excerpt) => excerpt.Locate(new TextSpan(0, excerpt.Text.Length));
}
