using System.Collections.Immutable;
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
        var columns = table.Header.Select(ReadColumn).ToList();
        var id = columns.FindIndex(column => column.Column.Output == IdColumn);
        if (id < 0)
        {
            context.Diagnostics.Add(PlaybookErrors.MissingColumn.At(Whole(table.Header[0]), "the table has no column `id`", "each row is a rule and has an id of its own"));
            return [];
        }
        TableColumns.Check(columns, Whole(table.Header[0]), context.Diagnostics);
        return table.Rows.Select(row => ReadRow(row, columns.ConvertAll(column => column.Column), id)).OfType<RuleParts>().ToList();
    }

    private (TableColumn Column, Location Place) ReadColumn(Excerpt name)
    {
        var place = Whole(name);
        var column = name.Text == IdColumn ? new TableColumn(null, IdColumn)
            : name.Text.Contains('.', StringComparison.Ordinal) ? new TableColumn(FactFinder.Find(context.Vocabulary, name.Text, place, speaker, context.Diagnostics), null)
            : TableColumns.ReadOutput(name.Text, place, context.Diagnostics);
        return (column, place);
    }

    private RuleParts? ReadRow(CsvRow row, List<TableColumn> columns, int idColumn)
    {
        if (row.Fields.Length != columns.Count)
        {
            var place = row.Fields.Length > columns.Count ? Whole(row.Fields[columns.Count]) : new Location(row.Fields[0].Source, row.Span, "");
            context.Diagnostics.Add(PlaybookErrors.RowLength.At(place, $"the row has {row.Fields.Length} cells, and the table {columns.Count} columns", "a cell that holds the separator stands in double quotes"));
            return null;
        }
        var id = row.Fields[idColumn];
        if (id.Text.Length == 0)
        {
            context.Diagnostics.Add(PlaybookErrors.EmptyCell.At(new Location(id.Source, row.Span, ""), "the row has no id", "each row is a rule and has an id of its own"));
            return null;
        }
        if (!Ids.Check(id.Text, Whole(id), "a row", context.Diagnostics))
        {
            return null;
        }
        var (when, outputs) = (ImmutableArray.CreateBuilder<Cell>(), new Dictionary<string, Excerpt>(StringComparer.Ordinal));
        for (var i = 0; i < columns.Count; i++)
        {
            if (row.Fields[i].Text.Length == 0 || i == idColumn)
            {
                // An empty cell asks nothing, and says nothing.
                continue;
            }
            if (columns[i].Fact is { } fact && CellParser.Parse(row.Fields[i], fact, context.Diagnostics) is { } test)
            {
                when.Add(new Cell(fact, test, row.Fields[i].Text.Trim(), Whole(row.Fields[i])));
            }
            else if (columns[i].Output is { } output)
            {
                outputs[output] = row.Fields[i];
            }
        }
        return rows.Read(id, when.ToImmutable(), outputs);
    }

    private static Location Whole(Excerpt excerpt) => excerpt.Locate(new TextSpan(0, excerpt.Text.Length));
}
