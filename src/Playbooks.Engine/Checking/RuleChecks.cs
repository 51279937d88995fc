using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Checking;

/// <summary>
/// Finds rules that are right by themselves and make no sense: they never match, or say what another one says. What is
/// said of each playbook alone is remembered; only what its rules say in short is compared with the others.
/// </summary>
/// <param name="pathAt">The JSON path of a character of a document.</param>
/// <param name="diagnostics">Receives what is found.</param>
internal sealed class RuleChecks(Func<string, int, string> pathAt, ICollection<Diagnostic> diagnostics)
{
    private readonly StringBuilder _meaning = new();
    private readonly List<Cell> _sorted = [];

    public static void Check(Workspace workspace, Func<string, int, string> pathAt, CheckMemory memory, ICollection<Diagnostic> diagnostics)
    {
        var meanings = new List<RuleMeanings>();
        foreach (var playbook in workspace.Playbooks)
        {
            // Its location is made when it is read, and stays when its rules get other places.
            meanings.Add(memory.Recall(CheckStep.Rules, playbook.Location.Document, [playbook.Location], diagnostics, found => new RuleChecks(pathAt, found).CheckAlone(playbook)));
        }
        new RuleChecks(pathAt, diagnostics).Compare(workspace.Playbooks, meanings);
    }

    private RuleMeanings CheckAlone(Playbook playbook)
    {
        var hashes = new int[playbook.Rules.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            CheckCells(playbook.Rules[i]);
            hashes[i] = MeaningOf(playbook.Rules[i]).GetHashCode(StringComparison.Ordinal);
        }
        return new RuleMeanings(hashes);
    }

    // Of ten thousand rules a few say in short what others do, and only those are looked at.
    private void Compare(ImmutableArray<Playbook> playbooks, List<RuleMeanings> meanings)
    {
        var repeated = RuleMeanings.Repeated(meanings);
        var seen = new Dictionary<string, Rule>(StringComparer.Ordinal);
        for (var i = 0; i < playbooks.Length; i++)
        {
            foreach (var number in meanings[i].Among(repeated))
            {
                var rule = playbooks[i].Rules[number];
                var meaning = MeaningOf(rule);
                if (!seen.TryAdd(meaning, rule))
                {
                    var place = new Location(rule.Source, rule.Span, meanings[i].PathOf(number, () => pathAt(rule.Source.Name, rule.Span.Start)));
                    diagnostics.Add(PlaybookErrors.SameRule.At(place, $"`{rule.Id}` says the same as `{seen[meaning].Id}`", "delete one of them"));
                }
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
