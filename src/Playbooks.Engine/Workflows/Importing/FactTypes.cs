using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows.Importing;

/// <summary>
/// Finds a type for each fact by trying: the first under which every part that names it checks, the others being of any
/// type. A fact for which none does is of the type under which most would.
/// </summary>
internal sealed class FactTypes
{
    private static readonly (string Name, DataType Type)[] Candidates =
    [
        ("number", DataType.Double), ("text", DataType.String), ("boolean", DataType.Bool), ("date", DataType.DateTime), ("money", DataType.Decimal),
        ("list of text", DataType.ListOf(DataType.String)), ("list of number", DataType.ListOf(DataType.Double)), ("time", DataType.Time),
    ];

    private readonly SortedDictionary<string, (string Name, DataType Type)> _types = new(StringComparer.Ordinal);

    private FactTypes()
    {
    }

    /// <summary>The facts in order, with the words that their types have in a vocabulary.</summary>
    public IEnumerable<(string Fact, string Type)> All => _types.Select(fact => (fact.Key, fact.Value.Name));

    public static FactTypes Find(IReadOnlyList<NativePart> parts)
    {
        var types = new FactTypes();
        var byFact = parts.SelectMany(part => part.Facts.Select(fact => (fact, part))).ToLookup(use => use.fact, use => use.part, StringComparer.Ordinal);
        foreach (var fact in byFact.Select(group => group.Key).Order(StringComparer.Ordinal))
        {
            var texts = byFact[fact].Select(part => part.Text).Distinct(StringComparer.Ordinal).ToList();
            types._types[fact] = Candidates.MaxBy(candidate => texts.Count(text => types.Check(text, byFact[fact], fact, candidate.Type) is null));
        }
        return types;
    }

    public DataType Of(string fact) => _types.TryGetValue(fact, out var type) ? type.Type : DataType.Any;

    /// <summary>Why a part is no condition over facts of these types; null when it is one.</summary>
    public Diagnostic? Check(NativePart part) => Check(part.Text, [part], null, DataType.Any);

    private Diagnostic? Check(string text, IEnumerable<NativePart> parts, string? tried, DataType type)
    {
        var scope = ExpressionScope.Empty;
        var position = 0;
        foreach (var row in parts.SelectMany(part => part.Facts).Distinct(StringComparer.Ordinal).GroupBy(fact => fact.Split('.')[0], StringComparer.Ordinal))
        {
            scope = scope.WithRow(row.Key, position++, new RowLayout(row.Key, row.Select(fact => (fact.Split('.')[1], fact == tried ? type : Of(fact)))));
        }
        var diagnostics = new List<Diagnostic>();
        Expression.Check(Excerpt.Of(text), scope, diagnostics, DataType.Bool);
        return diagnostics.Find(diagnostic => diagnostic.IsError);
    }
}
