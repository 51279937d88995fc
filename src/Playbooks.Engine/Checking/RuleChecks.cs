using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Checking;

/// <summary>Finds rules that are right by themselves and make no sense: they never match, or say what another one says.</summary>
internal static class RuleChecks
{
    public static void Check(Workspace workspace, ICollection<Diagnostic> diagnostics)
    {
        var seen = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var rule in workspace.Rules)
        {
            foreach (var cells in rule.When.GroupBy(cell => cell.Fact))
            {
                CheckCells(rule, [.. cells], diagnostics);
            }
            if (!seen.TryAdd(Meaning(rule), rule))
            {
                var other = seen[Meaning(rule)];
                diagnostics.Add(PlaybookErrors.SameRule.At(rule.Location, $"`{rule.Id}` says the same as `{other.Id}`", "delete one of them"));
            }
        }
    }

    private static void CheckCells(Rule rule, ImmutableArray<Cell> cells, ICollection<Diagnostic> diagnostics)
    {
        foreach (var cell in cells.Where(CellReach.IsOutOfReach))
        {
            diagnostics.Add(CellErrors.OutOfReach.At(cell.Location, $"`{cell.Fact.Name}` is never `{cell.Text}`: it goes {CellReach.Bounds(cell.Fact)}", $"`{rule.Id}` never matches"));
        }
        if (cells.Length > 1 && CellReach.Contradict(cells))
        {
            diagnostics.Add(PlaybookErrors.NeverMatches.At(cells[^1].Location, $"`{rule.Id}` never matches: `{cells[0].Fact.Name}` cannot be `{string.Join("` and `", cells.Select(cell => cell.Text))}`", "change one of the cells"));
        }
    }

    private static string Meaning(Rule rule)
    {
        var cells = rule.When.Where(cell => cell.Test is not AnyTest).Select(cell => $"{cell.Fact.Name}={cell.Text}").Order(StringComparer.Ordinal);
        var effects = rule.Then.Select(action => action.Id).Concat(rule.Ask.Select(fact => "?" + fact.Name)).Concat(rule.Suppress.Select(action => "-" + action));
        return string.Join('\n', [rule.For.ToString(), .. cells, "if", rule.If?.Text, $"{rule.From:O}..{rule.Until:O}", rule.IsOtherwise ? rule.Playbook : "", .. effects]);
    }
}
