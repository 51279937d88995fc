using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Checking;

/// <summary>Finds rules that are right by themselves and make no sense: they never match, or say what another one says.</summary>
/// <param name="pathAt">The JSON path of a character of a document.</param>
/// <param name="diagnostics">Receives what is found.</param>
internal sealed class RuleChecks(Func<string, int, string> pathAt, ICollection<Diagnostic> diagnostics)
{
    private readonly StringBuilder _meaning = new();
    private readonly List<Cell> _sorted = [];

    public static void Check(Workspace workspace, Func<string, int, string> pathAt, ICollection<Diagnostic> diagnostics)
    {
        var checks = new RuleChecks(pathAt, diagnostics);
        var seen = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var rule in workspace.Rules)
        {
            checks.CheckCells(rule);
            var meaning = checks.MeaningOf(rule);
            if (!seen.TryAdd(meaning, rule))
            {
                diagnostics.Add(PlaybookErrors.SameRule.At(checks.PlaceAt(rule, rule.Span), $"`{rule.Id}` says the same as `{seen[meaning].Id}`", "delete one of them"));
            }
        }
    }

    private void CheckCells(Rule rule)
    {
        for (var i = 0; i < rule.When.Length; i++)
        {
            var cell = rule.When[i];
            if (CellReach.IsOutOfReach(cell))
            {
                diagnostics.Add(CellErrors.OutOfReach.At(PlaceAt(rule, rule.CellPlaces[i]), $"`{cell.Fact.Name}` is never `{cell.Text}`: it goes {CellReach.Bounds(cell.Fact)}", $"`{rule.Id}` never matches"));
            }
            if (IsLastOfSeveral(rule.When, i))
            {
                CheckTogether(rule, i);
            }
        }
    }

    private void CheckTogether(Rule rule, int last)
    {
        var cells = rule.When.Where(cell => cell.Fact == rule.When[last].Fact).ToImmutableArray();
        if (CellReach.Contradict(cells))
        {
            diagnostics.Add(PlaybookErrors.NeverMatches.At(PlaceAt(rule, rule.CellPlaces[last]), $"`{rule.Id}` never matches: `{cells[0].Fact.Name}` cannot be `{string.Join("` and `", cells.Select(cell => cell.Text))}`", "change one of the cells"));
        }
    }

    private static bool IsLastOfSeveral(ImmutableArray<Cell> cells, int index)
    {
        var isRepeated = false;
        for (var i = 0; i < cells.Length; i++)
        {
            if (i != index && cells[i].Fact == cells[index].Fact)
            {
                isRepeated = true;
                if (i > index)
                {
                    return false;
                }
            }
        }
        return isRepeated;
    }

    private Location PlaceAt(Rule rule, TextSpan span) => new(rule.Source, span, pathAt(rule.Source.Name, span.Start));

    private string MeaningOf(Rule rule)
    {
        _sorted.Clear();
        foreach (var cell in rule.When)
        {
            if (cell.Test is not AnyTest)
            {
                _sorted.Add(cell);
            }
        }
        _sorted.Sort(static (left, right) => string.CompareOrdinal(left.Fact.Name, right.Fact.Name) is var order and not 0 ? order : string.CompareOrdinal(left.Text, right.Text));
        _meaning.Clear().Append((int)rule.For).Append('\n');
        foreach (var cell in _sorted)
        {
            _meaning.Append(cell.Fact.Name).Append('=').Append(cell.Text).Append('\n');
        }
        _meaning.Append("if\n").Append(rule.If?.Text).Append('\n');
        if (rule.From is not null || rule.Until is not null)
        {
            _meaning.Append(CultureInfo.InvariantCulture, $"{rule.From:O}..{rule.Until:O}");
        }
        _meaning.Append('\n').Append(rule.IsOtherwise ? rule.Playbook : "");
        foreach (var action in rule.Then)
        {
            _meaning.Append('\n').Append(action.Id);
        }
        foreach (var fact in rule.Ask)
        {
            _meaning.Append("\n?").Append(fact.Name);
        }
        foreach (var action in rule.Suppress)
        {
            _meaning.Append("\n-").Append(action);
        }
        return _meaning.ToString();
    }
}
