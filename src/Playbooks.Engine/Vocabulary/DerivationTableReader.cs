using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Reads the decision table of a derived fact: cells of the facts in <c>when</c>, then the value.</summary>
internal sealed class DerivationTableReader(FactVocabulary declared, ICollection<Diagnostic> diagnostics)
{
    private const int MostRows = 10_000;

    /// <summary>The derivation, or null with reports.</summary>
    public DraftDerivation? Read(JsonNode node, FactDefinition fact)
    {
        if (ObjectReader.Open(node, "a table", diagnostics) is not { } reader)
        {
            return null;
        }
        var names = reader.Has("when") ? reader.Texts("when") : [];
        if (!reader.Has("when"))
        {
            reader.Require("when", "name the facts of its columns");
        }
        var rows = reader.Require("rows", "write a row for each case: `[ [\">= 7\", \"< 7\", \"Accessible\"] ]`") is null ? null : reader.List("rows");
        reader.Finish();
        var columns = names.Select(name => FactFinder.Find(declared, name, fact.Entity, diagnostics)).ToList();
        if (rows is null)
        {
            return null;
        }
        if (rows.Items.Length is 0 or > MostRows)
        {
            diagnostics.Add(ShapeErrors.TooMany.At(Places.Of(rows), string.Create(CultureInfo.InvariantCulture, $"a table has between 1 and {MostRows} rows, and this one {rows.Items.Length}"), null));
            return null;
        }
        var read = rows.Items.Select(row => ReadRow(row, columns, fact)).OfType<DerivationRow>().ToList();
        return new DraftDerivation(
            [.. columns.OfType<FactDefinition>().Select(column => column.Name).Distinct()],
            find => new TableDerivation([.. read.Select(row => Finish(row, find))]));
    }

    private static DerivationRow Finish(DerivationRow row, Func<string, FactDefinition> find) =>
        row with { Cells = [.. row.Cells.Select(cell => cell with { Fact = find(cell.Fact.Name) })] };

    private DerivationRow? ReadRow(JsonNode node, List<FactDefinition?> columns, FactDefinition fact)
    {
        if (node is not JsonArray row)
        {
            diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(node), $"a row is a list of cells, and this is {node.KindName}", "write `[ \"…\", \"…\" ]`"));
            return null;
        }
        if (row.Items.Length != columns.Count + 1)
        {
            diagnostics.Add(VocabularyErrors.RowLength.At(Places.Of(row), $"the row has {row.Items.Length} cell{(row.Items.Length == 1 ? "" : "s")}, and the table {columns.Count + 1} columns", "a row has a cell for each fact of `when`, and the value last"));
            return null;
        }
        var cells = ImmutableArray.CreateBuilder<Cell>(columns.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is { } column && CellReader.Read(row.Items[i], column, diagnostics) is { } cell)
            {
                cells.Add(cell);
            }
        }
        var value = fact.Type is AnyType ? "" : Literals.Read(row.Items[^1], fact.Type, diagnostics);
        return value is null ? null : new DerivationRow(cells.ToImmutable(), value);
    }
}
