using System.Globalization;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Says in the author's words why a condition does not hold: <c>account.valueTier is `High`, needs `Low`</c>.</summary>
internal static class Reasons
{
    /// <summary>Why a rule for contacts matched nowhere.</summary>
    public const string NoContacts = "the account has no contacts";

    private const int MostValues = 3;

    /// <summary>Why a condition of a rule stands in the way.</summary>
    public static string Of(DecisionRun run, CompiledRule rule, int contact, Obstacle obstacle) => obstacle.Kind switch
    {
        ObstacleKind.Days => OfDays(rule.Rule),
        ObstacleKind.Cell => OfCell(run, contact, obstacle),
        ObstacleKind.Condition => OfCondition(run, rule.Rule.If!, contact, obstacle),
        ObstacleKind.NothingToAsk => $"{string.Join(" and ", rule.Rule.Ask.Select(fact => fact.Name))} {(rule.Rule.Ask.Length == 1 ? "is" : "are")} known already",
        _ => $"`{run.MatchedFirst[contact + 1][rule.Playbook]!.Rule.Id}` of the same playbook matched",
    };

    /// <summary>Why several conditions do.</summary>
    public static string OfAll(DecisionRun run, CompiledRule rule, int contact, IReadOnlyList<Obstacle> obstacles)
    {
        var shown = obstacles.Take(MostValues).Select(obstacle => Of(run, rule, contact, obstacle));
        var more = obstacles.Count > MostValues ? string.Create(CultureInfo.InvariantCulture, $"; and {obstacles.Count - MostValues} more") : "";
        return string.Join("; ", shown) + more;
    }

    private static string OfDays(Rule rule) => (rule.From, rule.Until) switch
    {
        ({ } from, { } until) => string.Create(CultureInfo.InvariantCulture, $"holds from {from:yyyy-MM-dd} until {until:yyyy-MM-dd}"),
        ({ } from, _) => string.Create(CultureInfo.InvariantCulture, $"holds from {from:yyyy-MM-dd}"),
        (_, { } until) => string.Create(CultureInfo.InvariantCulture, $"held until {until:yyyy-MM-dd}"),
        _ => "",
    };

    private static string OfCell(DecisionRun run, int contact, Obstacle obstacle)
    {
        var cell = obstacle.Cell!.Cell;
        return $"{cell.Fact.Name} {StateOf(run.RowOf(cell.Fact.Entity, contact), cell.Fact.Column)}, needs `{ReasonText.Of(cell.Text)}`";
    }

    private static string StateOf(FactRow? row, Column column) => (row?.State(column) ?? FactState.NotKnown) switch
    {
        FactState.Known => $"is `{ReasonText.Of(row!.Get(column))}`",
        FactState.Failed => "could not be worked out",
        _ => "is not known",
    };

    private static string OfCondition(DecisionRun run, CheckedExpression condition, int contact, Obstacle obstacle)
    {
        var text = ReasonText.Of(condition.Text);
        switch (obstacle.Verdict)
        {
            case Verdict.Failed:
                return $"`{text}` could not be worked out: {obstacle.Failure?.Message ?? "it rests on a fact that failed"}";
            case Verdict.NotKnown:
                return $"`{text}` is not known{InBrackets(Facts(run, condition, contact, FactState.NotKnown))}";
            default:
                return $"`{text}` does not hold{InBrackets(Facts(run, condition, contact, FactState.Known))}";
        }
    }

    // What the condition reads and is in the given state; lists of contacts are too long to show.
    private static IEnumerable<string> Facts(DecisionRun run, CheckedExpression condition, int contact, FactState state)
    {
        foreach (var source in run.Workspace.Roots.SourcesOf(condition))
        {
            var row = source.OfAllContacts ? null : run.RowOf(source.Fact.Entity, contact);
            if (!source.OfAllContacts && (row?.State(source.Fact.Column) ?? FactState.NotKnown) == state)
            {
                yield return $"{source.Fact.Name} {StateOf(row, source.Fact.Column)}";
            }
        }
    }

    private static string InBrackets(IEnumerable<string> parts)
    {
        var shown = string.Join(", ", parts.Take(MostValues));
        return shown.Length == 0 ? "" : $" ({shown})";
    }
}
