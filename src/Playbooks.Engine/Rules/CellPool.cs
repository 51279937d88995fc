using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>
/// Reads the cells of rules, each wording of a fact's cell once: of ten thousand rules most ask what others ask too,
/// and what they share is neither read nor kept again. One thread uses a pool.
/// </summary>
internal sealed class CellPool
{
    private readonly Dictionary<FactDefinition, Dictionary<string, Cell>> _cells = [];

    /// <summary>A cell of a JSON document, or null with a report.</summary>
    public Cell? Read(JsonNode node, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        if (node is not JsonString text)
        {
            return CellReader.Read(node, fact, diagnostics);
        }
        var known = CellsOf(fact);
        if (known.TryGetValue(text.Text, out var cell))
        {
            return cell;
        }
        var before = diagnostics.Count;
        cell = CellReader.Read(node, fact, diagnostics);
        return Keep(known, text.Text, cell, isRight: diagnostics.Count == before);
    }

    /// <summary>A cell of a table file, or null with a report.</summary>
    public Cell? Read(Excerpt text, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        var known = CellsOf(fact);
        if (known.TryGetValue(text.Text, out var cell))
        {
            return cell;
        }
        var before = diagnostics.Count;
        cell = CellParser.Parse(text, fact, diagnostics) is { } test ? new Cell(fact, test, text.Text.Trim()) : null;
        return Keep(known, text.Text, cell, isRight: diagnostics.Count == before);
    }

    /// <summary>Where a cell of a JSON document stands; of a list, which may be many lines long, its opening bracket.</summary>
    public static TextSpan PlaceOf(JsonNode node) => node switch
    {
        JsonString { Content.Length: > 0 } text => text.Content,
        JsonArray list => new TextSpan(list.Span.Start, 1),
        _ => node.Span,
    };

    // What was warned of is read again, so that each place is warned of.
    private static Cell? Keep(Dictionary<string, Cell> known, string text, Cell? cell, bool isRight)
    {
        if (cell is not null && isRight)
        {
            known.Add(text, cell);
        }
        return cell;
    }

    private Dictionary<string, Cell> CellsOf(FactDefinition fact)
    {
        if (!_cells.TryGetValue(fact, out var cells))
        {
            _cells.Add(fact, cells = new Dictionary<string, Cell>(StringComparer.Ordinal));
        }
        return cells;
    }
}
