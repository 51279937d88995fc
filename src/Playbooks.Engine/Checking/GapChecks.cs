using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Checking;

/// <summary>
/// Looks over quadrant x value tier x role for high-risk contacts to whom no rule gives an action whatever else holds.
/// Rules with further conditions may together cover such a cell all the same, so it is a warning.
/// </summary>
internal static class GapChecks
{
    private const string Quadrant = "contact.quadrant";
    private const string HighRisk = "HighRisk";
    private const string Role = "contact.role";
    private const int MostCells = 10_000;
    private const int Named = 3;

    public static void Check(Workspace workspace, ICollection<Diagnostic> diagnostics)
    {
        if (workspace.Vocabulary.Find(Quadrant) is not { Type: ChoiceType quadrants, Location: { } place } quadrant || quadrants.IndexOf(HighRisk) < 0)
        {
            return;
        }
        var axes = new[] { workspace.Policy.ValueTier, workspace.Vocabulary.Find(Role) }.OfType<FactDefinition>().Where(fact => fact.Type is ChoiceType).ToList();
        var rules = workspace.Rules.Where(rule => MayCover(rule, [quadrant, .. axes])).ToList();
        var gaps = Cells(quadrant, axes).Take(MostCells).Where(cell => !rules.Exists(rule => Covers(rule, cell))).ToList();
        if (gaps.Count > 0)
        {
            var shown = string.Join("; ", gaps.Take(Named).Select(Describe)) + (gaps.Count > Named ? $" and {gaps.Count - Named} more" : "");
            diagnostics.Add(PlaybookErrors.Gap.At(place, $"no rule is sure to give an action to a high-risk contact{(axes.Count > 0 ? " with " + shown : "")}", "add a rule or a row for them, or one with `otherwise`"));
        }
    }

    private static IEnumerable<List<(FactDefinition Fact, string Value)>> Cells(FactDefinition quadrant, List<FactDefinition> axes)
    {
        IEnumerable<List<(FactDefinition Fact, string Value)>> cells = [[(quadrant, HighRisk)]];
        foreach (var axis in axes)
        {
            cells = cells.SelectMany(cell => ((ChoiceType)axis.Type).Values.Select(value => new List<(FactDefinition, string)>([.. cell, (axis, value)])));
        }
        return cells;
    }

    // A rule that asks for nothing beyond the axes, for ever. A fallback stands for all that its playbook leaves over.
    private static bool MayCover(Rule rule, List<FactDefinition> axes) =>
        rule.For == Entity.Contact && rule.Then.Length > 0 && rule.If is null && rule.From is null && rule.Until is null
        && rule.When.All(cell => cell.Test is AnyTest || axes.Contains(cell.Fact));

    private static bool Covers(Rule rule, List<(FactDefinition Fact, string Value)> values) =>
        rule.When.All(cell => cell.Test is AnyTest || CellReach.Passes(values.Find(value => value.Fact == cell.Fact).Value, cell.Test));

    private static string Describe(List<(FactDefinition Fact, string Value)> cell) =>
        string.Join(", ", cell.Skip(1).Select(value => $"{value.Fact.Name} `{value.Value}`"));
}
