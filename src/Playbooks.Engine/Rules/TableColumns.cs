using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>A column of a decision table: a fact to test, or something that the row's rule says.</summary>
/// <param name="Fact">The fact, or null.</param>
/// <param name="Output">Name of the output, or null; both are null for a column that means nothing, which was reported.</param>
internal sealed record TableColumn(FactDefinition? Fact, string? Output);

/// <summary>The outputs that tables have.</summary>
internal static class TableColumns
{
    /// <summary>Their names.</summary>
    public static readonly ImmutableArray<string> Outputs = ["action", "band", "due", "owner", "because", "title", "ask", "suppress"];

    /// <summary>Those of them that lead to something.</summary>
    public static readonly ImmutableArray<string> Effects = ["action", "ask", "suppress"];

    /// <summary>Whether it is known that a table has a column that leads to something: one that is misspelled may be it.</summary>
    public static bool LeadSomewhere(IReadOnlyCollection<TableColumn> columns) =>
        columns.Any(column => column.Output is { } output && Effects.Contains(output)) && columns.All(column => column is not { Fact: null, Output: null });

    /// <summary>The output column of a name; reports one that does not exist, with the fact that may be <paramref name="meant"/>.</summary>
    public static TableColumn ReadOutput(string name, Location place, ICollection<Diagnostic> diagnostics, Advice? meant = null)
    {
        if (Outputs.Contains(name))
        {
            return new TableColumn(null, name);
        }
        var help = ClosestName.Help(name, Outputs) ?? meant ?? (OtherKey.Find(name, Outputs) is { } other ? Advice.DidYouMean(name, other) : null) ?? $"a table has {string.Join(", ", Outputs.Select(output => $"`{output}`"))}, and facts such as `account.arr`";
        diagnostics.Add(PlaybookErrors.UnknownColumn.At(place, $"unknown column `{JsonScanner.Shown(name)}`", help));
        return new TableColumn(null, null);
    }

    /// <summary>Reports outputs that stand twice, and a table whose rows lead to nothing.</summary>
    public static void Check(IReadOnlyList<(TableColumn Column, Location Place)> columns, Location table, ICollection<Diagnostic> diagnostics)
    {
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (column, place) in columns)
        {
            if (column.Output is { } output && !outputs.Add(output))
            {
                diagnostics.Add(PlaybookErrors.DuplicateColumn.At(place, $"the column `{output}` stands twice", "delete one of them; several actions stand in one cell with `|`"));
            }
        }
        if (!outputs.Overlaps(Effects) && columns.All(column => column.Column is not { Fact: null, Output: null }))
        {
            diagnostics.Add(PlaybookErrors.MissingColumn.At(table, "the table has no column that says what its rows lead to", "add a column `action`, `ask` or `suppress`"));
        }
    }
}
